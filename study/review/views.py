"""Being asked: the question, its answer, and the learner's verdict."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from papers.models import Question
from study import access
from study.access import LearnerRequest
from study.models import Card
from study.review import practice_services, refusals, services
from study.review.forms import AnswerForm, GradeForm
from study.review.leeches import calls_for_remedy
from study.review.prompt import reveal_answer
from study.review.quiz_services import NothingToAsk, start_quiz_of_today
from study.review.quizzes import quiz_facts
from study.review.session import given_answer_url, session_while_answering
from study.review.session_pages import due_page, next_page
from study.review.set_asides import standing_set_aside


@require_safe
def review(request: LearnerRequest) -> HttpResponse:
    """What is due today, one after the other."""
    return due_page(request, timezone.now())


@require_POST
def practise_forgotten(request: LearnerRequest) -> HttpResponse:
    """What was forgotten today is asked once more, and moves no date."""
    try:
        quiz = start_quiz_of_today(learner=request.user, at=timezone.now())
    except NothingToAsk:
        return refusals.refuse_answer(
            request,
            None,
            title="Nothing to practise",
            explanation=(
                "You forgot nothing today that may still be asked."
                " Questions that you set aside stay aside."
            ),
            status=409,
            next_label="Back to review",
        )
    return redirect(quiz)


@require_POST
def lift_review_limit(request: LearnerRequest) -> HttpResponse:
    """What a limit left for tomorrow is asked today all the same."""
    request.user.lift_review_limit(timezone.now())
    return redirect("review")


@require_POST
def show_answer(request: LearnerRequest, question_id: int) -> HttpResponse:
    """The same question with its answer; nothing is stored yet."""
    question = access.known_question(request, question_id)
    form = AnswerForm(request.POST)
    is_clear = form.is_valid() and question.kind != Question.Kind.CHOICE
    quiz = access.optional_quiz(request, form.cleaned_data.get("quiz"))
    if not is_clear:
        return refusals.refuse_unclear_answer(request, quiz)
    if not question.is_live:
        return refusals.refuse_gone_question(request, quiz)
    now = timezone.now()
    prompt = reveal_answer(
        question,
        Card.objects.filter(learner=request.user, question=question).first(),
        session_while_answering(request.user, quiz, now),
        learner=request.user,
        typed=form.typed_answer(),
        set_aside=standing_set_aside(request.user, question_id, now),
        at=now,
    )
    context: dict[str, Any] = {"prompt": prompt}
    if quiz is None:
        return render_page(request, "review/review.html", "prompt", context)
    context["quiz"] = quiz_facts(quiz)
    return render_page(request, "review/quiz.html", "prompt", context)


@require_POST
def grade_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Store the answer and go on.

    A choice first shows what there is to learn from it, one that is forgotten again
    and again what helps, and one set aside in another window that it stays aside.
    """
    question = access.known_question(request, question_id)
    form = GradeForm(request.POST, question=question)
    is_clear = form.is_valid()
    quiz = access.optional_quiz(request, form.cleaned_data.get("quiz"))
    if not is_clear:
        return refusals.refuse_unclear_answer(request, quiz, form.problem())
    now = timezone.now()
    try:
        given = practice_services.record_answer(
            learner=request.user,
            question=question,
            answer=form.answer(now),
            at=now,
            quiz=quiz,
        )
    except services.QuestionIsGone:
        return refusals.refuse_gone_question(request, quiz)
    except services.KeyOfAnotherQuestion:
        return refusals.refuse_unclear_answer(request, quiz)
    except services.AnsweredOtherwise as error:
        rating = form.cleaned_data["rating"]
        return refusals.refuse_other_answer(request, quiz, error.review, rating)
    except services.AnsweredElsewhere:
        return refusals.refuse_late_answer(request, quiz)
    except services.TakenBackElsewhere:
        return refusals.refuse_answer_after_undo(request, quiz)
    is_choice = question.kind == Question.Kind.CHOICE
    is_set_aside = (
        standing_set_aside(request.user, question_id, now) is not None
    )
    if is_choice or is_set_aside or calls_for_remedy(given, request.user):
        return redirect(given_answer_url(given, quiz))
    return next_page(request, quiz, now)
