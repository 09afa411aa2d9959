"""Everything that one search finds: the library's groups, and the learner's own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from papers.search.counting import COUNTED_AT_MOST, Count
from papers.search.filters import NotAnswered, OwnFields
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import Query, parse_query
from papers.search.results import Result, Results
from papers.search.spelling import other_forms, suggestions
from papers.search.tree import wanted_texts
from papers.search.words import WORD, fold, split_words
from study.models import Learner, Reading

PAGE_SIZE = 20
FEW = 5
# Each suggestion that is tried costs one question to the index.
TRIED = 8
STATUSES = {
    label.lower().replace(" ", "-"): value for value, label in Reading.Status.choices
}


@dataclass(frozen=True)
class Group:
    """Results of one kind, with how many there are."""

    key: str
    title: str
    rows: list[Result]
    count: Count
    size: int

    @property
    def has_more(self) -> bool:
        return self.count.is_more or self.count.number > self.size

    @property
    def count_text(self) -> str:
        return (
            f"more than {COUNTED_AT_MOST}"
            if self.count.is_more
            else str(self.count.number)
        )


class Asked:
    """One query of one reader, answered once for all groups."""

    def __init__(self, query: Query, learner: Learner | None) -> None:
        self.query = query
        self.learner = learner
        self.search = Search(query, own_fields(learner))
        self.results = Results(self.search)
        self.counts = self.search.counts()

    def finds(self, text: str) -> bool:
        """Whether another query of this reader would find anything, and can be read."""
        other = parse_query(text)
        return (
            not other.problem
            and Search(
                other, own_fields(self.learner), self.search.conditions
            ).is_found()
        )


@dataclass(frozen=True)
class ResultGroup:
    """How a group is found: all that a reader may find of it, never filtered afterwards."""

    key: str
    title: str
    first: int
    find: Callable[[Asked, int, int], tuple[list[Result], Count]]


def library_rows(
    kind: Kind, asked: Asked, start: int, size: int
) -> tuple[list[Result], Count]:
    count = asked.counts.get(kind, Count(0))
    return (
        asked.results.of_kind(kind, start=start, size=size) if count.number else []
    ), count


# In the order of the page. A learner's own things join here, each with a function that begins at asked.learner.
GROUPS = (
    ResultGroup("papers", "Papers", PAGE_SIZE, partial(library_rows, Kind.PAPER)),
    ResultGroup("topics", "Topics", FEW, partial(library_rows, Kind.TOPIC)),
    ResultGroup("authors", "Authors", FEW, partial(library_rows, Kind.AUTHOR)),
    ResultGroup("paths", "Paths", FEW, partial(library_rows, Kind.PATH)),
    ResultGroup("questions", "Questions", FEW, partial(library_rows, Kind.QUESTION)),
)


def found(asked: Asked, *, only: str = "", page: int = 1) -> list[Group]:
    """The groups that have anything; of one alone the page of that number."""
    groups = []
    for group in GROUPS:
        if only in ("", group.key):
            size = PAGE_SIZE if only else group.first
            rows, count = group.find(asked, (page - 1) * size, size)
            if count.number:
                groups.append(Group(group.key, group.title, rows, count, size))
    return groups


def search_url(text: str, **parameters: object) -> str:
    query = urlencode({"q": text, **parameters})
    return f"{reverse('search')}?{query}"


def own_fields(learner: Learner | None) -> OwnFields:
    return {"status": partial(with_status, learner)} if learner else {}


def with_status(learner: Learner, value: str) -> Q:
    """Papers that the learner marked so."""
    own = Reading.objects.filter(learner=learner, paper=OuterRef("pk"))
    name = fold(value).replace(" ", "-").replace("_", "-")
    if name == "unmarked":
        return ~Q(Exists(own))
    if name not in STATUSES:
        known = ", ".join([*STATUSES, "unmarked"])
        raise NotAnswered(f"There is no status “{value}”. Known are {known}.")
    return Q(Exists(own.filter(status=STATUSES[name])))


def spellings(asked: Asked, *, is_typing: bool) -> list[str]:
    """Queries that the reader may have meant, words of hers replaced by others that the library has.

    Each of them finds something. While she types, the last word may just not be finished; and what begins more often
    so is not what was meant. Words that the library has are doubted only where nothing is found.
    """
    known, nothing = asked.search.vocabulary, not asked.counts
    meant: dict[str, list[str]] = {}
    for text in wanted_texts(asked.query.tree):
        for word in text.words:
            is_begun = text.is_prefix and word == text.words[-1]
            begun = known.beginning_with(word) if is_begun else 0
            others = [] if begun and is_typing else suggestions(word, known)
            others = [
                other
                for other in others
                if other.startswith(word) or known.counts[other] >= begun
            ]
            if others or nothing:
                meant[word] = others or other_forms(word, known)
    found = (
        query
        for query in variants(asked.query.text, meant)[:TRIED]
        if asked.finds(query)
    )
    return list(islice(found, FEW))


def variants(text: str, meant: dict[str, list[str]]) -> list[str]:
    """The query with all doubted words at their likeliest, then with one of them at each other that is likely."""
    best = {word: others[0] for word, others in meant.items() if others}
    choices = (
        [best, *(best | {word: other} for word in best for other in meant[word][1:])]
        if best
        else []
    )
    return list(dict.fromkeys(replaced(text, choice) for choice in choices))


def replaced(text: str, choice: dict[str, str]) -> str:
    """The query with these words exchanged; where they can't be found as typed, its plain words."""
    folded = fold(text)
    if len(folded) == len(text):
        return WORD.sub(
            lambda found: choice.get(folded[found.start() : found.end()], found[0]),
            text,
        )
    return " ".join(choice.get(word, word) for word in split_words(text))
