"""Reading the topic tree: a nested list, two spaces a level."""

import re
from dataclasses import replace
from typing import Any

from papers.libraryfiles.entries import SECTION_KINDS, TopicEntry
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.other_names import check_other_names, split_other_names
from papers.libraryfiles.slugs import SLUG_REMEDY, is_slug

ROW = re.compile(
    r"^( *)- (\S.*?) \{#([^{} ]*)( supplementary)?\}(?::[ ]+(\S.*?))?[ ]*$"
)
ALSO_CALLED = "also called"
DEFINITION = "definition"
EXPLAINED_IN = "explained in"
FORMERLY = "formerly"
# The field of each line that may stand below a topic.
FIELDS_BELOW = {
    ALSO_CALLED: "also_called",
    DEFINITION: "definition",
    EXPLAINED_IN: "explained_in",
    FORMERLY: "formerly",
}
ROW_BELOW = re.compile(rf"^( *)({'|'.join(FIELDS_BELOW)}): (\S.*?)[ ]*$")
FORM = "Write `- Name {#slug}: description` or `- Name {#slug supplementary}`"
DEEPEST = 12
NAME_LENGTH = 120


def parse_topics(text: str, faults: Faults) -> tuple[TopicEntry, ...]:
    """All topics in the order of the file; each names its parent."""
    topics: list[TopicEntry] = []
    branch: list[str] = []
    child_counts: dict[str, int] = {}
    for line, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        row_below = ROW_BELOW.match(row)
        if row_below:
            add_row_below(topics, len(branch), row_below, line, faults)
            continue
        match = ROW.match(row)
        if not match:
            faults.add(
                line,
                f"{quote_text(row)} is no topic",
                FORM,
            )
            continue
        indent = match.group(1)
        level = topic_level(len(indent), len(branch), line, faults)
        del branch[level:]
        parent = branch[-1] if branch else ""
        position = child_counts.get(parent, 0)
        child_counts[parent] = position + 1
        topic = read_topic(match, parent, position, line)
        topics.append(topic)
        branch.append(topic.slug)
    check_topic_names(topics, faults)
    return tuple(topics)


def add_row_below(
    topics: list[TopicEntry],
    level: int,
    match: re.Match[str],
    line: int,
    faults: Faults,
) -> None:
    """What a line says of the topic above; `level` is that below the topic."""
    indent, label, text = match.groups()
    field = FIELDS_BELOW[label]
    is_below_topic = topics and len(indent) == 2 * level
    if not is_below_topic or getattr(topics[-1], field):
        faults.add(
            line,
            f"This “{label}” belongs to no topic",
            "Write it once, right below its topic, two spaces further in",
        )
        return
    value: Any = text
    if label == ALSO_CALLED:
        value = split_other_names(text)
        check_other_names(value, line, faults)
    elif label == EXPLAINED_IN:
        check_place(text, line, faults)
    elif label == FORMERLY:
        value = tuple(sorted(split_other_names(text)))
        check_former_slugs(value, line, faults)
    topics[-1] = replace(topics[-1], **{field: value})


def check_place(place: str, line: int, faults: Faults) -> None:
    """A section of a note: "slug#kind"."""
    slug, _, kind = place.partition("#")
    if not is_slug(slug) or kind not in SECTION_KINDS:
        kinds = ", ".join(SECTION_KINDS)
        faults.add(
            line,
            f"{quote_text(place)} is no section of a note",
            f"Write slug#section with one of {kinds}",
        )


def check_former_slugs(
    slugs: tuple[str, ...], line: int, faults: Faults
) -> None:
    for slug in slugs:
        if not is_slug(slug):
            faults.add(line, f"{quote_text(slug)} is no slug", SLUG_REMEDY)


def topic_level(indent: int, deepest: int, line: int, faults: Faults) -> int:
    """The level of a topic, from 0; `deepest` is the level below the topic above."""
    level, odd = divmod(indent, 2)
    if odd or level > deepest or level >= DEEPEST:
        faults.add(
            line,
            "The indentation does not fit the topic above",
            "Use two spaces more than the parent, at most 12 levels",
        )
    return min(level, deepest)


def read_topic(
    match: re.Match[str],
    parent: str,
    position: int,
    line: int,
) -> TopicEntry:
    return TopicEntry(
        slug=match.group(3),
        name=match.group(2),
        description=match.group(5) or "",
        is_supplementary=bool(match.group(4)),
        parent=parent,
        position=position,
        line=line,
    )


def check_topic_names(topics: list[TopicEntry], faults: Faults) -> None:
    first_lines: dict[tuple[str, str], int] = {}
    for topic in topics:
        if not is_slug(topic.slug):
            faults.add(
                topic.line,
                f"{quote_text(topic.slug)} is no slug",
                SLUG_REMEDY,
            )
        name = quote_text(topic.name)
        if len(topic.name) > NAME_LENGTH:
            faults.add(
                topic.line,
                f"The name {name} is too long",
                f"Use at most {NAME_LENGTH} characters",
            )
        sibling = (topic.parent, topic.name.casefold())
        first_line = first_lines.setdefault(sibling, topic.line)
        if first_line != topic.line:
            faults.add(
                topic.line,
                f"A sibling in line {first_line} has the name {name} too",
                "Rename one",
            )
