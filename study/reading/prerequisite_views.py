"""The way to a paper, and marking all of it to read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest, learner_of, visible_paper
from study.reading.prerequisites import way_to
from study.reading.services import mark_to_read, undo_marked_to_read


@require_safe
@login_not_required
def paper_way(request: HttpRequest, slug: str) -> HttpResponse:
    """From what the reader has read to this paper; signed out, from nothing."""
    paper = visible_paper(request, slug)
    way = way_to(paper, learner_of(request))
    can_undo = any(stop.status == "to_read" for stop in way.stops)
    export_query = f"&papers={','.join(stop.paper.slug for stop in way.stops)}"
    context = {
        "paper": paper,
        "way": way,
        "can_undo": can_undo,
        "export_query": export_query,
    }
    return render(request, "reading/prerequisites.html", context)


@require_POST
def mark_paper_way(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    marked = mark_to_read(
        learner=request.user,
        papers=way_to(paper, request.user).unmarked,
        at=timezone.now(),
    )
    if marked:
        messages.success(
            request, f"{marked} paper{'s' if marked != 1 else ''} marked to read."
        )
    return redirect("paper_way", slug)


@require_POST
def undo_paper_way(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    papers = [stop.paper for stop in way_to(paper, request.user).stops]
    undo_marked_to_read(learner=request.user, papers=papers, at=timezone.now())
    return redirect("paper_way", slug)
