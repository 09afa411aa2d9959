"""Being asked: the question, its answer, the verdict, and the way back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from papers.models import Question
from study import access
from study.access import LearnerRequest
from study.memory.words import when
from study.models import Card, Quiz, Review
from study.review import queries as queries
from study.review import services as reviews
from study.review.forms import AnswerForm, CorrectionForm, GradeForm
from study.review.prompt import (
    LABELS,
    asked,
    fill,
    milliseconds_since,
    next_url,
    reveal,
    stand_in_quiz,
    with_answers,
)
from study.review.quizzes import quiz_facts


@require_safe
def review(request: LearnerRequest) -> HttpResponse:
    """What is due today, one after the other."""
    context = queries.review_page(request.user, timezone.now())
    return render_page(request, "review/review.html", "prompt", context)


def quiz_named(request: LearnerRequest, quiz_id: int | None) -> Quiz | None:
    return access.own_quiz(request, quiz_id) if quiz_id else None


def no_longer(
    request: LearnerRequest,
    title: str,
    explanation: str,
    quiz: Quiz | None,
    status: int,
) -> HttpResponse:
    """The page is behind: what happened, and the way on."""
    context = {
        "title": title,
        "explanation": explanation,
        "next_url": next_url(quiz),
        "next_label": "Go on",
    }
    response = render_page(request, "review/no_longer.html", "prompt", context)
    response.status_code = status
    return response


@require_POST
def show_answer(request: LearnerRequest, question_id: int) -> HttpResponse:
    """The same question with its answer; nothing is stored yet."""
    question = access.known_question(request, question_id)
    form = AnswerForm(request.POST)
    if not form.is_valid() or question.kind == Question.Kind.CHOICE:
        return unclear(request, None)
    quiz = quiz_named(request, form.cleaned_data["quiz"])
    if not question.is_live:
        return gone(request, quiz)
    now = timezone.now()
    done, left = stand_in_quiz(quiz) if quiz else queries.stand_today(request.user, now)
    prompt = reveal(
        question,
        Card.objects.filter(learner=request.user, question=question).first(),
        learner=request.user,
        key=form.cleaned_data["key"],
        seen=form.cleaned_data["seen"],
        typed=form.cleaned_data["typed"],
        typed_gaps=form.cleaned_data["gap"],
        at=now,
    )
    prompt.stands_at(done=done, left=max(1, left))
    prompt.quiz_id = quiz.pk if quiz else ""
    context: dict[str, Any] = (
        {"prompt": prompt, "quiz": quiz_facts(quiz)} if quiz else {"prompt": prompt}
    )
    return render_page(
        request,
        "review/quiz.html" if quiz else "review/review.html",
        "prompt",
        context,
    )


def gone(request: LearnerRequest, quiz: Quiz | None) -> HttpResponse:
    explanation = (
        "A curator has taken it out of the library. What you answered before is kept."
    )
    return no_longer(
        request, "This question is no longer asked", explanation, quiz, 410
    )


def unclear(
    request: LearnerRequest, quiz: Quiz | None, problem: str = ""
) -> HttpResponse:
    explanation = (
        problem
        or "Something was missing in what the page sent. The question is still there."
    )
    return no_longer(request, "That did not arrive", explanation, quiz, 422)


@require_POST
def grade_question(request: LearnerRequest, question_id: int) -> HttpResponse:
    """Store the answer and go on; a choice first shows what there is to learn from it."""
    question = access.known_question(request, question_id)
    form = GradeForm(request.POST, question=question)
    if not form.is_valid():
        return unclear(request, None, " ".join(map(str, form.non_field_errors())))
    cleaned = form.cleaned_data
    quiz = quiz_named(request, cleaned["quiz"])
    now = timezone.now()
    answer = reviews.Answer(
        rating=cleaned["rating"],
        key=cleaned["key"],
        seen=cleaned["seen"],
        typed=cleaned["typed"],
        points=[point.text for point in cleaned["points"]],
        choice=cleaned["choice"],
        duration=milliseconds_since(cleaned["key"], now),
    )
    try:
        stored = reviews.record_review(
            learner=request.user, question=question, answer=answer, at=now, quiz=quiz
        )
    except reviews.QuestionIsGone:
        return gone(request, quiz)
    except reviews.AnsweredElsewhere:
        explanation = "You answered it in another window after this page was made. That answer counts."
        return no_longer(request, "Answered already", explanation, quiz, 409)
    if question.kind == Question.Kind.CHOICE:
        return redirect(
            reverse("show_review", args=[stored.pk])
            + (f"?quiz={quiz.pk}" if quiz else "")
        )
    return redirect(next_url(quiz))


@require_safe
def show_review(request: LearnerRequest, review_id: int) -> HttpResponse:
    """An answer that was given, with everything there is to learn from it."""
    found = access.own_review(request, review_id)
    quiz = quiz_in_address(request)
    card = Card.objects.filter(learner=request.user, question=found.question_id).first()
    latest = Review.objects.standing().filter(
        learner=request.user, question=found.question_id
    )
    is_latest = latest.order_by("-id").values_list("id", flat=True).first() == found.pk
    context = review_context(found) | {
        "next_url": next_url(quiz),
        "next_label": "Next question",
        "quiz_id": quiz.pk if quiz else "",
        "can_undo": is_latest,
        "can_correct": is_latest and found.question.kind == Question.Kind.CHOICE,
        "corrections": [
            (value, label) for value, label in LABELS.items() if value != found.rating
        ],
        "comes_back": when(card.due_at, at=timezone.now(), clock=request.user.clock)
        if card and is_latest
        else "",
    }
    return render_page(request, "review/show_review.html", "prompt", context)


def quiz_in_address(request: LearnerRequest) -> Quiz | None:
    text = request.GET.get("quiz", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Http404
    return access.own_quiz(request, int(text))


def review_context(review: Review) -> dict[str, Any]:
    question = review.question
    is_cloze = question.kind == Question.Kind.CLOZE
    chosen = review.choice_id
    return {
        "question": asked(
            question, prompt_html=with_answers(question) if is_cloze else None
        ),
        "review": {
            "id": review.pk,
            "rating": review.rating,
            "rating_label": review.get_rating_display(),
            "reviewed_at": review.reviewed_at,
            "typed": review.typed,
            "points": review.points,
        },
        "choices": [
            {
                "text_html": choice.text_html,
                "feedback_html": choice.feedback_html,
                "is_right": choice.is_right,
                "is_chosen": choice.pk == chosen,
            }
            for choice in question.choices.all()
        ],
        "answer_html": question.answer_html,
        "explanation_html": question.explanation_html,
        "key_points": [
            {
                "id": point.pk,
                "text_html": point.text_html,
                "is_ticked": point.text in review.points,
            }
            for point in question.key_points.all()
        ],
        "gaps": fill(question, review.typed.split("; ")) if is_cloze else [],
    }


@require_POST
def undo_review(request: LearnerRequest, review_id: int) -> HttpResponse:
    """Take the answer back and ask again."""
    found = access.own_review(request, review_id)
    item = getattr(found, "quiz_item", None)
    quiz = item.quiz if item else None
    try:
        reviews.undo_review(review=found, at=timezone.now())
    except reviews.CannotUndo:
        explanation = "You answered this question again since. Only the latest answer can be taken back."
        return no_longer(request, "There is a later answer", explanation, quiz, 409)
    return redirect(next_url(quiz))


@require_POST
def correct_review(request: LearnerRequest, review_id: int) -> HttpResponse:
    """The choice said one thing, the learner knows better."""
    found = access.own_review(request, review_id)
    form = CorrectionForm(request.POST)
    if not form.is_valid() or found.question.kind != Question.Kind.CHOICE:
        return unclear(request, None)
    item = getattr(found, "quiz_item", None)
    try:
        corrected = reviews.correct_review(
            review=found, rating=form.cleaned_data["rating"], at=timezone.now()
        )
    except reviews.CannotUndo:
        explanation = "You answered this question again since. Only the latest answer can be corrected."
        return no_longer(
            request,
            "There is a later answer",
            explanation,
            item.quiz if item else None,
            409,
        )
    return redirect(
        reverse("show_review", args=[corrected.pk])
        + (f"?quiz={item.quiz_id}" if item else "")
    )
