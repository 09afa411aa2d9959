"""One search: what it asks, how many results it has, and which come first."""

from django.db.models import Q

from papers.models.paper_visibility import PaperQuerySet
from papers.search.counting import Count, count_results
from papers.search.criteria import NO_CONDITIONS, Conditions, Criteria
from papers.search.entry_sql import entries_of_kinds, has_entry
from papers.search.filters import OwnFields
from papers.search.kinds import ALL, SPAN, Kind
from papers.search.language import Query
from papers.search.ranking import result_ids
from papers.search.syntax import Field, Years
from papers.search.vocabulary import Vocabulary


class Search:
    """One query, asked of the index; see Criteria for `own` and `known`."""

    def __init__(
        self,
        query: Query,
        own: OwnFields,
        known: Conditions = NO_CONDITIONS,
    ) -> None:
        self.query = query
        self.criteria = Criteria(query, own, known)

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
