"""Telling curators that something is amiss, and what they answered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from config.http import render_page, wants_fragment
from papers.models import Question
from study import access
from study.access import LearnerRequest
from study.models import Quiz, Report
from study.reports import services
from study.reports.forms import NoteReportForm, QuestionReportForm
from study.reports.queries import MOST_SHOWN, report_rows
from study.review import refusals
from study.review.session import quiz_id_in_address, session_url

ENOUGH = (
    f"{services.MOST_WAITING} of your reports wait for an answer. Tell more when"
    " curators have answered one of them, or take one back."
)
GONE = "It was taken out of the library meanwhile. Nothing is told."


@require_http_methods(["GET", "HEAD", "POST"])
def report_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    """Says what is amiss with a note; `?part=` names one of its parts."""
    paper = access.published_paper(request, slug)
    initial = {"part": request.GET.get("part", "")}
    form = NoteReportForm(paper, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.report_paper(
                learner=request.user,
                paper=paper,
                told=services.Told(**form.cleaned_data),
                at=timezone.now(),
            )
        except services.TooManyReportsWait:
            form.add_error(None, ENOUGH)
        except services.NothingToReport:
            form.add_error(None, GONE)
        else:
            messages.success(
                request,
                "Thank you. The curators’ answer will stand in your reports.",
            )
            return redirect(paper)
    context = {"paper": paper, "form": form}
    status = 422 if form.errors else 200
    return render(request, "reports/report_paper.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def report_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Says what is amiss; what was said before stands in the form."""
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, quiz_id_in_address(request))
    if not question.is_live:
        return refusals.refuse_gone_question(request, quiz)
    report = waiting_report(request, question)
    form = QuestionReportForm(
        request.POST or None,
        instance=report,
        initial={} if report else offered_values(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.report_question(
                learner=request.user,
                question=question,
                told=services.Told(**form.cleaned_data),
                at=timezone.now(),
            )
        except services.TooManyReportsWait:
            form.add_error(None, ENOUGH)
        except services.NothingToReport:
            form.add_error(None, GONE)
        else:
            return redirect(report_url(question, quiz))
    context: dict[str, Any] = {
        "question": question,
        "prompt_html": question.shown_html,
        "report": report,
        "form": form,
        "report_url": report_url(question, quiz),
        "quiz_id": quiz.pk if quiz else "",
        "next_url": session_url(quiz),
        "is_fragment": wants_fragment(request),
    }
    response = render_page(
        request, "reports/report_question.html", "report", context
    )
    if form.errors:
        response.status_code = 422
    return response


def waiting_report(
    request: LearnerRequest, question: Question
) -> Report | None:
    waiting = Report.objects.waiting().filter(learner=request.user)
    return waiting.filter(question=question).first()


def offered_values(request: LearnerRequest) -> dict[str, str]:
    """What the address fills in."""
    return {
        "reason": request.GET.get("reason", ""),
        "part": request.GET.get("part", ""),
    }


def report_url(question: Question, quiz: Quiz | None) -> str:
    url = reverse("report_question", args=[question.pk])
    if quiz:
        return f"{url}?quiz={quiz.pk}"
    return url


@require_POST
def withdraw_question_report(
    request: LearnerRequest, question_id: int
) -> HttpResponse:
    """Sent twice, it leads to the same place twice."""
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, quiz_id_in_address(request))
    report = waiting_report(request, question)
    if report is not None:
        take_back(request, report)
    return redirect(report_url(question, quiz))


@require_POST
def withdraw_report(request: LearnerRequest, report_id: int) -> HttpResponse:
    report = access.own_report(request, report_id)
    if take_back(request, report):
        messages.success(request, "Taken back. Curators see it no more.")
    return redirect("report_list")


def take_back(request: LearnerRequest, report: Report) -> bool:
    """Says so where a curator was quicker."""
    try:
        services.withdraw_report(report=report)
    except services.ReportIsClosed:
        messages.info(request, "It was answered or taken back meanwhile.")
        return False
    return True


@require_safe
def report_list(request: LearnerRequest) -> HttpResponse:
    """What the learner told curators, newest first, with the answers."""
    rows = report_rows(request.user)
    context = {
        "rows": rows,
        "most_shown": MOST_SHOWN,
        "unread_count": sum(is_unread(row.report) for row in rows),
    }
    return render(request, "reports/report_list.html", context)


def is_unread(report: Report) -> bool:
    return not report.is_waiting and report.read_at is None


@require_POST
def mark_answers_read(request: LearnerRequest) -> HttpResponse:
    services.mark_answers_read(learner=request.user, at=timezone.now())
    return redirect("report_list")
