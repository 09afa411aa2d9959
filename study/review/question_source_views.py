"""The part of the note that a question comes from, beside it or as its own page."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from config.http import render_page, wants_fragment
from study import access
from study.access import LearnerRequest
from study.review import refusals
from study.review.question_source import source_of
from study.review.session import quiz_id_in_address, session_url


@require_safe
def question_source(request: LearnerRequest, question_id: int) -> HttpResponse:
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, quiz_id_in_address(request))
    if not question.is_live:
        return refusals.refuse_gone_question(request, quiz)
    context = {
        "source": source_of(question),
        "next_url": session_url(quiz),
        "is_fragment": wants_fragment(request),
    }
    return render_page(
        request, "review/question_source.html", "source", context
    )
