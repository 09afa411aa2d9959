"""Everything that one search finds: the library's groups, and the learner's own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from urllib.parse import urlencode

from django.urls import reverse

from papers.models import Paper
from papers.search.counting import COUNTED_AT_MOST, Count, limited_count
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import Query, mistyped_fields, parse_query
from papers.search.results import Result, Results
from study.models import Learner
from study.search.own_fields import own_fields
from study.search.own_papers import found_own_papers, own_paper_result

PAGE_SIZE = 20
# Beside the other groups; all together are a page that a thumb gets through.
FIRST_PAPERS = 12
FEW = 5
NEAR_SIZE = 10


@dataclass(frozen=True)
class ResultGroup:
    """Results of one kind, as the page shows them."""

    key: str
    title: str
    results: list[Result]
    count: Count
    size: int
    # Of the nearest: than those that hold all the words.
    is_nearer: bool = False

    @property
    def has_papers(self) -> bool:
        """Whether each result has the slug of a paper."""
        return self.key in ("papers", "mine", "nearest")

    @property
    def has_more(self) -> bool:
        return self.count.is_more or self.count.number > self.size

    @property
    def count_text(self) -> str:
        if self.count.is_more:
            return f"more than {COUNTED_AT_MOST}"
        return str(self.count.number)


class ReaderSearch:
    """One query of one reader, answered once for all groups."""

    def __init__(self, query: Query, learner: Learner | None) -> None:
        self.query = query
        self.learner = learner
        self.search = Search(query, own_fields(learner))
        self.results = Results(self.search)
        self.counts = self.search.counts()

    @property
    def is_empty(self) -> bool:
        """Whether nothing holds all the words."""
        return not self.counts and not self.own_paper_ids

    def near_group(self) -> ResultGroup | None:
        """The papers nearest to the query, where all its words find few."""
        near = self.search.near_papers(
            NEAR_SIZE,
            fitting_ids=self.first_paper_ids,
        )
        if not near.ids:
            return None
        return ResultGroup(
            key="nearest",
            title="Not all of your words",
            results=self.results.read(Kind.PAPER, near.ids),
            count=Count(len(near.ids)),
            size=NEAR_SIZE,
            is_nearer=near.is_nearer,
        )

    @cached_property
    def first_paper_ids(self) -> list[int]:
        if Kind.PAPER not in self.counts:
            return []
        return self.search.ids(Kind.PAPER, start=0, size=PAGE_SIZE)

    @property
    def words_meant(self) -> list[tuple[str, str]]:
        """Words that the library does not have, each with what it was taken for."""
        wanted = self.search.criteria.wanted
        return [(each.word, each.meant) for each in wanted if each.meant]

    @property
    def mistyped_fields(self) -> list[tuple[str, str, str]]:
        """Names that are no field and no word here: the field meant, the query then."""
        text = self.query.text
        counts = self.search.vocabulary.counts
        found = []
        for name, field in mistyped_fields(text).items():
            if name.lower() not in counts:
                found.append(
                    (name, field, text.replace(f"{name}:", f"{field}:"))
                )
        return found

    @cached_property
    def own_paper_ids(self) -> list[int]:
        """Of the learner's own papers those that fit, no more than are counted."""
        found = found_own_papers(self.search, self.learner)
        return list(found.values_list("pk", flat=True)[: COUNTED_AT_MOST + 1])

    def would_find(self, text: str) -> bool:
        """Whether another query of this reader finds anything, and can be read."""
        query = parse_query(text)
        if query.problem:
            return False
        search = Search(
            query,
            own_fields(self.learner),
            known=self.search.conditions,
            vocabulary=self.search.vocabulary,
        )
        return search.is_found()


@dataclass(frozen=True)
class GroupPage:
    """One page of a group's results, and how many there are of all."""

    results: list[Result]
    count: Count


@dataclass(frozen=True)
class GroupFinder:
    """How a group is found: all that a reader may find of it, never filtered later.

    `find` takes the search, a start and a size; `first_size` is the size beside others.
    """

    key: str
    title: str
    first_size: int
    find: Callable[[ReaderSearch, int, int], GroupPage]


def find_in_library(
    kind: Kind,
    reader_search: ReaderSearch,
    start: int,
    size: int,
) -> GroupPage:
    if kind not in reader_search.counts:
        return GroupPage([], Count(0))
    if kind is Kind.PAPER and start == 0:
        results = reader_search.results.read(
            kind, reader_search.first_paper_ids[:size]
        )
    else:
        results = reader_search.results.of_kind(kind, start=start, size=size)
    return GroupPage(results, reader_search.counts[kind])


def find_own_papers(
    reader_search: ReaderSearch,
    start: int,
    size: int,
) -> GroupPage:
    ids = reader_search.own_paper_ids
    marker = reader_search.results.marker
    shown_ids = ids[start : start + size]
    papers = Paper.objects.select_related("own_part").in_bulk(shown_ids)
    return GroupPage(
        results=[own_paper_result(papers[pk], marker) for pk in shown_ids],
        count=limited_count(len(ids)),
    )


find_papers = partial(find_in_library, Kind.PAPER)
find_topics = partial(find_in_library, Kind.TOPIC)
find_authors = partial(find_in_library, Kind.AUTHOR)
find_paths = partial(find_in_library, Kind.PATH)
find_questions = partial(find_in_library, Kind.QUESTION)
# In the order of the page. A learner's own things join here, each with a function that
# begins at the search's learner.
GROUP_FINDERS = (
    GroupFinder("papers", "Papers", FIRST_PAPERS, find_papers),
    GroupFinder("mine", "My papers", FIRST_PAPERS, find_own_papers),
    GroupFinder("topics", "Topics", FEW, find_topics),
    GroupFinder("authors", "Authors", FEW, find_authors),
    GroupFinder("paths", "Paths", FEW, find_paths),
    GroupFinder("questions", "Questions", FEW, find_questions),
)


def result_groups(
    reader_search: ReaderSearch,
    *,
    only: str = "",
    page_number: int = 1,
) -> list[ResultGroup]:
    """The groups that have anything; of one alone the page of that number."""
    groups = []
    for finder in GROUP_FINDERS:
        if only and only != finder.key:
            continue
        size = finder.first_size
        if only:
            size = PAGE_SIZE
        start = (page_number - 1) * size
        page = finder.find(reader_search, start, size)
        if not page.count.number:
            continue
        group = ResultGroup(
            key=finder.key,
            title=finder.title,
            results=page.results,
            count=page.count,
            size=size,
        )
        groups.append(group)
    return groups


def with_near_group(
    groups: list[ResultGroup],
    near: ResultGroup | None,
) -> list[ResultGroup]:
    """The nearest papers follow those that fit, or lead where they are nearer."""
    if near is None:
        return groups
    place = 0
    has_papers = bool(groups) and groups[0].key == "papers"
    if has_papers and not near.is_nearer:
        place = 1
    return [*groups[:place], near, *groups[place:]]


def search_url(text: str, **parameters: object) -> str:
    query = urlencode({"q": text, **parameters})
    return f"{reverse('search')}?{query}"
