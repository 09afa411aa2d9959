"""Whether enough of the topics have a question at or below."""

import pytest

from papers.libraryfiles import Library, NoteFile, QuestionEntry, TopicEntry
from papers.libraryfiles.lint.topics import lint_asked_share


def library_of(topic_count, asked, status="published"):
    """One root, and below it topics of which the first ones are asked for."""
    topics = [TopicEntry("root", "Root")]
    for number in range(topic_count):
        topics.append(TopicEntry(f"t-{number}", f"T {number}", parent="root"))
    questions = []
    for number in range(asked):
        questions.append(
            QuestionEntry(
                id=f"a-{number}",
                kind="recall",
                level="apply",
                topics=(f"t-{number}",),
                status=status,
            )
        )
    note = NoteFile("a", "A", note="full", questions=tuple(questions))
    return Library(topics=tuple(topics), notes=(note,))


def problems(library):
    return [fault.problem for fault in lint_asked_share(library)]


@pytest.mark.parametrize(("asked", "fault_count"), [(60, 0), (59, 1)])
def test_three_of_five_topics_are_asked_for(asked, fault_count):
    assert len(problems(library_of(100, asked))) == fault_count


def test_drafts_ask_for_nothing():
    assert problems(library_of(100, 60, status="draft")) == [
        "Only 0% of the topics from level 2 on have a question at or below"
    ]


def test_few_topics_prove_nothing():
    assert problems(library_of(99, 0)) == []


def test_question_below_counts_for_all_above():
    chain = [TopicEntry("t-0", "T 0")]
    for number in range(1, 110):
        chain.append(TopicEntry(f"t-{number}", f"T {number}", parent=f"t-{number - 1}"))
    question = QuestionEntry(id="a-0", kind="recall", level="apply", topics=("t-109",))
    note = NoteFile("a", "A", note="full", questions=(question,))
    assert problems(Library(topics=tuple(chain), notes=(note,))) == []
