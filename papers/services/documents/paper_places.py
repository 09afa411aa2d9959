"""Which papers of the library the headings of a document mean.

By number, address or exact title a heading certainly means one; by a near title or by
another name it probably does, and a curator chooses.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from papers.documents.headings import PaperHeading
from papers.formats.entry import BibliographyEntry
from papers.libraryfiles.other_names import split_other_names
from papers.models import Paper
from papers.queries.matching import Matching
from papers.queries.near_titles import is_same_title
from papers.search.words import split_words
from papers.services.library.proposed_slugs import AFTER_NAME

# What a curator may choose for a heading instead of a paper.
ACROSS = "across"
LEFT_OUT = "out"
NEW = "new"
# How many are offered to choose from.
MOST_PROBABLE = 5


@dataclass(frozen=True)
class PaperPlace:
    """A paper of the library, with the names that it is known by."""

    id: int
    slug: str
    title: str
    note: str
    names: tuple[str, ...]


@dataclass
class HeadingMatch:
    """certain: the paper that it means; else probable: those that it may mean."""

    certain: PaperPlace | None = None
    probable: list[PaperPlace] = field(default_factory=list)


@dataclass
class PlannedPlace:
    """A heading of a document, and which paper it means: certain, chosen, or not yet.

    section: what stands below it. chosen: what a curator said, as the document has it.
    """

    section: Any
    match: HeadingMatch
    chosen: str = ""
    paper: PaperPlace | None = None
    theme: str = ""
    can_be_across: ClassVar[bool] = False
    can_be_new: ClassVar[bool] = False

    @property
    def choice_name(self) -> str:
        """By which a document keeps what was said of it."""
        return str(self.section.line)

    @property
    def is_left_out(self) -> bool:
        return self.chosen == LEFT_OUT

    @property
    def is_waiting(self) -> bool:
        """Whether somebody must say which paper it means."""
        return not (self.paper or self.theme or self.is_left_out)

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose: what is certain leaves no choice.

        What was chosen before it became certain can be taken back.
        """
        return self.match.certain is None or bool(self.chosen)

    def place(
        self, chosen: Mapping[str, str], library: "LibraryPapers"
    ) -> None:
        """At the paper that somebody chose, else at the one that is certain."""
        self.chosen = chosen.get(self.choice_name, "")
        if self.chosen.isdecimal():
            self.paper = library.by_id.get(int(self.chosen))
        elif not self.chosen:
            self.paper = self.match.certain


class LibraryPapers:
    """What can be meant: everything of the library that is not retired."""

    def __init__(self) -> None:
        kept = Paper.objects.library().exclude(status=Paper.Status.RETIRED)
        self.matching = Matching(kept)
        self.by_id: dict[int, PaperPlace] = {}
        self.by_name: dict[str, list[int]] = defaultdict(list)
        rows = kept.order_by("pk")
        fields = ("id", "slug", "title", "note", "also_called")
        for row_id, slug, title, note, also_called in rows.values_list(*fields):
            names = (*split_other_names(also_called), short_title(title), slug)
            self.by_id[row_id] = PaperPlace(row_id, slug, title, note, names)
            for name in dict.fromkeys(map(name_key, names)):
                self.by_name[name].append(row_id)

    def match(self, headings: Sequence[PaperHeading]) -> list[HeadingMatch]:
        """In their order."""
        entries = [heading.entry for heading in headings]
        found = self.matching.match_all(entries)
        matches = []
        for heading, match in zip(headings, found, strict=True):
            ids = list(match.probable_ids)
            certain = match.paper_id or self.of_same_title(heading.title, ids)
            if certain:
                matches.append(HeadingMatch(self.by_id[certain]))
                continue
            ids += self.ids_named((*heading.names, short_title(heading.title)))
            probable = [self.by_id[row_id] for row_id in dict.fromkeys(ids)]
            matches.append(HeadingMatch(None, probable[:MOST_PROBABLE]))
        return matches

    def match_works(
        self, entries: Sequence[BibliographyEntry]
    ) -> list[HeadingMatch]:
        """In their order; a work's short name alone does not say which it is."""
        matches = []
        found = self.matching.match_all(entries)
        for entry, match in zip(entries, found, strict=True):
            ids = list(match.probable_ids)
            certain = match.paper_id or self.of_same_title(entry.title, ids)
            if certain:
                matches.append(HeadingMatch(self.by_id[certain]))
                continue
            probable = [self.by_id[row_id] for row_id in ids]
            matches.append(HeadingMatch(None, probable[:MOST_PROBABLE]))
        return matches

    def of_same_title(self, title: str, ids: Iterable[int]) -> int | None:
        """None where two papers have this very title."""
        same = [
            row_id
            for row_id in ids
            if is_same_title(title, self.by_id[row_id].title)
        ]
        return same[0] if len(same) == 1 else None

    def ids_named(self, names: Iterable[str]) -> list[int]:
        ids: list[int] = []
        for name in names:
            if name_key(name):
                ids += self.by_name.get(name_key(name), [])
        return ids


def short_title(title: str) -> str:
    """What stands before a colon or a dash, else all of it."""
    return AFTER_NAME.split(title.strip(), maxsplit=1)[0]


def name_key(name: str) -> str:
    return " ".join(split_words(name))
