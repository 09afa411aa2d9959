"""Whether the tree of topics has empty rooms or twins."""

import pytest

from papers.libraryfiles import Library, NoteFile, QuestionEntry, TopicEntry
from papers.libraryfiles.lint.rooms import lint_rooms

EMPTY = "At and below the topic room stands neither paper nor question"


def tree_of(*more):
    """A hundred topics at one level, and more."""
    topics = [TopicEntry(f"t-{number}", f"T {number}") for number in range(100)]
    return (*topics, *more)


ROOM = (
    TopicEntry("room", "Room", line=200),
    TopicEntry("corner", "Corner", parent="room", line=201),
)


def problems(library):
    return [fault.problem for fault in lint_rooms(library)]


def question_on(slug):
    return QuestionEntry(id="a-0", kind="recall", level="apply", topics=(slug,))


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (NoteFile("a", "A", note="full"), [EMPTY]),
        (NoteFile("a", "A", note="full", topics=("t-1",)), [EMPTY]),
        (NoteFile("a", "A", note="full", topics=("corner",)), []),
        (NoteFile("a", "A", note="full", topics=("room",)), []),
        (NoteFile("a", "A", note="full", questions=(question_on("corner"),)), []),
    ],
)
def test_room_holds_a_paper_or_a_question(note, expected):
    library = Library(topics=tree_of(*ROOM), notes=(note,))
    assert problems(library) == expected


def test_topic_without_narrower_ones_is_no_room():
    assert problems(Library(topics=tree_of())) == []


def test_small_tree_may_have_empty_rooms():
    assert problems(Library(topics=ROOM)) == []


def test_name_stands_once_below_a_root():
    topics = (
        TopicEntry("relays", "Relays", line=1),
        TopicEntry("speed", "Speed", parent="relays", line=2),
        TopicEntry("stations", "Stations", parent="relays", line=3),
        TopicEntry("speed-of-stations", "speed", parent="stations", line=4),
    )
    assert problems(Library(topics=topics)) == [
        "The name speed already stands below the topic relays in topics.md:2"
    ]


def test_name_may_stand_below_another_root():
    topics = (
        TopicEntry("relays", "Relays", line=1),
        TopicEntry("speed", "Speed", parent="relays", line=2),
        TopicEntry("telegraphs", "Telegraphs", line=3),
        TopicEntry("speed-of-telegraphs", "Speed", parent="telegraphs", line=4),
    )
    assert problems(Library(topics=topics)) == []
