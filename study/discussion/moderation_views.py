"""Remarks that members report, and that organisers remove."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from study.access import LearnerRequest
from study.discussion import thread_services as services
from study.discussion.moderation import settled_reports, waiting_reports
from study.discussion.moderation_forms import ReasonForm
from study.group_access import membership_in, organising_membership
from study.group_access_discussion import remark_for, report_for_organiser
from study.models import StudyGroup
from study.unsent import gives_text_back

FORM_METHODS = ("GET", "HEAD", "POST")
CONFLICT = 409
UNPROCESSABLE = 422
REPORTED_BEFORE = (
    "You reported this remark before, and that report still waits. What you write here"
    " can follow once the organisers have answered it."
)


@require_http_methods(FORM_METHODS)
@gives_text_back
def report_remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    """Members tell the organisers, and nobody else, what is wrong with a remark."""
    membership = membership_in(request, group_id)
    remark = remark_for(membership, remark_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        label="What is wrong?",
    )
    status = 200
    if form.is_bound and form.is_valid():
        is_first = services.report_remark(
            remark=remark,
            reporter=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        if is_first:
            messages.success(request, "The organisers will look at it.")
            return redirect("thread", group_id, remark.thread_id)
        form.add_error("reason", REPORTED_BEFORE)
        status = CONFLICT
    elif form.is_bound:
        status = UNPROCESSABLE
    context = {"group": membership.group, "remark": remark, "form": form}
    return render(
        request, "discussion/report_remark.html", context, status=status
    )


@require_http_methods(FORM_METHODS)
@gives_text_back
def remove_remark(
    request: LearnerRequest,
    group_id: int,
    remark_id: int,
) -> HttpResponse:
    """An organiser takes a remark away, with a reason that members read."""
    membership = organising_membership(request, group_id)
    remark = remark_for(membership, remark_id)
    form = ReasonForm(
        request.POST if request.method == "POST" else None,
        label="Why it goes",
    )
    if form.is_bound and form.is_valid():
        services.remove_remark(
            remark=remark,
            by=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, "The remark is removed.")
        return redirect("thread", group_id, remark.thread_id)
    context = {"group": membership.group, "remark": remark, "form": form}
    status = 422 if form.errors else 200
    return render(
        request, "discussion/remove_remark.html", context, status=status
    )


@require_safe
def remark_reports(
    request: LearnerRequest,
    group_id: int,
) -> HttpResponse:
    """What waits for the organisers, the oldest first, and what they settled."""
    membership = organising_membership(request, group_id)
    return render_reports(request, membership.group)


def render_reports(
    request: LearnerRequest,
    group: StudyGroup,
    *,
    refused: ReasonForm | None = None,
    refused_id: int = 0,
    late_word: str = "",
) -> HttpResponse:
    """late_word: what an organiser decided after another had settled it."""
    rows = []
    for report in waiting_reports(group):
        form = ReasonForm(
            label="What you decided", auto_id=f"report-{report.pk}-%s"
        )
        if report.pk == refused_id and refused is not None:
            form = refused
        rows.append((report, form))
    context = {
        "group": group,
        "rows": rows,
        "settled": settled_reports(group),
        "late_word": late_word,
    }
    status = 200
    if late_word:
        status = CONFLICT
    elif refused:
        status = UNPROCESSABLE
    return render(
        request, "discussion/remark_reports.html", context, status=status
    )


@require_POST
@gives_text_back
def settle_remark_report(
    request: LearnerRequest,
    group_id: int,
    report_id: int,
) -> HttpResponse:
    membership, report = report_for_organiser(request, group_id, report_id)
    form = ReasonForm(
        request.POST,
        label="What you decided",
        auto_id=f"report-{report.pk}-%s",
    )
    if not form.is_valid():
        return render_reports(
            request,
            membership.group,
            refused=form,
            refused_id=report.pk,
        )
    word = form.cleaned_data["reason"]
    is_first = services.settle_report(
        report=report,
        by=request.user,
        word=word,
        at=timezone.now(),
    )
    if not is_first:
        return render_reports(request, membership.group, late_word=word)
    messages.success(request, "Settled.")
    return redirect("remark_reports", group_id)
