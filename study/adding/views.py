"""Adding a paper: one box, what was found, and a form for a paper of one's own."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from config.http import lend_writer_slot
from papers.models import Paper
from study.access import LearnerRequest, own_list
from study.adding.finding import Finding, find_here, find_work
from study.adding.forms import (
    AddressForm,
    FindPaperForm,
    NewPaperForm,
    initial_values,
    joined_slugs,
)
from study.adding.probable import heading_of, probable_choices
from study.adding.services import add_own_paper
from study.lists.services import ListIsFull
from study.models import ReadingList
from study.reading.marks import marked_rows, row_values
from study.reading.status_menu import render_paper_rows


@require_safe
def add_paper(request: LearnerRequest) -> HttpResponse:
    """The box; with `papers` in the address also the papers that were found."""
    slugs, text, list_id = AddressForm(request.GET).values()
    form = FindPaperForm(initial={"text": text, "list": list_id})
    papers = Paper.objects.visible_to(request.user).filter(slug__in=slugs)
    rows = marked_rows(row_values(papers, request.user))
    context = {
        "form": form,
        "rows": rows,
        "rows_html": render_paper_rows(request, rows),
        "slugs": ",".join(row.slug for row in rows),
        "list": chosen_list(request, list_id),
    }
    return render(request, "adding/add_paper.html", context)


@require_POST
def find_paper(request: LearnerRequest) -> HttpResponse:
    """The paper that is meant, else a form with what is known of it."""
    form = FindPaperForm(request.POST)
    if not form.is_valid():
        list_id = form.cleaned_data.get("list")
        reading_list = chosen_list(request, list_id)
        context: dict[str, Any] = {"form": form, "list": reading_list}
        return render(request, "adding/add_paper.html", context, status=400)
    typed = form.cleaned_data["text"]
    list_id = form.cleaned_data["list"]
    finding = find_work(
        typed=typed,
        learner=request.user,
        at=timezone.now(),
        pause=lambda: lend_writer_slot(request),
    )
    if finding.paper is not None:
        return redirect(found_url([finding.paper], list_id))
    new_form = NewPaperForm(initial=initial_values(finding, list_id))
    context = {"finding": finding, "others_count": typed.others_count}
    context |= probable_context(finding, list_id)
    return render_new_paper(request, new_form, list_id, context)


def probable_context(finding: Finding, list_id: int | None) -> dict[str, Any]:
    choices = []
    papers = []
    for choice in probable_choices(finding):
        choices.append((choice, found_url([choice.paper], list_id)))
        papers.append(choice.paper)
    return {
        "probable": choices,
        "probable_papers": papers,
        "probable_heading": heading_of(finding),
    }


@require_safe
def new_paper(request: LearnerRequest) -> HttpResponse:
    """The empty form."""
    _, text, list_id = AddressForm(request.GET).values()
    form = NewPaperForm(
        initial={"title": text, "list": list_id, "is_to_read": True}
    )
    return render_new_paper(request, form, list_id, {})


def render_new_paper(
    request: LearnerRequest,
    form: NewPaperForm,
    list_id: int | None,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    context |= {"form": form, "list": chosen_list(request, list_id)}
    return render(request, "adding/new_paper.html", context, status=status)


@require_POST
def create_paper(request: LearnerRequest) -> HttpResponse:
    form = NewPaperForm(request.POST)
    if not form.is_valid():
        list_id = form.cleaned_data.get("list")
        return render_new_paper(request, form, list_id, {}, status=400)
    list_id = form.cleaned_data["list"]
    reading_list = chosen_list(request, list_id)
    finding = find_here(form.entry, request.user)
    if finding.paper is not None:
        messages.info(request, already_here(finding.paper))
        return redirect(found_url([finding.paper], list_id))
    if not form.were_shown(finding.probable):
        return ask_which(request, finding, list_id)
    try:
        paper = add_own_paper(
            learner=request.user,
            entry=form.entry,
            is_to_read=form.cleaned_data["is_to_read"],
            reading_list=reading_list,
            at=timezone.now(),
        )
    except ListIsFull:
        form.add_error(None, "This list is full. Add the paper without it.")
        return render_new_paper(request, form, None, {}, status=409)
    messages.success(request, "Added. Only you see this paper.")
    return redirect(reading_list or paper)


def already_here(paper: Paper) -> str:
    if paper.is_own:
        return "You have this one already."
    return "The library has this one already."


def ask_which(
    request: LearnerRequest,
    finding: Finding,
    list_id: int | None,
) -> HttpResponse:
    """The papers that it may be above what was typed; sent again, it is another."""
    typed = request.POST.copy()
    typed["others"] = joined_slugs(finding.probable)
    context = probable_context(finding, list_id)
    form = NewPaperForm(typed)
    return render_new_paper(request, form, list_id, context, status=409)


def chosen_list(
    request: LearnerRequest, list_id: int | None
) -> ReadingList | None:
    """The learner's own list that the form or the address names."""
    if list_id is None:
        return None
    return own_list(request, list_id)


def found_url(papers: list[Paper], list_id: int | None) -> str:
    """The page that shows these papers as what was found."""
    values: dict[str, str | int] = {"papers": joined_slugs(papers)}
    if list_id is not None:
        values["list"] = list_id
    return f"{reverse('add_paper')}?{urlencode(values)}"
