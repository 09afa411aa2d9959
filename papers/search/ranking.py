"""The ids of results, best first.

Best first means: the paper that is called so; then title, names and authors above
TLDR above body, in each a phrase above scattered words, and among equals the engine's
own ranking. The steps are asked one after the other until there are enough, so that a
word that stands everywhere is neither ranked nor counted everywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from papers.search.candidates import read_candidates
from papers.search.closeness import Closeness
from papers.search.criteria import Criteria
from papers.search.entry_sql import (
    entries_of_kind,
    entries_of_known_papers,
    has_entry,
)
from papers.search.kinds import ALL, HEAD, NAMES, Columns, Kind
from papers.search.little_words import LITTLE_WORDS
from papers.search.sql import Sql, fetch_rows, join_sql
from papers.search.syntax import And, Node, Text
from papers.search.tree import (
    has_unwanted,
    possible_slugs,
    top_parts,
    wanted_texts,
)

# When an engine would have to read more entries than this, it does not rank them:
# among equals the newest come first.
RANKED_AT_MOST = 4_000
# So many of an engine's first results are weighed against each other.
WEIGHED = 30
COLUMNS_OF_STEPS = {
    Kind.PAPER: (NAMES, HEAD, ALL),
    Kind.PATH: (NAMES, HEAD, ALL),
    Kind.TOPIC: (NAMES, HEAD),
    Kind.QUESTION: (NAMES,),
    Kind.AUTHOR: (NAMES,),
}


@dataclass(frozen=True)
class RankingStep:
    """What is asked of which columns."""

    node: Node
    columns: Columns


def result_ids(
    criteria: Criteria,
    kind: Kind,
    *,
    start: int,
    size: int,
) -> list[int]:
    """The rows' ids of one page of a kind's results."""
    if criteria.query.tree is None:
        return []
    if criteria.is_papers_only and kind is not Kind.PAPER:
        return []
    end = start + size
    if criteria.text is None:
        papers = criteria.papers_beside_index()
        ids = papers.values_list("pk", flat=True)
        return list(ids[start:end])
    ranking = Ranking(criteria, criteria.text, kind)
    return ranking.ids(end)[start:end]


class Ranking:
    """One kind's entries that fit a text, in steps."""

    def __init__(
        self,
        criteria: Criteria,
        text: Node,
        kind: Kind,
    ) -> None:
        self.criteria = criteria
        self.engine = criteria.engine
        self.text = text
        self.kind = kind
        # Known once the steps are.
        self.asks_whole_only = False

    def ids(self, limit: int) -> list[int]:
        """The best rows' ids: so many, or more where that costs nothing."""
        # Which step found it first; a dictionary keeps both the order and each id once.
        steps: dict[int, int] = {}
        if self.kind is Kind.PAPER:
            steps.update(dict.fromkeys(self.ids_by_short_name(), 0))
        for number, step in enumerate(self.steps(), start=1):
            if len(steps) >= limit:
                break
            for pk in self.fetch_ids(self.step_sql(step, max(limit, WEIGHED))):
                steps.setdefault(pk, number)
        ids = list(steps)
        if self.kind is Kind.PAPER and self.is_ranked:
            return self.nearest_first(ids, steps)
        return ids

    def ids_by_short_name(self) -> list[int]:
        """The papers, of those that fit, whose short name is all the query's words."""
        slugs: list[str] = []
        if self.criteria.typed.text is not None:
            slugs = possible_slugs(self.criteria.typed.text)
        if not slugs:
            return []
        placeholders = ", ".join(["%s"] * len(slugs))
        is_called_so = Sql(
            f"known.slug IN ({placeholders}) AND known.status = 'published'",
            list(slugs),
        )
        entries = entries_of_known_papers(
            self.criteria,
            self.text,
            ALL,
            condition=is_called_so,
        )
        entry_id = self.engine.entry_id(ALL)
        sql = join_sql(f"SELECT {entry_id}", entries, f"ORDER BY {entry_id}")
        return self.fetch_ids(sql)

    def fetch_ids(self, sql: Sql) -> list[int]:
        """The rows' ids of the entries that a query chooses."""
        base = self.kind.base
        return [entry_id - base for (entry_id,) in fetch_rows(sql)]

    def nearest_first(
        self, paper_ids: list[int], steps: dict[int, int]
    ) -> list[int]:
        """The first ones of each step weighed anew: alike on both databases."""
        first_ids = paper_ids[:WEIGHED]
        # To read and weigh whole texts takes as long as all else: only where no head
        # tells the papers apart.
        criteria = self.criteria
        candidates = read_candidates(
            list(dict.fromkeys([*first_ids, *criteria.named_ids])),
            with_bodies=self.asks_whole_only,
        )
        closeness = Closeness(criteria.wanted, criteria.direction)
        scores = closeness.scores(candidates)
        if closeness.asks_by_paper:
            # What is asked for by another paper has little of the words in its head.
            steps = dict.fromkeys(first_ids, 0)
        first_ids.sort(key=lambda pk: (steps[pk], -scores.get(pk, 0.0)))
        return first_ids + paper_ids[WEIGHED:]

    def steps(self) -> Iterator[RankingStep]:
        """The steps that can find something, the best results first."""
        phrase = self.phrase()
        is_scattered = phrase is None and self.is_scattered()
        self.asks_whole_only = is_scattered
        for columns in COLUMNS_OF_STEPS[self.kind]:
            if is_scattered and columns is not ALL:
                continue
            usable_columns = columns_for(self.text, columns)
            if phrase:
                yield RankingStep(phrase, usable_columns)
            yield RankingStep(self.text, usable_columns)

    def phrase(self) -> Node | None:
        """The text as one phrase, where it stands anywhere so."""
        phrase = self.criteria.phrase
        if phrase is None:
            return None
        widest_columns = COLUMNS_OF_STEPS[self.kind][-1]
        if not self.has_any(phrase, widest_columns):
            return None
        return phrase

    def is_scattered(self) -> bool:
        """Whether no head holds all the words, so that only whole entries can."""
        if not isinstance(self.text, And):
            return False
        return not self.has_any(self.text, HEAD)

    def has_any(self, node: Node, columns: Columns) -> bool:
        usable_columns = columns_for(node, columns)
        entries = entries_of_kind(
            self.criteria,
            node,
            usable_columns,
            self.kind,
        )
        return has_entry(entries)

    def step_sql(self, step: RankingStep, limit: int) -> Sql:
        entry_id = self.engine.entry_id(step.columns)
        entries = entries_of_kind(
            self.criteria,
            step.node,
            step.columns,
            self.kind,
        )
        order = Sql(f"{entry_id} DESC", [])
        if self.is_ranked:
            order = self.engine.best_first(step.node, step.columns)
        return join_sql(
            f"SELECT {entry_id}",
            entries,
            "ORDER BY",
            order,
            f"LIMIT {limit}",
        )

    @cached_property
    def is_ranked(self) -> bool:
        """Whether so few entries fit that an engine may rank them.

        A little word stands nearly everywhere, but fits no more than the words beside
        it: “edit an image by writing what to change”.
        """
        parts = [list(wanted_texts(part)) for part in top_parts(self.text)]
        telling = [texts for texts in parts if not is_little(texts)]
        entry_count = 0
        for texts in telling or parts:
            for text in texts:
                entry_count += self.criteria.vocabulary.entries_with(text)
        return entry_count <= RANKED_AT_MOST


def is_little(texts: list[Text]) -> bool:
    """Whether these forms are those of a little word; the first is as typed."""
    return bool(texts) and texts[0].words[0] in LITTLE_WORDS


def has_head_with_all(criteria: Criteria, text: Node) -> bool:
    """Whether any paper holds all the words in its title, names, authors or TLDR."""
    return Ranking(criteria, text, Kind.PAPER).has_any(text, HEAD)


def columns_for(node: Node, columns: Columns) -> Columns:
    """The index of the heads knows nothing of words that must not stand in the text."""
    if has_unwanted(node):
        return replace(columns, is_head=False)
    return columns
