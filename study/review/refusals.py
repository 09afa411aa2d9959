"""Answers that were not taken: a page that says what happened, and the way on."""

from django.http import HttpRequest, HttpResponse

from config.http import render_page
from study.models import Quiz
from study.review.session import session_url


def refuse_answer(
    request: HttpRequest,
    quiz: Quiz | None,
    *,
    title: str,
    explanation: str,
    status: int,
) -> HttpResponse:
    context = {
        "title": title,
        "explanation": explanation,
        "next_url": session_url(quiz),
        "next_label": "Go on",
    }
    response = render_page(request, "review/no_longer.html", "prompt", context)
    response.status_code = status
    return response


def refuse_gone_question(request: HttpRequest, quiz: Quiz | None) -> HttpResponse:
    return refuse_answer(
        request,
        quiz,
        title="This question is no longer asked",
        explanation=(
            "A curator has taken it out of the library."
            " What you answered before is kept."
        ),
        status=410,
    )


def refuse_unclear_answer(request: HttpRequest, problem: str = "") -> HttpResponse:
    """What came makes no sense; problem says why, in the learner's words."""
    something_missing = (
        "Something was missing in what the page sent. The question is still there."
    )
    return refuse_answer(
        request,
        None,
        title="That did not arrive",
        explanation=problem or something_missing,
        status=422,
    )


def refuse_late_answer(request: HttpRequest, quiz: Quiz | None) -> HttpResponse:
    return refuse_answer(
        request,
        quiz,
        title="Answered already",
        explanation=(
            "You answered it in another window after this page was made."
            " That answer counts."
        ),
        status=409,
    )


def refuse_late_change(
    request: HttpRequest,
    quiz: Quiz | None,
    *,
    change: str,
) -> HttpResponse:
    """change: what can't be done to an earlier answer, as “taken back”."""
    return refuse_answer(
        request,
        quiz,
        title="There is a later answer",
        explanation=(
            "You answered this question again since."
            f" Only the latest answer can be {change}."
        ),
        status=409,
    )
