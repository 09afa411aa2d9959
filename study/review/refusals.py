"""Answers that were not taken: a page that says what happened, and the way on."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from config.http import render_page
from study.memory import Rating
from study.models import Quiz, Review
from study.review.ratings import RATING_LABELS
from study.review.session import (
    given_answer_url,
    is_answered_since,
    session_url,
)


def typed_text(fields: QueryDict) -> str:
    """What somebody typed, in whichever form, valid or not; for their own eyes."""
    gaps = [text for text in fields.getlist("gap") if text]
    return fields.get("typed", "") or "; ".join(gaps)


def refuse_answer(
    request: HttpRequest,
    quiz: Quiz | None,
    *,
    title: str,
    explanation: str,
    status: int,
    **more: Any,
) -> HttpResponse:
    """What was typed stands on the page, so that it can be copied.

    more: what the template knows besides, or in place of the way on.
    """
    context = {
        "title": title,
        "explanation": explanation,
        "typed": typed_text(request.POST),
        "next_url": session_url(quiz),
        "next_label": "Go on",
    }
    context.update(more)
    response = render_page(request, "review/no_longer.html", "prompt", context)
    response.status_code = status
    return response


def refuse_gone_question(
    request: HttpRequest, quiz: Quiz | None
) -> HttpResponse:
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


def refuse_unclear_answer(
    request: HttpRequest,
    quiz: Quiz | None,
    problem: str = "",
) -> HttpResponse:
    """What came makes no sense; problem says why, in the learner's words."""
    something_missing = (
        "Something was missing in what the page sent."
        " The question is still there."
    )
    return refuse_answer(
        request,
        quiz,
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


def refuse_answer_after_undo(
    request: HttpRequest, quiz: Quiz | None
) -> HttpResponse:
    return refuse_answer(
        request,
        quiz,
        title="This page was out of date",
        explanation=(
            "After it was made you took an earlier answer to this question back."
            " Nothing was stored now: answer the question once more."
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


def refuse_undone_answer(
    request: HttpRequest,
    quiz: Quiz | None,
    review: Review,
) -> HttpResponse:
    """Nothing can be seen or changed of an answer that was taken back."""
    explanation = "It does not count: all is as if you had not given it."
    if is_answered_since(review):
        explanation = (
            "It does not count. You answered the question again since,"
            " and that answer counts."
        )
    return refuse_answer(
        request,
        quiz,
        title="You took this answer back",
        explanation=explanation,
        status=409,
    )


def refuse_other_answer(
    request: HttpRequest,
    quiz: Quiz | None,
    stored: Review,
    sent_rating: Rating,
) -> HttpResponse:
    """The page was answered before, otherwise: which answer counts is asked."""
    stored_label = stored.get_rating_display()
    sent_label = RATING_LABELS[sent_rating]
    arrived = (
        "This page had sent an answer before, and it arrived,"
        " even if you saw no sign of it."
    )
    if stored.choice is not None:
        return refuse_answer(
            request,
            quiz,
            title="Your first choice is stored",
            explanation=f"{arrived} It counts as “{stored_label}”.",
            status=409,
            next_url=given_answer_url(stored, quiz),
            next_label="See what you chose",
        )
    return refuse_answer(
        request,
        quiz,
        title=f"“{stored_label}” is stored",
        explanation=f"{arrived} You now said “{sent_label}”. Which one is right?",
        status=409,
        next_label=f"Keep “{stored_label}” and go on",
        correct_url=reverse("correct_review", args=[stored.pk]),
        correct_rating=sent_rating.value,
        correct_label=f"Change it to “{sent_label}”",
        quiz_id=quiz.pk if quiz else "",
    )
