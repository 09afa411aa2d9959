"""What the search box suggests while one types: the library's, one's own, and actions.

The library's things take two queries and one for the prompts of questions; a learner's
own papers and lists take one each.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from papers.models import Paper
from papers.search.finding import Search
from papers.search.language import parse_query
from papers.search.marker import Marker
from papers.search.quick import NO_HITS, QuickHits, quick_hits
from papers.search.results import Result, mark_text
from papers.search.tree import wanted_texts
from papers.search.vocabulary import Vocabulary, current_vocabulary
from papers.search.words import has_begun_words, split_words
from study.models import Learner, ReadingList
from study.search.spelling import meant_words, replace_words

MOST_OWN = 3
# A learner with more lists than this finds the others on the page of lists.
LISTS_LOOKED_THROUGH = 500
COMPARE = re.compile(
    r"compare(?:\s+(?:with|to))?\s+(?P<words>\S.*)", re.IGNORECASE
)
# One letter says nothing, one sign of Chinese or Japanese may.
SHORTEST = 2


@dataclass(frozen=True)
class QuickGroup:
    """Suggestions of one kind; `verb` is said before each."""

    title: str
    results: list[Result]
    verb: str = ""


@dataclass(frozen=True)
class QuickAnswer:
    """The groups that have anything; `meant` is what was searched for a slip."""

    groups: list[QuickGroup]
    meant: str = ""


def quick_answer(text: str, learner: Learner | None) -> QuickAnswer:
    """What is named so. A word that nothing begins with is taken for what was meant."""
    typed = parse_query(text).text
    if is_too_short(typed):
        return QuickAnswer([])
    vocabulary = current_vocabulary()
    meant = as_meant(typed, vocabulary)
    hits = library_hits(meant, vocabulary)
    groups = [
        QuickGroup("Papers", hits.papers),
        QuickGroup("My papers", own_paper_hits(typed, learner)),
        QuickGroup("Topics", hits.topics),
        QuickGroup("My lists", list_hits(typed, learner)),
        QuickGroup("Questions", hits.questions),
    ]
    is_meant = meant != typed and hits != NO_HITS
    return QuickAnswer(
        groups=[group for group in groups if group.results],
        meant=meant if is_meant else "",
    )


def comparison_answer(text: str, paper_slug: str) -> QuickAnswer | None:
    """Papers to compare with the one that is open; None where nothing asks for it."""
    match = COMPARE.match(text.strip())
    if match is None or is_too_short(match["words"]):
        return None
    vocabulary = current_vocabulary()
    words = parse_query(match["words"]).text
    hits = library_hits(as_meant(words, vocabulary), vocabulary)
    results = []
    for paper in hits.papers:
        if paper.slug != paper_slug:
            url = comparison_url(paper_slug, paper.slug)
            results.append(
                Result(url=url, title=paper.title, facts=paper.facts)
            )
    groups = (
        [QuickGroup("Compare", results, verb="Compare with")] if results else []
    )
    return QuickAnswer(groups)


def comparison_url(*slugs: str) -> str:
    papers = ",".join(slug for slug in slugs if slug)
    return f"{reverse('compare')}?{urlencode({'papers': papers}, safe=',')}"


def is_too_short(text: str) -> bool:
    words = split_words(text)
    if not words:
        return True
    return text.isascii() and len("".join(words)) < SHORTEST


def as_meant(text: str, vocabulary: Vocabulary) -> str:
    meant_by_word = meant_words(
        parse_query(text).tree, vocabulary, is_typing=True
    )
    likeliest = {word: others[0] for word, others in meant_by_word.items()}
    if not likeliest:
        return text
    return replace_words(text, likeliest)


def library_hits(text: str, vocabulary: Vocabulary) -> QuickHits:
    return quick_hits(Search(parse_query(text), {}, vocabulary=vocabulary))


def own_paper_hits(text: str, learner: Learner | None) -> list[Result]:
    """The learner's own papers that hold words which begin so, the latest first."""
    if learner is None:
        return []
    papers = Paper.objects.own_of(learner)
    for word in split_words(text):
        papers = papers.filter(own_part__words__contains=f" {word}")
    latest = papers.order_by("-created_at", "-pk")[:MOST_OWN]
    marker = marker_of(text)
    hits = []
    for slug, title in latest.values_list("slug", "title"):
        url = reverse("paper", args=[slug])
        hits.append(Result(url=url, title=mark_text(title, marker)))
    return hits


def list_hits(text: str, learner: Learner | None) -> list[Result]:
    """The learner's lists in use whose titles have words that begin so."""
    if learner is None:
        return []
    words = split_words(text)
    marker = marker_of(text)
    lists = ReadingList.objects.current().filter(learner=learner)
    titles = lists.order_by("-changed_at", "-pk").values_list("pk", "title")
    hits = []
    for pk, title in titles[:LISTS_LOOKED_THROUGH]:
        if has_begun_words(title, words):
            url = reverse("reading_list", args=[pk])
            hits.append(Result(url=url, title=mark_text(title, marker)))
    return hits[:MOST_OWN]


def marker_of(text: str) -> Marker:
    return Marker(wanted_texts(parse_query(text).tree))
