"""Reading the topic tree: a nested list, two spaces a level."""

import re

from papers.libraryfiles.entries import TopicEntry
from papers.libraryfiles.faults import Faults, shown
from papers.libraryfiles.read.source import SLUG_REMEDY, is_slug

ROW = re.compile(
    r"^( *)- (\S.*?) \{#([^{} ]*)( supplementary)?\}(?::[ ]+(\S.*?))?[ ]*$"
)
FORM = "Write `- Name {#slug}: description` or `- Name {#slug supplementary}`"
DEEPEST = 12


def parse_topics(text: str, faults: Faults) -> tuple[TopicEntry, ...]:
    """All topics in the order of the file; each names its parent."""
    topics: list[TopicEntry] = []
    branch: list[str] = []
    children: dict[str, int] = {}
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        match = ROW.match(row)
        if not match:
            faults.add(line, f"{shown(row)} is no topic", FORM)
            continue
        level, odd = divmod(len(match.group(1)), 2)
        if odd or level > len(branch) or level >= DEEPEST:
            faults.add(
                line,
                "The indentation does not fit the topic above",
                "Use two spaces more than the parent, at most 12 levels",
            )
            level = min(level, len(branch))
        del branch[level:]
        topic = _topic(match, branch[-1] if branch else "", children, line)
        topics.append(topic)
        branch.append(topic.slug)
    _check_names(topics, faults)
    return tuple(topics)


def _topic(
    match: re.Match[str], parent: str, children: dict[str, int], line: int
) -> TopicEntry:
    position = children.get(parent, 0)
    children[parent] = position + 1
    return TopicEntry(
        slug=match.group(3),
        name=match.group(2),
        description=match.group(5) or "",
        is_supplementary=bool(match.group(4)),
        parent=parent,
        position=position,
        line=line,
    )


def _check_names(topics: list[TopicEntry], faults: Faults) -> None:
    siblings: dict[tuple[str, str], int] = {}
    for topic in topics:
        if not is_slug(topic.slug):
            faults.add(topic.line, f"{shown(topic.slug)} is no slug", SLUG_REMEDY)
        if len(topic.name) > 120:
            faults.add(
                topic.line,
                f"The name {shown(topic.name)} is too long",
                "Use at most 120 characters",
            )
        first = siblings.setdefault((topic.parent, topic.name.casefold()), topic.line)
        if first != topic.line:
            faults.add(
                topic.line,
                f"A sibling in line {first} has the name {shown(topic.name)} too",
                "Rename one",
            )
