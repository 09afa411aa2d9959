"""One search: what it asks, how many results it has, and which come first."""

from dataclasses import replace
from functools import cached_property

from django.db.models import Q

from papers.models.paper_visibility import PaperQuerySet
from papers.search.counting import Count, count_results
from papers.search.criteria import NO_CONDITIONS, Conditions, Criteria
from papers.search.entry_sql import entries_of_kinds, has_entry
from papers.search.filters import OwnFields
from papers.search.kinds import ALL, SPAN, Kind
from papers.search.language import Query
from papers.search.nearest import NOTHING_NEAR, Nearest, NearPapers
from papers.search.ranking import has_head_with_all, result_ids
from papers.search.syntax import Field, Years
from papers.search.vocabulary import Vocabulary

# With fewer papers than this, the nearest follow.
FEW_PAPERS = 10
# So many telling words are a description.
FEWEST_DESCRIBING = 4


class Search:
    """One query, asked of the index; see Criteria for `own` and `known`."""

    def __init__(
        self,
        query: Query,
        own: OwnFields,
        known: Conditions = NO_CONDITIONS,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self.query = query
        self.criteria = Criteria(query, own, known, vocabulary)

    @property
    def remarks(self) -> list[str]:
        return self.criteria.remarks

    @property
    def conditions(self) -> dict[Field | Years, Q]:
        return self.criteria.conditions

    @property
    def vocabulary(self) -> Vocabulary:
        return self.criteria.vocabulary

    def counts(self) -> dict[Kind, Count]:
        """How many there are of each kind; kinds without any are left out."""
        return count_results(self.criteria)

    def ids(
        self,
        kind: Kind,
        *,
        start: int = 0,
        size: int = SPAN,
    ) -> list[int]:
        """The rows' ids of one page of results, or of all results, best first."""
        return result_ids(self.criteria, kind, start=start, size=size)

    def near_papers(self, size: int, *, fitting_ids: list[int]) -> NearPapers:
        """What is nearest where all the words find few papers; else nothing.

        `fitting_ids` are those of the first page. Who describes a paper seldom hits on
        its words: of many papers that hold them in whole texts it need be none.
        """
        if not self.may_miss(len(fitting_ids)):
            return NOTHING_NEAR
        near = Nearest(self.criteria).find(size, fitting_ids=fitting_ids)
        has_many = len(fitting_ids) >= FEW_PAPERS
        if not near.is_nearer and has_many:
            return NOTHING_NEAR
        is_settled = has_many or near.is_by_paper
        if not fitting_ids or not near.is_nearer or is_settled:
            return near
        return replace(near, is_nearer=not self.has_head_with_all)

    def may_miss(self, fitting_count: int) -> bool:
        """Whether the papers with all the words may not be those that were meant."""
        wanted_count = len(self.criteria.wanted)
        if self.criteria.text is None:
            return False
        if self.criteria.named_ids:
            return True
        # Of a single word nothing can be missing.
        if fitting_count and wanted_count < 2:
            return False
        if fitting_count < FEW_PAPERS or self.criteria.direction is not None:
            return True
        is_description = wanted_count >= FEWEST_DESCRIBING
        return is_description and not self.has_head_with_all

    @cached_property
    def has_head_with_all(self) -> bool:
        text = self.criteria.text
        return text is not None and has_head_with_all(self.criteria, text)

    def is_found(self) -> bool:
        """Whether anything fits at all."""
        criteria = self.criteria
        if criteria.query.tree is None:
            return False
        if criteria.text is None:
            return criteria.papers_beside_index().exists()
        last = Kind.PATH
        if criteria.is_papers_only:
            last = Kind.PAPER
        entries = entries_of_kinds(
            criteria,
            criteria.text,
            ALL,
            first=Kind.PAPER,
            last=last,
        )
        return has_entry(entries)

    def fitting(self) -> PaperQuerySet:
        """All published papers that fit, in no order."""
        return self.criteria.fitting_papers()
