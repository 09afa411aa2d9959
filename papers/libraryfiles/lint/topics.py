"""Whether each topic says what it is, or holds something."""

from collections.abc import Iterator

from papers.libraryfiles.entries import Library, TopicEntry
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import TOPICS
from papers.libraryfiles.lint.wording import word_count

DESCRIBED_LEVELS = 3
# Words at least and at most.
DEFINITION = (25, 60)
# Of the topics from this level on, so many have a question at or below.
ASKED_LEVELS = 2
LEAST_ASKED_SHARE = 0.60
# Of so many topics a share says something.
ENOUGH_TOPICS = 100


def lint_topics(library: Library) -> Iterator[Fault]:
    yield from lint_asked_share(library)
    used = used_topics(library)
    levels = topic_levels(library.topics)
    for topic in library.topics:
        yield from lint_definition(topic)
        yield from lint_place(topic)
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


def lint_asked_share(library: Library) -> Iterator[Fault]:
    levels = topic_levels(library.topics)
    deep = {slug for slug, level in levels.items() if level >= ASKED_LEVELS}
    if len(deep) < ENOUGH_TOPICS:
        return
    share = len(deep & asked_topics(library)) / len(deep)
    if share < LEAST_ASKED_SHARE:
        yield Fault(
            TOPICS,
            1,
            f"Only {share:.0%} of the topics from level {ASKED_LEVELS} on"
            " have a question at or below",
            f"Bring it to {LEAST_ASKED_SHARE:.0%};"
            " name the exact topic at each question",
        )


def lint_definition(topic: TopicEntry) -> Iterator[Fault]:
    least, most = DEFINITION
    if not topic.definition:
        yield Fault(
            TOPICS,
            topic.line,
            f"The topic {topic.slug} has no definition",
            f"Say what it is in {least} to {most} words, on a line below it",
        )
        return
    count = word_count(topic.definition)
    if not least <= count <= most:
        yield Fault(
            TOPICS,
            topic.line,
            f"The definition of {topic.slug} has {count} words",
            f"Use {least} to {most}, not counting formulas",
        )


def lint_place(topic: TopicEntry) -> Iterator[Fault]:
    if not topic.explained_in:
        yield Fault(
            TOPICS,
            topic.line,
            f"No note explains the topic {topic.slug}",
            "Write `explained in: slug#section` on a line below it,"
            " or let its slug lead to another topic",
        )


def used_topics(library: Library) -> frozenset[str]:
    """The topics on which a paper or a question hangs."""
    topics: set[str] = set()
    for note in library.notes:
        topics.update(note.topics)
    for question in library.questions():
        topics.update(question.topics)
    return frozenset(topics)


def asked_topics(library: Library) -> frozenset[str]:
    """The topics with a published question at or below them."""
    parents = {topic.slug: topic.parent for topic in library.topics}
    asked: set[str] = set()
    for question in library.questions():
        if question.status == "published":
            for slug in question.topics:
                asked.update(way_up(slug, parents))
    return frozenset(asked)


def way_up(slug: str, parents: dict[str, str]) -> Iterator[str]:
    """The topic, its parent and so on up to a root."""
    while slug:
        yield slug
        slug = parents.get(slug, "")


def topic_levels(topics: tuple[TopicEntry, ...]) -> dict[str, int]:
    """How deep each topic stands, a root at level 1.

    Parents come before their children.
    """
    levels: dict[str, int] = {}
    for topic in topics:
        parent_level = levels.get(topic.parent, 0)
        levels[topic.slug] = parent_level + 1
    return levels
