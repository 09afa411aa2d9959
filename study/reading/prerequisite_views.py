"""What to read before a paper, and marking all of it to read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest, learner_of, visible_paper
from study.models import Reading
from study.reading.prerequisites import prerequisite_chain
from study.reading.services import mark_to_read, undo_marked_to_read


@require_safe
@login_not_required
def prerequisites(request: HttpRequest, slug: str) -> HttpResponse:
    """From what the reader has read to this paper; signed out, from nothing."""
    paper = visible_paper(request, slug)
    chain = prerequisite_chain(paper, learner_of(request))
    slugs = ",".join(step.paper.slug for step in chain.steps)
    context = {
        "paper": paper,
        "chain": chain,
        "can_undo": chain.has_status(Reading.Status.TO_READ),
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
    chain = prerequisite_chain(paper, request.user)
    count = mark_to_read(learner=request.user, papers=chain.unmarked, at=timezone.now())
    if count:
        plural = "" if count == 1 else "s"
        messages.success(request, f"{count} paper{plural} marked to read.")
    return redirect("prerequisites", slug)


@require_POST
def undo_prerequisites(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    chain = prerequisite_chain(paper, request.user)
    papers = [step.paper for step in chain.steps]
    undo_marked_to_read(learner=request.user, papers=papers, at=timezone.now())
    return redirect("prerequisites", slug)
