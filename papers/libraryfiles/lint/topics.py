"""Whether each topic says something or holds something."""

from collections.abc import Iterator

from papers.libraryfiles.entries import Library, TopicEntry
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import TOPICS

DESCRIBED_LEVELS = 3


def lint_topics(library: Library) -> Iterator[Fault]:
    used = used_topics(library)
    levels = topic_levels(library.topics)
    for topic in library.topics:
        if topic.description:
            continue
        level = levels[topic.slug]
        if level <= DESCRIBED_LEVELS:
            yield Fault(
                TOPICS,
                topic.line,
                f"The topic {topic.slug} of level {level} has no description",
                "Describe it behind a colon, in one line",
            )
        elif topic.slug not in used:
            yield Fault(
                TOPICS,
                topic.line,
                f"The topic {topic.slug} has neither description"
                " nor paper nor question",
                "Describe it, or hang something on it",
            )


def used_topics(library: Library) -> frozenset[str]:
    """The topics on which a paper or a question hangs."""
    topics: set[str] = set()
    for note in library.notes:
        topics.update(note.topics)
    for question in library.questions():
        topics.update(question.topics)
    return frozenset(topics)


def topic_levels(topics: tuple[TopicEntry, ...]) -> dict[str, int]:
    """How deep each topic stands, a root at level 1.

    Parents come before their children.
    """
    levels: dict[str, int] = {}
    for topic in topics:
        parent_level = levels.get(topic.parent, 0)
        levels[topic.slug] = parent_level + 1
    return levels
