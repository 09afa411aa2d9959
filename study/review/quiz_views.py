"""Quizzes: beginning one, going through it, and what came of it."""

from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from study.access import LearnerRequest, own_quiz, visible_paper
from study.memory.words import minutes
from study.models import Card, Quiz, Review
from study.pagination import make_page
from study.review.prompt import QuestionPrompt, ask
from study.review.quiz_services import NothingToAsk
from study.review.quiz_services import start_paper_quiz as begin
from study.review.quizzes import quiz_facts


@require_POST
def start_paper_quiz(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = visible_paper(request, slug)
    try:
        return redirect(begin(learner=request.user, paper=paper, at=timezone.now()))
    except NothingToAsk:
        context = {
            "title": "No questions here yet",
            "explanation": "This paper has no questions to ask so far. Its note may still be worth your time.",
            "next_url": paper.get_absolute_url(),
            "next_label": "Back to the note",
        }
        return render(request, "review/no_longer.html", context, status=409)


@require_safe
def quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    found = own_quiz(request, quiz_id)
    context: dict[str, Any] = {"quiz": quiz_facts(found)}
    prompt = next_prompt(found)
    if prompt:
        context["prompt"] = prompt
    else:
        context["result"] = result_of(found)
    return render_page(request, "review/quiz.html", "prompt", context)


def next_prompt(quiz: Quiz) -> QuestionPrompt | None:
    """The first question without an answer that may still be asked."""
    items = list(
        quiz.items.select_related("question__home", "review").prefetch_related(
            "question__papers"
        )
    )
    open_items = [
        item for item in items if item.review_id is None and item.question.is_live
    ]
    if not open_items:
        return None
    item = open_items[0]
    prompt = ask(
        item.question,
        Card.objects.filter(learner=quiz.learner_id, question=item.question_id).first(),
    )
    prompt.quiz_id = quiz.pk
    prompt.stands_at(done=len(items) - len(open_items), left=len(open_items))
    prompt.undo_review_id = max(
        (item.review_id for item in items if item.review_id), default=None
    )
    return prompt


def result_of(quiz: Quiz) -> dict[str, Any]:
    found = (
        Review.objects.filter(quiz_item__quiz=quiz)
        .select_related("question")
        .order_by("quiz_item__position")
    )
    reviews = list(found)
    cards = Card.objects.filter(
        learner=quiz.learner_id, question__in=[review.question_id for review in reviews]
    )
    dues = dict(cards.values_list("question_id", "due_at"))
    remembered = sum(review.is_remembered for review in reviews)
    ended = quiz.finished_at or max(
        (review.reviewed_at for review in reviews), default=quiz.started_at
    )
    return {
        "items": [result_row(review, dues) for review in reviews],
        "answered_count": len(reviews),
        "remembered_count": remembered,
        "wrong_count": len(reviews) - remembered,
        "duration_label": minutes(max(ended - quiz.started_at, timedelta(minutes=1))),
        "paper_url": quiz.paper.get_absolute_url() if quiz.paper else "",
    }


def result_row(review: Review, dues: dict[int, datetime]) -> dict[str, Any]:
    return {
        "prompt_html": review.question.shown_html,
        "outcome_label": review.get_rating_display(),
        "rating": review.rating,
        "url": reverse("show_review", args=[review.pk]),
        "next_due_on": dues.get(review.question_id),
    }


@require_safe
def quiz_list(request: LearnerRequest) -> HttpResponse:
    quizzes = (
        Quiz.objects.filter(learner=request.user)
        .annotate(
            item_count=Count("items"),
            answered_count=Count("items__review"),
            remembered_count=Count(
                "items__review", filter=Q(items__review__rating__gt=1)
            ),
        )
        .order_by("-started_at", "-id")
    )
    page = Paginator(quizzes, 30).get_page(request.GET.get("page"))
    rows = [quiz_row(found) for found in page]
    context = {
        "quizzes": rows,
        "page": make_page(page.number, page.paginator.num_pages, quiz_page_url),
    }
    return render(request, "review/quiz_list.html", context)


def quiz_page_url(number: int) -> str:
    return f"?page={number}"


def quiz_row(quiz: Any) -> dict[str, Any]:
    return quiz_facts(quiz) | {
        "is_finished": quiz.finished_at is not None,
        "answered_count": quiz.answered_count,
        "item_count": quiz.item_count,
        "remembered_count": quiz.remembered_count,
    }
