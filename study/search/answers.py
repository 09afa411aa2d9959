"""What a reader's words are answered with: as typed, or as they were meant."""

from dataclasses import dataclass

from papers.search.language import Query, parse_query
from study.models import Learner
from study.search.queries import ReaderSearch, ResultGroup
from study.search.spelling import meant_queries


@dataclass(frozen=True)
class Answer:
    """What was typed, other readings of it that find something, and what was searched.

    When `is_meant` the first of the other readings was.
    """

    typed: Query
    meant: list[str]
    search: ReaderSearch
    is_meant: bool
    is_literal: bool

    @property
    def query(self) -> Query:
        """What was searched."""
        return self.search.query

    def near_group(self) -> ResultGroup | None:
        """Who wants just what was typed wants nothing near it."""
        if self.is_literal:
            return None
        return self.search.near_group()


def find_answer(
    typed: Query,
    learner: Learner | None,
    *,
    is_literal: bool,
    is_typing: bool,
) -> Answer:
    """A query that finds nothing is searched at once as it was meant."""
    search = ReaderSearch(typed, learner)
    meant = meant_queries(search, is_typing=is_typing)
    is_meant = bool(meant) and search.is_empty and not is_literal
    if is_meant:
        search = ReaderSearch(parse_query(meant[0]), learner)
    return Answer(
        typed=typed,
        meant=meant,
        search=search,
        is_meant=is_meant,
        is_literal=is_literal,
    )
