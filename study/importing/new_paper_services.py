"""The papers that an import makes: rows that are new, some hundreds at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from study.importing.plan import NEW, PlannedRow
from study.models import Learner
from study.ownpapers.making_services import OwnNumbers, write_own_papers

# Of ten thousand papers at once the memory is full, and Python looks through it
# again and again.
MADE_AT_ONCE = 500


class NewPapers:
    """Those of one import.

    `paper_ids` are the papers' numbers by those of their rows; `added_ids` are those
    that the learner had not before.
    """

    def __init__(self, learner: Learner, rows: Sequence[PlannedRow]) -> None:
        self.learner = learner
        self.numbers: list[int] = []
        self.entries: list[BibliographyEntry] = []
        for planned in rows:
            if planned.decision == NEW and planned.row.entry is not None:
                self.numbers.append(planned.row.number)
                self.entries.append(entry_with_title(planned.row.entry))
        self.paper_ids: dict[int, int] = {}
        self.added_ids: list[int] = []

    @property
    def count(self) -> int:
        return len(self.entries)

    def make(self, at: datetime) -> Iterator[int]:
        """How many are made, before each batch and after the last."""
        if not self.entries:
            return
        own_papers = Paper.objects.filter(owner=self.learner)
        known_ids = set(own_papers.values_list("pk", flat=True))
        known_numbers = OwnNumbers(self.learner)
        paper_ids: list[int] = []
        for start in range(0, self.count, MADE_AT_ONCE):
            yield start
            batch = self.entries[start : start + MADE_AT_ONCE]
            paper_ids += write_own_papers(
                self.learner, batch, known_numbers, at
            )
        self.added_ids = sorted(set(paper_ids) - known_ids)
        self.paper_ids = dict(zip(self.numbers, paper_ids, strict=True))
        yield self.count


def entry_with_title(entry: BibliographyEntry) -> BibliographyEntry:
    """Where only a number or an address is known, that is what it is called."""
    if entry.title:
        return entry
    number = f"arXiv:{entry.arxiv_id}" if entry.arxiv_id else ""
    return replace(entry, title=number or entry.doi or entry.url)
