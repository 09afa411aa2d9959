"""A learner's own papers, those that they have and those that they deleted."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from papers.models import OwnPaper, Paper
from papers.queries.catalogue import PAGE_SIZE, last_page, rows_of_page
from study.models import Learner, PaperSuggestion
from study.reading.marks import CatalogueRow, marked_rows, row_values


@dataclass(frozen=True)
class OwnPaperPage:
    """One page of the list, and how many papers there are in all."""

    rows: list[CatalogueRow]
    total: int
    last: int


def own_paper_page(learner: Learner, number: int) -> OwnPaperPage:
    """The latest added first; pages are counted from 1."""
    papers = Paper.objects.own_of(learner).order_by("-created_at", "-id")
    values = rows_of_page(row_values(papers, learner), number)
    rows = marked_rows(values)
    total = len(rows)
    if number > 1 or total == PAGE_SIZE:
        total = papers.count()
    return OwnPaperPage(rows, total, last_page(total))


@dataclass(frozen=True)
class JoinOffer:
    """The library has what the learner has as their own."""

    own: Paper
    library: Paper


@dataclass(frozen=True)
class LibraryRelations:
    """What the library has to do with one own paper."""

    offers: list[JoinOffer]
    builds_on: list[Paper]


def library_relations(learner: Learner, own_id: int) -> LibraryRelations:
    """Mostly one query."""
    built_on = OwnPaper.builds_on.through.objects.filter(ownpaper=own_id)
    is_built_on = Exists(built_on.filter(paper=OuterRef("pk")))
    is_related = may_be_one_of(learner) | Q(pk__in=built_on.values("paper"))
    related = with_doi_key(Paper.objects.published()).filter(is_related)
    relations = LibraryRelations([], [])
    own_papers = Paper.objects.own_of(learner).filter(pk=own_id)
    annotated = related.annotate(is_built_on=is_built_on)
    for paper in annotated.order_by("year", "title", "pk"):
        if paper.is_built_on:
            relations.builds_on.append(paper)
        else:
            relations.offers.extend(offers_of(paper, own_papers))
    return relations


def join_offers(learner: Learner) -> list[JoinOffer]:
    """By identifier, or since curators accepted it from the learner.

    What the learner kept apart is not offered again. Mostly one query, which finds
    nothing.
    """
    own_papers = Paper.objects.own_of(learner)
    published = with_doi_key(Paper.objects.published())
    offers = []
    for library_paper in published.filter(may_be_one_of(learner)).order_by(
        "pk"
    ):
        offers += offers_of(library_paper, own_papers)
    return offers


def with_doi_key(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    return papers.annotate(doi_key=Lower("doi"))


def may_be_one_of(learner: Learner) -> Q:
    """Of papers of the library `with_doi_key`: which the learner may have as well."""
    own_papers = Paper.objects.own_of(learner)
    accepted = accepted_suggestions(learner).values("library_paper")
    numbers = own_papers.exclude(arxiv_id="").values("arxiv_id")
    dois = own_papers.exclude(doi="").annotate(key=Lower("doi")).values("key")
    return Q(arxiv_id__in=numbers) | Q(doi_key__in=dois) | Q(pk__in=accepted)


def offers_of(
    library_paper: Paper, own_papers: QuerySet[Paper]
) -> list[JoinOffer]:
    accepted = PaperSuggestion.objects.filter(library_paper=library_paper)
    is_same = Q(pk__in=accepted.values("paper"))
    if library_paper.arxiv_id:
        is_same |= Q(arxiv_id=library_paper.arxiv_id)
    if library_paper.doi:
        is_same |= Q(doi__iexact=library_paper.doi)
    same = own_papers.filter(is_same).select_related("own_part").order_by("pk")
    offers = []
    for own in same:
        if own.own_part.kept_apart_from_id != library_paper.pk:
            offers.append(JoinOffer(own, library_paper))
    return offers


def accepted_suggestions(learner: Learner) -> QuerySet[PaperSuggestion]:
    suggestions = PaperSuggestion.objects.filter(learner=learner)
    return suggestions.exclude(library_paper=None)


def latest_suggestion(paper_id: int) -> PaperSuggestion | None:
    """The last that the owner told curators of this paper."""
    suggestions = PaperSuggestion.objects.filter(paper=paper_id)
    return suggestions.order_by("-suggested_at", "-pk").first()


def papers_put_away(learner: Learner) -> QuerySet[Paper]:
    """What the learner deleted and may bring back, the latest first."""
    hidden = Paper.objects.filter(owner=learner, status=Paper.Status.OWN_HIDDEN)
    put_away = hidden.exclude(own_part__put_away_at=None)
    return put_away.select_related("own_part").order_by(
        "-own_part__put_away_at"
    )
