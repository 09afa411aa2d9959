"""Finding papers for a list, and taking papers off it, whoever's it is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from config.http import redirect_back
from papers.models import Paper
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from study.access import LearnerRequest
from study.chosen import are_the_chosen, offer_list_undo
from study.lists import services
from study.lists.change_services import latest_change
from study.lists.entries import catalogue_rows_of
from study.lists.forms import (
    FoundPapersForm,
    PapersForm,
    named_slugs,
)
from study.lists.words import (
    papers_text,
)
from study.models import ReadingList
from study.search.own_fields import own_fields

MOST_FOUND = 20


def papers_of_request(request: LearnerRequest) -> list[Paper]:
    """Those that are named and may be seen, in the order in which they are named."""
    form = PapersForm({"papers": named_slugs(request)})
    if not form.is_valid():
        return []
    slugs = form.cleaned_data["papers"]
    papers = Paper.objects.visible_to(request.user).filter(slug__in=slugs)
    by_slug = {paper.slug: paper for paper in papers.only("slug", "title")}
    return [by_slug[slug] for slug in slugs if slug in by_slug]


def remove_papers_from(
    request: LearnerRequest, found: ReadingList
) -> HttpResponse:
    papers = papers_of_request(request)
    count = services.remove_papers_from_list(
        reading_list=found, papers=papers, at=timezone.now()
    )
    if count:
        text = f"{papers_text(count)} taken off “{found.title}”."
        messages.success(request, text)
        offer_undo_with_ticks(request, papers, found, text)
    return redirect_back(request, found.get_absolute_url())


def offer_undo_with_ticks(
    request: LearnerRequest, papers: list[Paper], chosen: ReadingList, text: str
) -> None:
    """Where these are the ticked papers, undo stands beside them."""
    if not are_the_chosen(request, [paper.slug for paper in papers]):
        return
    change = latest_change(chosen)
    if change is not None:
        offer_list_undo(
            request,
            list_id=chosen.pk,
            change_id=change.pk,
            text=text.removesuffix("."),
        )


def find_papers_for(
    request: LearnerRequest, found: ReadingList
) -> HttpResponse:
    form = FoundPapersForm(request.GET)
    text = ""
    if form.is_valid():
        text = form.cleaned_data["q"]
    query = parse_query(text)
    search = Search(query, own_fields(request.user))
    ids = []
    if query.text:
        ids = search.ids(Kind.PAPER, size=MOST_FOUND)
    titles = Paper.objects.visible_to(request.user).in_bulk(ids)
    papers = [titles[paper_id] for paper_id in ids if paper_id in titles]
    rows = catalogue_rows_of({paper.slug for paper in papers}, request.user)
    held = set(
        found.entries.filter(paper__in=ids).values_list("paper_id", flat=True)
    )
    shown = []
    for paper in papers:
        shown.append((paper, rows[paper.slug], paper.pk in held))
    context = {"list": found, "query": query, "papers": shown}
    return render(request, "lists/find_papers_for_list.html", context)
