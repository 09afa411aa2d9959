"""Telling curators that something is amiss with a question."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from config.http import render_page, wants_fragment
from papers.models import Question
from study import access
from study.access import LearnerRequest
from study.models import QuestionFlag, Quiz
from study.review import flag_services, refusals
from study.review.flag_form import FlagForm
from study.review.session import quiz_id_in_address, session_url


@require_http_methods(["GET", "HEAD", "POST"])
def flag_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Says what is amiss; what was said before stands in the form."""
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, quiz_id_in_address(request))
    if not question.is_live:
        return refusals.refuse_gone_question(request, quiz)
    open_flags = QuestionFlag.objects.filter(
        learner=request.user, closed_at=None
    )
    flag = open_flags.filter(question=question).first()
    offered = {}
    if flag is None:
        offered["reason"] = request.GET.get("reason", "")
    form = FlagForm(request.POST or None, instance=flag, initial=offered)
    if request.method == "POST" and form.is_valid():
        flag_services.flag_question(
            learner=request.user,
            question=question,
            at=timezone.now(),
            **form.cleaned_data,
        )
        return redirect(flag_url(question, quiz))
    context: dict[str, Any] = {
        "question": question,
        "prompt_html": question.shown_html,
        "flag": flag,
        "form": form,
        "flag_url": flag_url(question, quiz),
        "quiz_id": quiz.pk if quiz else "",
        "next_url": session_url(quiz),
        "is_fragment": wants_fragment(request),
    }
    response = render_page(
        request, "review/flag_question.html", "flag", context
    )
    if form.errors:
        response.status_code = 422
    return response


@require_POST
def withdraw_flag(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Sent twice, it leads to the same place twice."""
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, quiz_id_in_address(request))
    flag_services.withdraw_flag(learner=request.user, question=question)
    return redirect(flag_url(question, quiz))


def flag_url(question: Question, quiz: Quiz | None) -> str:
    url = reverse("flag_question", args=[question.pk])
    if quiz:
        return f"{url}?quiz={quiz.pk}"
    return url
