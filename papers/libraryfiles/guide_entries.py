"""What leads through a library: paths, trends and collections, as plain values.

What entries.py says of names and fields holds here, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from papers.libraryfiles.entry_fields import line_field

# The headings of a trend in their order, each with the field that it stands for.
TREND_HEADINGS = {
    "Observation": "observation",
    "Approach": "approach",
    "Impact": "impact",
    "Formula": "formula",
}
EXAMPLES_HEADING = "Examples"


@dataclass(frozen=True)
class PathStep:
    paper: str
    reason: str
    line: int = line_field()


@dataclass(frozen=True)
class PathFile:
    slug: str
    title: str
    description: str = ""
    status: str = "published"
    written_by: str = ""
    machine_helped: bool | None = None
    written_on: date | None = None
    introduction: str = ""
    steps: tuple[PathStep, ...] = ()
    line: int = line_field()

    @property
    def path(self) -> str:
        return f"paths/{self.slug}.md"


@dataclass(frozen=True)
class TrendFile:
    """Its texts are Markdown; the formula may be missing."""

    slug: str
    title: str
    status: str = "published"
    written_by: str = ""
    machine_helped: bool | None = None
    written_on: date | None = None
    observation: str = ""
    approach: str = ""
    impact: str = ""
    formula: str = ""
    examples: tuple[PathStep, ...] = ()
    line: int = line_field()

    @property
    def path(self) -> str:
        return f"trends/{self.slug}.md"


@dataclass(frozen=True)
class CollectedEntry:
    """A paper by its slug; else, if it has them, the title and address of one."""

    paper: str = ""
    title: str = ""
    url: str = ""
    blurb: str = ""
    line: int = line_field()


@dataclass(frozen=True)
class CollectionGroup:
    """name: empty for what stands above the first heading."""

    name: str
    entries: tuple[CollectedEntry, ...]
    line: int = line_field()


@dataclass(frozen=True)
class CollectionFile:
    """url: of the index that it follows, if any."""

    slug: str
    title: str
    description: str = ""
    url: str = ""
    status: str = "published"
    groups: tuple[CollectionGroup, ...] = ()
    line: int = line_field()

    @property
    def path(self) -> str:
        return f"collections/{self.slug}.md"

    def entries(self) -> Iterator[CollectedEntry]:
        for group in self.groups:
            yield from group.entries
