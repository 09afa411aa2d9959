"""What to read before a paper, and marking all of it to read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.defaultfilters import pluralize
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.addresses import url
from papers.models import Paper
from study.access import LearnerRequest, learner_of, visible_paper
from study.models import Learner, Reading
from study.models.reading_list import LONGEST_TITLE
from study.reading.forms import PrerequisitesForm
from study.reading.prerequisites import (
    Prerequisites,
    all_prerequisites,
    shortest_prerequisites,
)
from study.reading.services import mark_to_read, undo_marked_to_read


def shows_all(fields: QueryDict) -> bool:
    """Whether everything is asked for that the paper needs, or the shortest chain."""
    form = PrerequisitesForm(fields)
    return form.is_valid() and form.cleaned_data["show"] == "all"


def prerequisites_of(
    paper: Paper,
    learner: Learner | None,
    *,
    shows_all: bool,
) -> Prerequisites:
    if shows_all:
        return all_prerequisites(paper, learner)
    return shortest_prerequisites(paper, learner)


def prerequisites_url(paper: Paper, *, shows_all: bool) -> str:
    address = url("prerequisites", paper.slug)
    if shows_all:
        return f"{address}?show=all"
    return address


@require_safe
@login_not_required
def prerequisites(request: HttpRequest, slug: str) -> HttpResponse:
    """From what the reader has read to this paper; signed out, from nothing."""
    paper = visible_paper(request, slug)
    is_all = shows_all(request.GET)
    before = prerequisites_of(paper, learner_of(request), shows_all=is_all)
    slugs = ",".join(step.slug for step in before.papers)
    context = {
        "paper": paper,
        "prerequisites": before,
        "list_title": f"The way to {paper.title}"[:LONGEST_TITLE],
        "shows_all": is_all,
        "here": prerequisites_url(paper, shows_all=is_all),
        "can_undo": before.has_status(Reading.Status.TO_READ),
        "export_query": f"&papers={slugs}",
    }
    return render(request, "reading/prerequisites.html", context)


@require_safe
@login_not_required
def moved_prerequisites(request: HttpRequest, slug: str) -> HttpResponse:
    """The page's earlier address, for links that were kept."""
    paper = visible_paper(request, slug)
    return redirect("prerequisites", paper.slug, permanent=True)


@require_POST
def mark_prerequisites(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    is_all = shows_all(request.POST)
    before = prerequisites_of(paper, request.user, shows_all=is_all)
    unmarked = before.unmarked
    count = mark_to_read(
        learner=request.user, papers=unmarked, at=timezone.now()
    )
    if count:
        messages.success(
            request, f"{count} paper{pluralize(count)} marked to read."
        )
    return redirect(prerequisites_url(paper, shows_all=is_all))


@require_POST
def undo_prerequisites(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    is_all = shows_all(request.POST)
    before = prerequisites_of(paper, request.user, shows_all=is_all)
    undo_marked_to_read(
        learner=request.user,
        papers=before.papers,
        at=timezone.now(),
    )
    return redirect(prerequisites_url(paper, shows_all=is_all))
