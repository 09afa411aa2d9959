"""A topic tree drawn with lines: a heading for each root, and what is below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

BRANCH = "├── "
LAST_BRANCH = "└── "
PASSING = "│   "
BLANK = "    "


@dataclass(frozen=True)
class DrawnTopic:
    """key and parent: any numbers; parent is None for a root."""

    key: int
    parent: int | None
    name: str
    is_supplementary: bool

    @property
    def label(self) -> str:
        return f"{self.name}*" if self.is_supplementary else self.name


def write_box_tree(topics: Iterable[DrawnTopic], title: str = "Topics") -> str:
    """Siblings in the order in which they come."""
    children: dict[int | None, list[DrawnTopic]] = {}
    for topic in topics:
        children.setdefault(topic.parent, []).append(topic)
    rows = [f"# {title}"]
    for root in children.get(None, []):
        rows += ["", f"## {root.label}"]
        rows += branch_rows(root, children, "")
    return "\n".join(rows) + "\n"


def branch_rows(
    topic: DrawnTopic,
    children: Mapping[int | None, Sequence[DrawnTopic]],
    lead: str,
) -> Iterator[str]:
    """The lines below the topic; at most as deep as the library's tree."""
    below = children.get(topic.key, ())
    for place, child in enumerate(below, start=1):
        is_last = place == len(below)
        glyph = LAST_BRANCH if is_last else BRANCH
        yield f"{lead}{glyph}{child.label}"
        passing = BLANK if is_last else PASSING
        yield from branch_rows(child, children, lead + passing)
