"""Marking a paper, from its page or from any row."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from config.http import local_path, redirect_back
from papers.models import Paper
from study.access import LearnerRequest, visible_paper
from study.reading.forms import ReadingStatusForm
from study.reading.marks import STATUS_LABELS, CatalogueRow, status_of
from study.reading.services import set_reading_status, undo_reading_change
from study.reading.status_menu import render_row_status


@require_POST
def set_paper_status(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    form = ReadingStatusForm(request.POST)
    if not form.is_valid():
        context = {
            "problem": "There is no such mark. Go back and choose another."
        }
        return render(request, "400.html", context, status=400)
    status = form.cleaned_data["status"]
    set_reading_status(
        learner=request.user, paper=paper, status=status, at=timezone.now()
    )
    return respond_with_status(request, paper, status)


@require_POST
def undo_paper_status(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    undo_reading_change(learner=request.user, paper=paper, at=timezone.now())
    return respond_with_status(request, paper, status_of(request.user, paper))


def respond_with_status(
    request: LearnerRequest, paper: Paper, status: str
) -> HttpResponse:
    """The row's new state for htmx, else back to where the form stood."""
    if request.headers.get("HX-Request") != "true":
        return redirect_back(request, paper.get_absolute_url())
    back = local_path(request.POST.get("next", ""), paper.get_absolute_url())
    row = CatalogueRow(
        html=SafeString(),
        slug=paper.slug,
        status=status,
        status_label=STATUS_LABELS.get(status, ""),
        title=paper.title,
    )
    return HttpResponse(render_row_status(request, row, back))
