"""Setting a question aside from its page, and the list of all that is set aside."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import redirect_back
from study import access
from study.access import LearnerRequest
from study.pagination import make_page
from study.review import refusals, set_aside_services
from study.review.forms import ChangeForm
from study.review.services import QuestionIsGone
from study.review.session import session_url
from study.review.set_asides import notice_url, set_aside_rows, set_asides_of

ON_A_PAGE = 30


@require_POST
def bury_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Not today: it comes back with the next study day."""
    now = timezone.now()
    until = request.user.clock.end_of_day(now)
    return set_aside(request, question_id, until=until, at=now)


@require_POST
def suspend_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Not until the learner wants it again."""
    return set_aside(request, question_id, until=None, at=timezone.now())


def set_aside(
    request: LearnerRequest,
    question_id: int,
    *,
    until: datetime | None,
    at: datetime,
) -> HttpResponse:
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, ChangeForm(request.POST).quiz_id())
    try:
        set_aside_services.set_question_aside(
            learner=request.user,
            question=question,
            until=until,
            at=at,
        )
    except QuestionIsGone:
        return refusals.refuse_gone_question(request, quiz)
    return redirect(notice_url(question, quiz))


@require_POST
def ask_question_again(
    request: LearnerRequest, question_id: int
) -> HttpResponse:
    """Sent twice, it leads to the same place twice."""
    question = access.known_question(request, question_id)
    quiz = access.optional_quiz(request, ChangeForm(request.POST).quiz_id())
    set_aside_services.ask_question_again(
        learner=request.user, question=question
    )
    return redirect_back(request, session_url(quiz))


@require_safe
def set_aside_list(request: LearnerRequest) -> HttpResponse:
    """Those that come back by themselves first, then those that wait to be wanted."""
    set_asides = set_asides_of(request.user, timezone.now()).order_by(
        F("until").asc(nulls_last=True),
        "-set_aside_at",
        "-id",
    )
    with_questions = set_asides.select_related("question__home")
    paginator = Paginator(with_questions, ON_A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "rows": set_aside_rows(page.object_list),
        "page": make_page(page.number, paginator.num_pages, set_aside_page_url),
    }
    return render(request, "review/set_aside_list.html", context)


def set_aside_page_url(number: int) -> str:
    return f"?page={number}"
