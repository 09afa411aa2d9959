"""What a library holds, as plain values.

`line` says where an entry stands; it is no part of its identity. What was loaded is
remembered by digests over the names of these classes and the values of their fields
in this order: a class that is renamed, or a field that is added, makes every entry
look as if it had changed. A field that came later counts only where it says something.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from papers.libraryfiles.entry_fields import (
    later_field,
    later_text,
    line_field,
)
from papers.libraryfiles.guide_entries import (
    CollectionFile,
    PathFile,
    TrendFile,
)

LINK_KINDS = (
    "builds_on",
    "read_next",
    "replaces",
    "contradicts",
    "explains",
    "measured_against",
)
QUESTION_KINDS = ("recall", "choice", "cloze")
LEVELS = ("remember", "explain", "compare", "apply")
NOTE_KINDS = ("full", "brief", "none")
STATUSES = ("draft", "published")
# A note may wait to be read by a second person.
NOTE_STATUSES = ("draft", "review", "published")
PURPOSES = ("discussion", "relevance", "talking-points")
OUTLET_KINDS = (
    "papers",
    "news",
    "explanations",
    "measurements",
    "people",
)

# The headings of a note in their order, each with the kind that it stands for. `tldr`
# and `why` are fields of the paper itself; the others are sections.
HEADINGS = {
    "TLDR": "tldr",
    "In plain words": "plain",
    "Problem": "problem",
    "Key contributions": "contributions",
    "Approach": "approach",
    "Evidence": "evidence",
    "Limitations": "limitations",
    "Why it still matters": "why",
    "Impact": "impact",
    "Future": "future",
    "Practice": "practice",
    "Details": "details",
}
PAPER_FIELD_KINDS = ("tldr", "why")
SECTION_KINDS = tuple(
    kind for kind in HEADINGS.values() if kind not in PAPER_FIELD_KINDS
)
HEADING_OF_KIND = {kind: heading for heading, kind in HEADINGS.items()}
QUESTIONS_HEADING = "Questions"
REQUIRED_KINDS = {
    "full": (
        "tldr",
        "problem",
        "contributions",
        "approach",
        "evidence",
        "limitations",
        "why",
        "practice",
    ),
    "brief": ("tldr", "contributions", "why"),
    "none": (),
}


@dataclass(frozen=True)
class CategoryEntry:
    slug: str
    name: str
    description: str = ""
    line: int = line_field()


@dataclass(frozen=True)
class TopicEntry:
    """A node of the tree; `parent` is a slug or empty.

    `position` counts among siblings from 0. `explained_in` is a section of a note as
    "slug#kind", or empty. `formerly` are slugs that it had, which still lead to it.
    """

    slug: str
    name: str
    description: str = ""
    is_supplementary: bool = False
    parent: str = ""
    position: int = 0
    also_called: tuple[str, ...] = later_field()
    definition: str = later_text()
    explained_in: str = later_text()
    formerly: tuple[str, ...] = later_field()
    line: int = line_field()


@dataclass(frozen=True)
class PromptEntry:
    slug: str
    text: str
    line: int = line_field()


@dataclass(frozen=True)
class FrameworkEntry:
    slug: str
    name: str
    purpose: str
    prompts: tuple[PromptEntry, ...] = ()
    line: int = line_field()


@dataclass(frozen=True)
class OutletEntry:
    slug: str
    name: str
    kind: str
    url: str
    description: str
    line: int = line_field()


@dataclass(frozen=True)
class SectionEntry:
    kind: str
    body: str
    line: int = line_field()


@dataclass(frozen=True)
class LinkEntry:
    kind: str
    paper: str
    because: str
    line: int = line_field()


@dataclass(frozen=True)
class ChoiceEntry:
    text: str
    is_right: bool
    feedback: str = ""
    line: int = line_field()


@dataclass(frozen=True)
class QuestionEntry:
    """`section` is empty across papers; `papers` is empty in a note.

    There the paper is the note's own.
    """

    id: str
    kind: str
    level: str
    section: str = ""
    topics: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    status: str = "published"
    prompt: str = ""
    answer: str = ""
    key_points: tuple[str, ...] = ()
    choices: tuple[ChoiceEntry, ...] = ()
    explanation: str = ""
    line: int = line_field()


@dataclass(frozen=True)
class NoteFile:
    """`lines` says where the values of the front matter stand.

    It also says so for the parts that are no section ("tldr", "why"). `read_by` is who
    read the note a second time, empty while nobody has.
    """

    slug: str
    title: str
    authors: tuple[str, ...] = ()
    et_al: bool = False
    year: int = 0
    venue: str = ""
    arxiv: str = ""
    doi: str = ""
    url: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    links: tuple[LinkEntry, ...] = ()
    note: str = "none"
    status: str = "published"
    written_by: str = ""
    machine_helped: bool | None = None
    written_on: date | None = None
    sources: tuple[str, ...] = ()
    tldr: str = ""
    why_it_matters: str = ""
    sections: tuple[SectionEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    also_called: tuple[str, ...] = later_field()
    formerly: tuple[str, ...] = later_field()
    read_by: str = later_text()
    line: int = line_field()
    lines: dict[str, int] = field(default_factory=dict, compare=False)

    @property
    def path(self) -> str:
        return f"notes/{self.slug}.md"

    def line_of(self, key: str) -> int:
        return self.lines.get(key, 1)

    def section(self, kind: str) -> SectionEntry | None:
        """The section of that kind; `tldr` and `why` count as sections here."""
        for entry in self.all_sections():
            if entry.kind == kind:
                return entry
        return None

    def all_sections(self) -> tuple[SectionEntry, ...]:
        """The sections in reading order.

        With them the TLDR and why it still matters.
        """
        by_kind = {entry.kind: entry for entry in self.sections}
        by_kind["tldr"] = SectionEntry(
            kind="tldr",
            body=self.tldr,
            line=self.line_of("tldr"),
        )
        by_kind["why"] = SectionEntry(
            kind="why",
            body=self.why_it_matters,
            line=self.line_of("why"),
        )
        entries = []
        for kind in HEADINGS.values():
            entry = by_kind.get(kind)
            if entry and entry.body:
                entries.append(entry)
        return tuple(entries)


@dataclass(frozen=True)
class ThemeFile:
    slug: str
    questions: tuple[QuestionEntry, ...] = ()
    line: int = line_field()

    @property
    def path(self) -> str:
        return f"questions/{self.slug}.md"


@dataclass(frozen=True)
class FigureFile:
    name: str
    svg: str
    line: int = line_field()

    @property
    def path(self) -> str:
        return f"figures/{self.name}.svg"


@dataclass(frozen=True)
class Library:
    categories: tuple[CategoryEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    frameworks: tuple[FrameworkEntry, ...] = ()
    notes: tuple[NoteFile, ...] = ()
    themes: tuple[ThemeFile, ...] = ()
    paths: tuple[PathFile, ...] = ()
    figures: tuple[FigureFile, ...] = ()
    collections: tuple[CollectionFile, ...] = ()
    trends: tuple[TrendFile, ...] = ()
    outlets: tuple[OutletEntry, ...] = ()

    def files_with_questions(self) -> tuple[NoteFile | ThemeFile, ...]:
        return (*self.notes, *self.themes)

    def questions(self) -> Iterator[QuestionEntry]:
        for file in self.files_with_questions():
            yield from file.questions
