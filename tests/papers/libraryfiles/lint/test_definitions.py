"""How long a topic's definition may be."""

import pytest

from papers.libraryfiles import Library, TopicEntry
from papers.libraryfiles.lint.topics import lint_topics


@pytest.mark.parametrize(
    ("count", "problems"),
    [
        (0, ["The topic relays has no definition"]),
        (24, ["The definition of relays has 24 words"]),
        (25, []),
        (60, []),
        (61, ["The definition of relays has 61 words"]),
    ],
)
def test_definition_has_25_to_60_words(count, problems):
    topic = TopicEntry(
        slug="relays",
        name="Relays",
        description="Stations.",
        definition=" ".join(["word"] * count),
        explained_in="relay#approach",
    )
    faults = list(lint_topics(Library(topics=(topic,))))
    assert [fault.problem for fault in faults] == problems


def test_each_topic_names_the_section_that_explains_it():
    topic = TopicEntry(
        slug="relays",
        name="Relays",
        description="Stations.",
        definition=" ".join(["word"] * 25),
    )
    faults = list(lint_topics(Library(topics=(topic,))))
    assert [fault.problem for fault in faults] == ["No note explains the topic relays"]
