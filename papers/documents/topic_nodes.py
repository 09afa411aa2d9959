"""A topic tree as a document has it; each line belongs to a topic or is kept raw."""

import unicodedata
from dataclasses import dataclass, field

from papers.libraryfiles.read.topics import DEEPEST, NAME_LENGTH

# The names from the root down, as they are compared.
Path = tuple[str, ...]
SUPPLEMENTARY_MARK = "*"
# What would be taken for a slug in the library's files.
SLUG_MARK = "{#"
BOLD_MARKS = ("**", "__")


@dataclass(frozen=True)
class RawNote:
    """A line that became no topic. number: from 1."""

    number: int
    text: str
    reason: str


@dataclass
class TopicNode:
    """A topic of the document; its path says which one it is."""

    line: int
    name: str
    path: Path
    is_supplementary: bool


@dataclass
class TopicDocument:
    """What was read. repeats: lines with a path that an earlier line has."""

    title: str = ""
    nodes: list[TopicNode] = field(default_factory=list)
    repeats: list[RawNote] = field(default_factory=list)
    raw_notes: list[RawNote] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.nodes

    def count_by_level(self) -> list[int]:
        """Of the roots first."""
        counts: list[int] = []
        for node in self.nodes:
            while len(counts) < len(node.path):
                counts.append(0)
            counts[len(node.path) - 1] += 1
        return counts


@dataclass
class Branch:
    """A topic that may have some below it; path is None where it was not taken."""

    column: int
    line: int
    path: Path | None


class TreeBuilder:
    """Puts labels below one another by the columns in which they stand."""

    def __init__(self) -> None:
        self.document = TopicDocument()
        self.branches: list[Branch] = []
        self.by_path: dict[Path, TopicNode] = {}

    def add(
        self,
        line: int,
        column: int,
        text: str,
    ) -> None:
        while self.branches and self.branches[-1].column >= column:
            self.branches.pop()
        parent = self.branches[-1] if self.branches else None
        path = self.take(line, text, parent)
        self.branches.append(Branch(column, line, path))

    def take(
        self,
        line: int,
        text: str,
        parent: Branch | None,
    ) -> Path | None:
        if parent and parent.path is None:
            self.keep_raw(
                line, text, f"Stands below line {parent.line}, not taken"
            )
            return None
        above = parent.path if parent and parent.path else ()
        name, is_supplementary = read_label(text)
        reason = reason_against(name, len(above))
        if reason:
            self.keep_raw(line, text, reason)
            return None
        path = (*above, name_key(name))
        known = self.by_path.get(path)
        if known:
            reason = f"The same topic as in line {known.line}"
            known.is_supplementary |= is_supplementary
            self.document.repeats.append(RawNote(line, text.strip(), reason))
        else:
            node = TopicNode(line, name, path, is_supplementary)
            self.by_path[path] = node
            self.document.nodes.append(node)
        return path

    def keep_raw(
        self,
        line: int,
        text: str,
        reason: str,
    ) -> None:
        self.document.raw_notes.append(RawNote(line, text.strip(), reason))


def read_label(text: str) -> tuple[str, bool]:
    """The name, and whether the mark of a supplementary topic ends it."""
    name = " ".join(text.split())
    for mark in BOLD_MARKS:
        inner = name.removeprefix(mark).removesuffix(mark)
        is_bold = len(inner) == len(name) - 2 * len(mark)
        if is_bold and mark not in inner:
            name = inner.strip()
    is_supplementary = name.endswith(SUPPLEMENTARY_MARK)
    if is_supplementary:
        name = name.rstrip(SUPPLEMENTARY_MARK).rstrip()
    return name, is_supplementary


def reason_against(name: str, level: int) -> str:
    """Why the label can be no topic's name; empty where it can."""
    if not name:
        return "No name"
    if len(name) > NAME_LENGTH:
        return f"Longer than {NAME_LENGTH} characters"
    if level >= DEEPEST:
        return f"Deeper than {DEEPEST} levels"
    if SLUG_MARK in name:
        return f"Has {SLUG_MARK}, which marks an address"
    if any(is_unwritable(character) for character in name):
        return "Has characters that cannot be seen"
    return ""


def is_unwritable(character: str) -> bool:
    """Control characters, halves of pairs, private and unassigned ones."""
    return unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")


def name_key(name: str) -> str:
    """By which names are the same; as siblings are told apart in the files."""
    return " ".join(name.split()).casefold()
