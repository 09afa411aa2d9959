"""Just practice: an answer that moved no date, and asking again what was missed."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from study import access
from study.access import LearnerRequest
from study.review import quiz_services, refusals
from study.review.given_answer import answered_question
from study.review.session import session_url


@require_safe
def show_practice_answer(request: LearnerRequest, item_id: int) -> HttpResponse:
    """An answer that was given in practice, with all there is to learn from it."""
    answer = access.own_practice_answer(request, item_id)
    context = answered_question(answer)
    context["review"] = {
        "rating_label": answer.get_rating_display(),
        "reviewed_at": answer.reviewed_at,
        "typed": answer.typed,
    }
    context["is_practice"] = True
    context["quiz_id"] = answer.item.quiz_id
    context["next_url"] = session_url(answer.item.quiz)
    context["next_label"] = "Next question"
    return render_page(request, "review/show_review.html", "prompt", context)


@require_POST
def practise_missed(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """What was forgotten in the quiz is asked once more, as practice."""
    quiz = access.own_quiz(request, quiz_id)
    try:
        again = quiz_services.start_missed_quiz(
            learner=request.user,
            quiz=quiz,
            at=timezone.now(),
        )
    except quiz_services.NothingToAsk:
        return refusals.refuse_answer(
            request,
            quiz,
            title="Nothing to practise",
            explanation=(
                "You forgot nothing in this quiz that may still be asked."
                " Questions that you set aside stay aside."
            ),
            status=409,
            next_label="Back to the result",
        )
    return redirect(again)
