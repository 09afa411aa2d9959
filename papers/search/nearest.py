"""The papers nearest to a query of which not all words are in any of them.

An engine names candidates by the query's rarer words; they are weighed here, so that
both databases order them alike.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from papers.search.candidates import Candidate, read_candidates
from papers.search.closeness import Closeness
from papers.search.criteria import Criteria
from papers.search.entry_sql import entries_of_kind
from papers.search.kinds import ALL, Kind
from papers.search.relations import kin_ids
from papers.search.sql import fetch_rows, join_sql
from papers.search.syntax import And, Node, Not, Or, combine
from papers.search.tree import top_parts, wanted_texts
from papers.search.wanted import WantedWord

# So many candidates are weighed; of more entries than this the engine ranks none.
CANDIDATES = 80
READ_AT_MOST = 4_000
SHARE_OF_BEST = 0.2
# What lacks a word leads only where it is so much nearer.
CLEARLY = 1.02


@dataclass(frozen=True)
class NearPapers:
    """Ids, best first; `is_nearer` than the best of those with all the words."""

    ids: list[int]
    is_nearer: bool
    # Asked for by another paper, which tells more than where the words stand.
    is_by_paper: bool = False


NOTHING_NEAR = NearPapers([], is_nearer=False)


class Nearest:
    """The nearest papers of one query."""

    def __init__(self, criteria: Criteria) -> None:
        self.criteria = criteria
        self.wanted = criteria.wanted

    def find(self, limit: int, *, fitting_ids: list[int]) -> NearPapers:
        """The nearest papers beside those that fit, best first."""
        if not self.wanted:
            return NOTHING_NEAR
        candidates = self.candidates()
        known_ids = {candidate.pk for candidate in candidates}
        named_ids = self.criteria.named_ids
        wanted_ids = [*fitting_ids, *named_ids, *kin_ids(named_ids)]
        unread_ids = [
            pk for pk in dict.fromkeys(wanted_ids) if pk not in known_ids
        ]
        candidates += read_candidates(unread_ids)
        closeness = Closeness(self.wanted, self.criteria.direction)
        scores = closeness.scores(candidates)
        asking_ids = closeness.asking_ids
        fitting = {pk: scores.pop(pk, 0.0) for pk in fitting_ids}
        if not scores:
            return NOTHING_NEAR
        near = sorted(scores, key=lambda pk: (-scores[pk], pk))
        least = SHARE_OF_BEST * scores[near[0]]
        best = best_score(scores, beside=asking_ids)
        return NearPapers(
            ids=[pk for pk in near[:limit] if scores[pk] >= least],
            is_nearer=best > CLEARLY * best_score(fitting, beside=asking_ids),
            is_by_paper=closeness.asks_by_paper,
        )

    def candidates(self) -> list[Candidate]:
        node = self.candidate_node()
        if node is None:
            return []
        entry_id = self.criteria.engine.entry_id(ALL)
        entries = entries_of_kind(self.criteria, node, ALL, Kind.PAPER)
        order = self.criteria.engine.best_first(node, ALL)
        sql = join_sql(
            f"SELECT {entry_id}",
            entries,
            "ORDER BY",
            order,
            f"LIMIT {CANDIDATES}",
        )
        entry_ids = [found_id for (found_id,) in fetch_rows(sql)]
        base = Kind.PAPER.base
        return read_candidates([found_id - base for found_id in entry_ids])

    def candidate_node(self) -> Node | None:
        """Any of the rarer words, and what must or must not be there in any case."""
        texts: list[Node] = []
        for wanted in self.rare_words():
            texts += wanted.texts()
        any_word = combine(Or, texts)
        if any_word is None:
            return None
        return combine(And, [any_word, *self.fixed_parts()])

    def rare_words(self) -> list[WantedWord]:
        rare: list[WantedWord] = []
        entry_count = 0
        for wanted in sorted(self.wanted, key=lambda each: each.entry_count):
            entry_count += wanted.entry_count
            if rare and entry_count > READ_AT_MOST:
                break
            rare.append(wanted)
        return rare

    def fixed_parts(self) -> list[Node]:
        """What is unwanted, and authors that were named as such."""
        text = self.criteria.typed.text
        if text is None:
            return []
        fixed: list[Node] = []
        for part in top_parts(text):
            is_author = any(found.only_authors for found in wanted_texts(part))
            if isinstance(part, Not) or is_author:
                fixed.append(part)
        return fixed


def best_score(scores: Mapping[int, float], *, beside: Container[int]) -> float:
    """Of the papers beside those by which another is asked for; 0 where none is."""
    meant = [score for pk, score in scores.items() if pk not in beside]
    return max(meant, default=0.0)
