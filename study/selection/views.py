"""Ticked papers: keeping the choice, and doing one thing with all of them."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from config.http import local_path, redirect_back
from papers.forms.comparison import MOST_PAPERS
from papers.models import Paper
from papers.services.exports import FORMATS, export_batches
from study.access import LearnerRequest
from study.chosen import (
    MOST_CHOSEN,
    chosen_slugs,
    keep_chosen,
    merge_choice,
    offer_clear_undo,
    offer_status_undo,
    take_undo,
)
from study.group_access_lists import lists_to_fill
from study.lists.change_services import undo_list_change
from study.lists.services import ListHasChanged
from study.lists.shelf import lists_holding
from study.lists.words import NOT_UNDONE, papers_text
from study.models import Reading, ReadingList
from study.reading.services import set_reading_statuses, undo_batch
from study.selection.forms import ChoiceForm, ChosenFormatForm, ChosenStatusForm

NOTHING_CHOSEN = "No paper is ticked. Tick some first."
TOO_MANY = f"At most {MOST_CHOSEN} papers can be ticked at a time."


@require_POST
def choose_papers(request: LearnerRequest) -> HttpResponse:
    """The choice is kept; htmx gets the bar anew."""
    shown = read_choice(request)
    if request.headers.get("HX-Request") != "true":
        return redirect_back(request, reverse("paper_list"))
    next_path = local_path(request.POST.get("next", ""), reverse("paper_list"))
    context = {"shown": ",".join(shown), "next_path": next_path}
    return render(request, "selection/bar.html", context)


@require_POST
def mark_chosen(request: LearnerRequest) -> HttpResponse:
    papers = chosen_papers(request)
    form = ChosenStatusForm(request.POST)
    if not form.is_valid():
        problem = "There is no such mark. Go back and choose another."
        return render(request, "400.html", {"problem": problem}, status=400)
    if papers:
        mark_papers(request, papers, form.cleaned_data["status"])
    return redirect_back(request, reverse("paper_list"))


def mark_papers(
    request: LearnerRequest, papers: list[Paper], status: str
) -> None:
    at = timezone.now()
    # One learner does one thing at a time: its moment names the batch.
    batch = uuid.uuid5(
        uuid.NAMESPACE_OID, f"{request.user.pk} {at.isoformat()}"
    )
    count = set_reading_statuses(
        learner=request.user,
        papers=papers,
        status=status,
        at=at,
        batch=batch,
    )
    label = Reading.Status(status).label.lower()
    text = f"{papers_text(count)} marked “{label}”"
    messages.success(request, f"{text}.")
    if count:
        offer_status_undo(request, batch=batch, text=text)


@require_POST
def list_chosen(request: LearnerRequest) -> HttpResponse:
    """Asks which list they go to, or are taken off."""
    papers = chosen_papers(request)
    if not papers:
        return redirect_back(request, reverse("paper_list"))
    ids = [paper.pk for paper in papers]
    context = {
        "papers": papers,
        "slugs": ",".join(paper.slug for paper in papers),
        "lists": lists_holding(request.user, ids),
        "form": None,
        "next": local_path(request.POST.get("next", ""), reverse("paper_list")),
    }
    return render(request, "lists/add_to_list.html", context)


@require_POST
def compare_chosen(request: LearnerRequest) -> HttpResponse:
    papers = chosen_papers(request)
    if not papers:
        return redirect_back(request, reverse("paper_list"))
    if len(papers) > MOST_PAPERS:
        messages.info(request, f"The first {MOST_PAPERS} that you ticked.")
    slugs = ",".join(paper.slug for paper in papers[:MOST_PAPERS])
    return redirect(
        f"{reverse('compare')}?{urlencode({'papers': slugs}, safe=',')}"
    )


@require_POST
def export_chosen(
    request: LearnerRequest,
) -> HttpResponse | StreamingHttpResponse:
    papers = chosen_papers(request)
    form = ChosenFormatForm(request.POST)
    if not form.is_valid():
        problem = "There is no such kind of file."
        return render(request, "400.html", {"problem": problem}, status=400)
    if not papers:
        return redirect_back(request, reverse("paper_list"))
    ending = form.cleaned_data["format"]
    content_type, write = FORMATS[ending]
    ids = [paper.pk for paper in papers]
    response = StreamingHttpResponse(
        write(export_batches(ids, request.user)),
        content_type=f"{content_type}; charset=utf-8",
    )
    response.headers["Content-Disposition"] = (
        f'attachment; filename="octavo.{ending}"'
    )
    return response


@require_POST
def clear_chosen(request: LearnerRequest) -> HttpResponse:
    read_choice(request)
    slugs = chosen_slugs(request)
    keep_chosen(request, [])
    if slugs:
        text = f"{papers_text(len(slugs))} no longer ticked"
        offer_clear_undo(request, slugs=slugs, text=text)
    return redirect_back(request, reverse("paper_list"))


@require_POST
def undo_chosen(request: LearnerRequest) -> HttpResponse:
    """Take back the last thing that was done with ticked papers."""
    undo = take_undo(request)
    if undo is None:
        messages.info(request, "There is nothing left to undo.")
    elif undo["kind"] == "clear":
        keep_chosen(request, undo["slugs"])
    elif undo["kind"] == "list":
        undo_on_list(request, undo["list_id"], undo["change_id"])
    else:
        count = undo_batch(
            learner=request.user,
            batch=uuid.UUID(undo["batch"]),
            at=timezone.now(),
        )
        messages.success(request, f"{papers_text(count)} as before.")
    return redirect_back(request, reverse("paper_list"))


def undo_on_list(request: LearnerRequest, list_id: int, change_id: int) -> None:
    """Where the list was changed again since, it stays as it is."""
    of_groups = lists_to_fill(request.user).values("pk")
    lists = ReadingList.objects.standing().filter(
        Q(learner=request.user) | Q(pk__in=of_groups)
    )
    reading_list = lists.filter(pk=list_id).first()
    is_undone = False
    if reading_list is not None:
        try:
            is_undone = undo_list_change(
                reading_list=reading_list,
                change_id=change_id,
                at=timezone.now(),
            )
        except ListHasChanged:
            is_undone = False
    if is_undone:
        messages.success(request, "The list is as before.")
    else:
        messages.info(request, NOT_UNDONE)


def read_choice(request: LearnerRequest) -> list[str]:
    """Take over what the page sends; the papers that it shows.

    What can't be read changes nothing.
    """
    values = {
        "shown": request.POST.get("shown", ""),
        "papers": ",".join(request.POST.getlist("papers")),
    }
    form = ChoiceForm(values)
    if not form.is_valid():
        return []
    shown: list[str] = form.cleaned_data["shown"]
    all_fit = merge_choice(
        request,
        ticked=form.cleaned_data["papers"],
        shown=shown,
    )
    if not all_fit:
        messages.warning(request, TOO_MANY)
    return shown


def chosen_papers(request: LearnerRequest) -> list[Paper]:
    """Those that are ticked and may be seen, in the order of ticking."""
    read_choice(request)
    slugs = chosen_slugs(request)
    visible = Paper.objects.visible_to(request.user).filter(slug__in=slugs)
    by_slug = {paper.slug: paper for paper in visible.only("slug", "title")}
    papers = [by_slug[slug] for slug in slugs if slug in by_slug]
    if not papers:
        messages.info(request, NOTHING_CHOSEN)
    return papers
