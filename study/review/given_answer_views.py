"""An answer that was given: looking at it, taking it back, correcting it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from study import access
from study.access import LearnerRequest
from study.review import change_services, refusals
from study.review.answer_versions import standing_version
from study.review.forms import ChangeForm, CorrectionForm
from study.review.given_answer import given_answer
from study.review.session import (
    given_answer_url,
    is_answered_since,
    quiz_id_in_address,
    quiz_of_review,
    session_url,
)


@require_safe
def show_review(request: LearnerRequest, review_id: int) -> HttpResponse:
    """An answer that was given, with everything there is to learn from it."""
    review = access.own_review(request, review_id)
    quiz = access.optional_quiz(request, quiz_id_in_address(request))
    standing = standing_version(review)
    if standing is None:
        return refusals.refuse_undone_answer(request, quiz, review)
    if standing != review:
        return redirect(given_answer_url(standing, quiz))
    context = given_answer(request.user, review, quiz, timezone.now())
    return render_page(request, "review/show_review.html", "prompt", context)


@require_POST
def undo_review(request: LearnerRequest, review_id: int) -> HttpResponse:
    """Take the answer back and ask again.

    An undo that is sent twice leads to the same place twice.
    """
    review = access.own_review(request, review_id)
    quiz_of_page = access.optional_quiz(
        request, ChangeForm(request.POST).quiz_id()
    )
    try:
        quiz = change_services.undo_review(review=review, at=timezone.now())
    except change_services.TakenBackAlready:
        if is_answered_since(review):
            return refusals.refuse_undone_answer(request, quiz_of_page, review)
        return redirect(session_url(quiz_of_page))
    except change_services.AnsweredSince:
        quiz = quiz_of_page or quiz_of_review(review)
        return refusals.refuse_late_change(request, quiz, change="taken back")
    return redirect(session_url(quiz))


@require_POST
def correct_review(request: LearnerRequest, review_id: int) -> HttpResponse:
    """The page said one thing, the learner knows better."""
    review = access.own_review(request, review_id)
    form = CorrectionForm(request.POST)
    quiz_of_page = access.optional_quiz(request, form.quiz_id())
    if not form.is_valid():
        return refusals.refuse_unclear_answer(request, quiz_of_page)
    try:
        corrected = change_services.correct_review(
            review=review,
            rating=form.cleaned_data["rating"],
            at=timezone.now(),
        )
    except change_services.TakenBackAlready:
        return refusals.refuse_undone_answer(request, quiz_of_page, review)
    except change_services.AnsweredSince:
        quiz = quiz_of_page or quiz_of_review(review)
        return refusals.refuse_late_change(request, quiz, change="corrected")
    return redirect(given_answer_url(corrected, quiz_of_review(corrected)))
