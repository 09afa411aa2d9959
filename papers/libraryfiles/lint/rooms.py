"""Whether somebody who walks the tree of topics meets empty rooms or twins."""

from collections.abc import Iterator

from papers.libraryfiles.entries import Library, TopicEntry
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import TOPICS
from papers.libraryfiles.lint.topics import (
    ENOUGH_TOPICS,
    asked_topics,
    used_topics,
    way_up,
)


def lint_rooms(library: Library) -> Iterator[Fault]:
    yield from lint_twins(library.topics)
    if len(library.topics) >= ENOUGH_TOPICS:
        yield from lint_empty_rooms(library)


def lint_empty_rooms(library: Library) -> Iterator[Fault]:
    """A topic with narrower ones has a paper or a question somewhere below."""
    parents = {topic.slug: topic.parent for topic in library.topics}
    filled = set(asked_topics(library))
    for slug in used_topics(library):
        filled.update(way_up(slug, parents))
    with_children = set(parents.values())
    for topic in library.topics:
        if topic.slug in with_children and topic.slug not in filled:
            yield Fault(
                TOPICS,
                topic.line,
                f"At and below the topic {topic.slug} stands neither"
                " paper nor question",
                "Ask something about it, or let its slug lead to another topic",
            )


def lint_twins(topics: tuple[TopicEntry, ...]) -> Iterator[Fault]:
    """No name stands twice below one root."""
    parents = {topic.slug: topic.parent for topic in topics}
    first_lines: dict[tuple[str, str], int] = {}
    for topic in topics:
        *_, root = way_up(topic.slug, parents)
        name = topic.name.casefold()
        first_line = first_lines.setdefault((root, name), topic.line)
        if first_line != topic.line:
            yield Fault(
                TOPICS,
                topic.line,
                f"The name {topic.name} already stands below the topic {root}"
                f" in {TOPICS}:{first_line}",
                "Say whose it is",
            )
