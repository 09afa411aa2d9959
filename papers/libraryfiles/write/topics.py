"""Writing the topic tree in its canonical form."""

from collections.abc import Iterable, Iterator

from papers.libraryfiles.entries import TopicEntry
from papers.libraryfiles.other_names import SEPARATOR
from papers.libraryfiles.read.topics import (
    ALSO_CALLED,
    DEFINITION,
    EXPLAINED_IN,
    FORMERLY,
)


def write_topics(topics: Iterable[TopicEntry]) -> str:
    """The tree as a nested list.

    Children stand below their parent in the order of their positions.
    """
    children: dict[str, list[TopicEntry]] = {}
    for topic in topics:
        siblings = children.setdefault(topic.parent, [])
        siblings.append(topic)
    rows: list[str] = []
    roots = take_children(children, "")
    waiting = [(topic, 0) for topic in roots]
    while waiting:
        topic, level = waiting.pop()
        indent = "  " * level
        for row in topic_rows(topic):
            rows.append(f"{indent}{row}\n")
        for child in take_children(children, topic.slug):
            waiting.append((child, level + 1))
    return "".join(rows)


def topic_rows(topic: TopicEntry) -> Iterator[str]:
    """The topic's own line and those below it, before they are indented."""
    yield topic_row(topic)
    names = SEPARATOR.join(topic.also_called)
    below = {
        ALSO_CALLED: names,
        DEFINITION: topic.definition,
        EXPLAINED_IN: topic.explained_in,
        FORMERLY: SEPARATOR.join(topic.formerly),
    }
    for label, text in below.items():
        if text:
            yield f"  {label}: {text}"


def topic_row(topic: TopicEntry) -> str:
    mark = f"#{topic.slug}"
    if topic.is_supplementary:
        mark += " supplementary"
    row = f"- {topic.name} {{{mark}}}"
    if topic.description:
        row += f": {topic.description}"
    return row


def take_children(
    children: dict[str, list[TopicEntry]],
    parent: str,
) -> list[TopicEntry]:
    """The children of a parent, last first; nobody else gets them again."""
    siblings = children.pop(parent, [])
    siblings.sort(key=lambda topic: topic.position, reverse=True)
    return siblings
