"""Whether each topic says something or holds something."""

from collections.abc import Iterator

from papers.libraryfiles.entries import Library, TopicEntry
from papers.libraryfiles.faults import Fault

DESCRIBED_LEVELS = 3


def lint_topics(library: Library) -> Iterator[Fault]:
    used = used_topics(library)
    levels = topic_levels(library.topics)
    for topic in library.topics:
        if topic.description:
            continue
        if levels[topic.slug] <= DESCRIBED_LEVELS:
            problem = f"The topic {topic.slug} of level {levels[topic.slug]} has no description"
            yield Fault(
                "topics.md",
                topic.line,
                problem,
                "Describe it behind a colon, in one line",
            )
        elif topic.slug not in used:
            problem = (
                f"The topic {topic.slug} has neither description nor paper nor question"
            )
            yield Fault(
                "topics.md", topic.line, problem, "Describe it, or hang something on it"
            )


def used_topics(library: Library) -> frozenset[str]:
    """The topics on which a paper or a question hangs."""
    by_papers = (topic for note in library.notes for topic in note.topics)
    by_questions = (
        topic
        for file in library.files_with_questions()
        for question in file.questions
        for topic in question.topics
    )
    return frozenset((*by_papers, *by_questions))


def topic_levels(topics: tuple[TopicEntry, ...]) -> dict[str, int]:
    """How deep each topic stands, a root at level 1; parents come before their children."""
    levels: dict[str, int] = {}
    for topic in topics:
        levels[topic.slug] = levels.get(topic.parent, 0) + 1
    return levels
