"""Whether somebody's description is of a paper that is there already.

By identifier it certainly is; by a near title it probably is, and people choose.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q

from papers.formats.entry import BibliographyEntry
from papers.formats.work_keys import work_keys
from papers.models import Paper
from papers.models.paper_visibility import PaperQuerySet
from papers.queries.near_titles import NearTitles

# Up to so many entries the database picks the papers that come into question;
# for more of them reading the whole library once is cheaper.
FEW_ENTRIES = 5
# By so many of its words, the longest, a title is looked for.
TITLE_WORDS = 3
# How many titles are compared for one entry, and for all of them where they are few.
COMPARED_FOR_ONE = 100
COMPARED_IN_ALL = 50_000
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """The paper that an entry certainly is, else those that it may be, likeliest first.

    By their primary keys. `keys` are those of the entry, by which it was looked up.
    """

    paper_id: int | None = None
    probable_ids: tuple[int, ...] = ()
    keys: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """What of a paper is compared."""

    paper_id: int
    title: str
    keys: set[str]


def same_work(entry: BibliographyEntry, user: Any) -> Match:
    """Among the papers that the user may see."""
    return match_entries([entry], user)[0]


def match_entries(
    entries: Sequence[BibliographyEntry],
    user: Any,
) -> list[Match]:
    """A match for each entry, in their order; one query for all of them."""
    papers = Paper.objects.visible_to(user)
    if len(entries) <= FEW_ENTRIES:
        papers = papers.filter(may_be_among(entries))
    return Matching(papers).match_all(entries)


class Matching:
    """Papers under what names them."""

    def __init__(self, papers: PaperQuerySet) -> None:
        self.papers = {paper.paper_id: paper for paper in known_papers(papers)}
        self.paper_of_key: dict[str, int] = {}
        for paper in self.papers.values():
            for key in paper.keys:
                self.paper_of_key.setdefault(key, paper.paper_id)

    def match_all(self, entries: Sequence[BibliographyEntry]) -> list[Match]:
        titles = [
            (paper.paper_id, paper.title) for paper in self.papers.values()
        ]
        near_titles = NearTitles(titles)
        share = COMPARED_IN_ALL // max(1, len(entries))
        budget = max(COMPARED_FOR_ONE, share)
        matches = []
        for entry in entries:
            keys = entry_keys(entry)
            paper_id = self.paper_with(keys)
            if paper_id is not None:
                matches.append(Match(paper_id, keys=keys))
                continue
            near_ids = near_titles.near(entry.title, budget=budget)
            probable_ids = self.without_contradiction(near_ids, keys)
            matches.append(Match(probable_ids=probable_ids, keys=keys))
        return matches

    def paper_with(self, keys: frozenset[str]) -> int | None:
        """The paper that shares a key; arXiv numbers before all else."""
        for key in sorted(keys):
            if key in self.paper_of_key:
                return self.paper_of_key[key]
        return None

    def without_contradiction(
        self,
        paper_ids: list[int],
        keys: frozenset[str],
    ) -> tuple[int, ...]:
        """Two arXiv numbers are two works, however alike their titles are."""
        arxiv_keys = keys_of_arxiv(keys)
        kept = []
        for paper_id in paper_ids:
            others = keys_of_arxiv(self.papers[paper_id].keys)
            are_two_works = arxiv_keys and others
            if not are_two_works:
                kept.append(paper_id)
        return tuple(kept)


def known_papers(papers: PaperQuerySet) -> Iterator[KnownPaper]:
    """The library's own papers first: they win where both have an identifier."""
    in_order = papers.order_by(F("owner").asc(nulls_first=True), "pk")
    rows = in_order.values_list("pk", "title", "arxiv_id", "doi", "url")
    for paper_id, title, arxiv_id, doi, url in rows.iterator():
        keys = work_keys(arxiv_id=arxiv_id, doi=doi, url=url)
        yield KnownPaper(paper_id, title, keys)


def entry_keys(entry: BibliographyEntry) -> frozenset[str]:
    keys = work_keys(arxiv_id=entry.arxiv_id, doi=entry.doi, url=entry.url)
    return frozenset(keys)


def keys_of_arxiv(keys: Set[str]) -> set[str]:
    return {key for key in keys if key.startswith("arxiv:")}


def may_be_among(entries: Sequence[BibliographyEntry]) -> Q:
    """A condition that every paper fulfils which could match one of the entries."""
    condition = Q(pk__in=())
    for entry in entries:
        for key in entry_keys(entry):
            condition |= may_have_key(key)
        condition |= may_have_title(entry.title)
    return condition


def may_have_key(key: str) -> Q:
    kind, _, value = key.partition(":")
    if kind == "arxiv":
        # math.GT/0309136 and math/0309136 end alike.
        number = value.rpartition("/")[2]
        return (
            Q(arxiv_id__iendswith=number)
            | Q(doi__iendswith=number)
            | Q(url__icontains=number)
        )
    if kind == "doi":
        return Q(doi__iexact=value) | Q(url__icontains=value)
    if kind == "acl":
        return Q(doi__iendswith=value) | Q(url__icontains=value)
    return Q(url__icontains=value.partition("?")[0])


def may_have_title(title: str) -> Q:
    """A near title has one of the longest words.

    ASCII ones first: SQLite compares others only as they are written.
    """
    condition = Q(title__iexact=title.strip())
    words = WORD.findall(title)
    words.sort(key=lambda word: (word.isascii(), len(word)), reverse=True)
    for word in words[:TITLE_WORDS]:
        condition |= Q(title__icontains=word)
    return condition
