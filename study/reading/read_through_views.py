"""The days of each reading of a paper, entered and corrected from its page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from papers.models import Paper
from study.access import LearnerRequest, own_read_through, visible_paper
from study.models import ReadThrough
from study.reading.forms import ReadThroughForm
from study.reading.read_through_services import (
    MOST_READ_THROUGHS,
    TooManyReadThroughs,
    add_read_through,
    change_read_through,
    remove_read_through,
)

CAN_UNDO = "“Undo the last change” in the paper's menu takes it back."


@require_POST
def add_reading(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    at = timezone.now()
    form = ReadThroughForm(request.POST, today=request.user.clock.day_of(at))
    if not form.is_valid():
        return render_refused_days(request, paper, form)
    try:
        add_read_through(
            learner=request.user,
            paper=paper,
            started_on=form.cleaned_data["started_on"],
            ended_on=form.cleaned_data["ended_on"],
            at=at,
        )
    except TooManyReadThroughs:
        sentence = f"A paper has at most {MOST_READ_THROUGHS} readings here."
        form.add_error(None, sentence)
        return render_refused_days(request, paper, form)
    messages.success(request, f"The reading is kept. {CAN_UNDO}")
    return redirect(paper)


@require_POST
def change_reading(
    request: LearnerRequest, read_through_id: int
) -> HttpResponse:
    read_through = own_read_through(request, read_through_id)
    paper = read_through.paper
    at = timezone.now()
    form = ReadThroughForm(request.POST, today=request.user.clock.day_of(at))
    if not form.is_valid():
        return render_refused_days(request, paper, form, read_through)
    change_read_through(
        learner=request.user,
        paper=paper,
        read_through_id=read_through_id,
        **form.cleaned_data,
        at=at,
    )
    messages.success(request, f"The days are kept. {CAN_UNDO}")
    return redirect(paper)


@require_POST
def remove_reading(
    request: LearnerRequest, read_through_id: int
) -> HttpResponse:
    paper = own_read_through(request, read_through_id).paper
    remove_read_through(
        learner=request.user,
        paper=paper,
        read_through_id=read_through_id,
        at=timezone.now(),
    )
    messages.success(request, f"The reading is removed. {CAN_UNDO}")
    return redirect(paper)


def render_refused_days(
    request: LearnerRequest,
    paper: Paper,
    form: ReadThroughForm,
    read_through: ReadThrough | None = None,
) -> HttpResponse:
    """What was typed, with what is wrong with it."""
    if read_through is None or not read_through.is_or_was_stopped:
        del form.fields["stop_reason"]
    context = {"paper": paper, "form": form}
    return render(request, "reading/refused_days.html", context)
