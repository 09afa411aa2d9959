"""The pages on which a session goes on: what is due today, and a quiz."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from config.http import end_writing, render_page, wants_fragment
from study import access
from study.access import LearnerRequest
from study.models import Quiz
from study.review import queries
from study.review.quiz_results import quiz_result
from study.review.quizzes import next_quiz_prompt, quiz_facts
from study.review.session import session_url
from study.review.set_asides import notice_in_address


def due_page(request: LearnerRequest, at: datetime) -> HttpResponse:
    """The next question of today, or what the day brought."""
    context = queries.review_page(request.user, at)
    context |= {
        "notice": notice_in_address(request, request.user, None, at),
        "quiz": None,
        "trial": None,
        "remark": "",
    }
    return render_page(request, "review/review.html", "prompt", context)


def quiz_page(
    request: LearnerRequest, quiz: Quiz, at: datetime
) -> HttpResponse:
    """The quiz's next question, or its result."""
    context: dict[str, Any] = {"quiz": quiz_facts(quiz)}
    context["notice"] = notice_in_address(request, request.user, quiz, at)
    prompt = next_quiz_prompt(quiz, at)
    if prompt:
        context["prompt"] = prompt
    else:
        context["result"] = quiz_result(
            quiz,
            at=at,
            clock=request.user.clock,
        )
    return render_page(request, "review/quiz.html", "prompt", context)


def next_page(
    request: LearnerRequest, quiz: Quiz | None, at: datetime
) -> HttpResponse:
    """What follows a stored answer: at once for htmx, by an address of its own else.

    A browser without scripts would send the answer again with each reload.
    """
    if not wants_fragment(request):
        return redirect(session_url(quiz))
    # What is stored is never told as a failure, however many wait to write.
    end_writing(request)
    if quiz is None:
        return due_page(request, at)
    # The answer may have ended it.
    return quiz_page(request, access.own_quiz(request, quiz.pk), at)
