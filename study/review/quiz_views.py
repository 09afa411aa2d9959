"""Quizzes: beginning one, going through it, and what came of it."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from config.http import render_page
from papers.topic_tree import topic_tree
from study import access
from study.access import LearnerRequest
from study.models import Learner, Quiz
from study.pagination import make_page
from study.review import quiz_services
from study.review.limits import held_back_in_words
from study.review.quiz_forms import QuizForm
from study.review.quiz_plan import plan_quiz
from study.review.quiz_sources import OFFERED
from study.review.quizzes import (
    past_quiz_row,
    past_quizzes,
)
from study.review.session_pages import quiz_page

ON_A_PAGE = 30


def nothing_to_ask(
    request: LearnerRequest, explanation: str, next_url: str, next_label: str
) -> HttpResponse:
    """The page for a quiz that would have no question."""
    context = {
        "title": "No questions here yet",
        "explanation": explanation,
        "next_url": next_url,
        "next_label": next_label,
    }
    return render(request, "review/no_longer.html", context, status=409)


def all_set_aside(request: LearnerRequest) -> HttpResponse:
    context = {
        "title": "You have set these questions aside",
        "explanation": "There are questions here, and you set every one of them aside.",
        "next_url": reverse("home"),
        "next_label": "Today",
    }
    return render(request, "review/no_longer.html", context, status=409)


def enough_new_questions(request: LearnerRequest) -> HttpResponse:
    limit = request.user.new_limit
    context = {
        "title": "Enough new questions for today",
        "explanation": (
            f"You want at most {limit} a day that are new to you, and all of these are."
            " They wait for tomorrow. As “Just practice” they can be asked today."
        ),
        "next_url": reverse("memory_settings"),
        "next_label": "Change the limit",
    }
    return render(request, "review/no_longer.html", context, status=409)


def go_to_quiz(request: LearnerRequest, quiz: Quiz) -> HttpResponse:
    """Says what waits for tomorrow."""
    if quiz.held_back_count:
        words = held_back_in_words(quiz.held_back_count)
        messages.info(request, words)
    return redirect(quiz)


@require_POST
def start_paper_quiz(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.visible_paper(request, slug)
    try:
        quiz = quiz_services.start_paper_quiz(
            learner=request.user,
            paper=paper,
            at=timezone.now(),
        )
    except quiz_services.AllSetAside:
        return all_set_aside(request)
    except quiz_services.NewLimitReached:
        return enough_new_questions(request)
    except quiz_services.NothingToAsk:
        explanation = (
            "This paper has no questions to ask so far."
            " Its note may still be worth your time."
        )
        url = paper.get_absolute_url()
        return nothing_to_ask(request, explanation, url, "Back to the note")
    return go_to_quiz(request, quiz)


@require_POST
def start_topic_quiz(request: LearnerRequest, slug: str) -> HttpResponse:
    topic = access.visible_topic(topic_tree(), slug)
    try:
        quiz = quiz_services.start_topic_quiz(
            learner=request.user,
            topic=topic,
            at=timezone.now(),
        )
    except quiz_services.AllSetAside:
        return all_set_aside(request)
    except quiz_services.NewLimitReached:
        return enough_new_questions(request)
    except quiz_services.NothingToAsk:
        explanation = (
            "Neither this topic nor one below it has questions to ask so far."
            " They follow as notes are written."
        )
        return nothing_to_ask(
            request, explanation, topic.url, "Back to the topic"
        )
    return go_to_quiz(request, quiz)


def quiz_choice(
    form: QuizForm, learner: Learner, at: datetime
) -> dict[str, Any]:
    """What the page of a choice shows. Without a valid choice it has no plan."""
    plan = None
    if form.is_valid():
        plan = plan_quiz(learner, form.choice(), at)
    return {"form": form, "sources": OFFERED, "plan": plan}


@require_safe
def new_quiz(request: LearnerRequest) -> HttpResponse:
    """What one can be asked; the address may name a choice."""
    form = QuizForm(request.GET, learner=request.user)
    context = quiz_choice(form, request.user, timezone.now())
    return render_page(request, "review/new_quiz.html", "choice", context)


@require_POST
def count_quiz(request: LearnerRequest) -> HttpResponse:
    """For a browser without scripts: the page again, with what was chosen."""
    chosen = QuizForm(request.POST, learner=request.user).sent
    return redirect(f"{reverse('new_quiz')}?{urlencode(chosen)}")


@require_POST
def start_quiz(request: LearnerRequest) -> HttpResponse:
    form = QuizForm(request.POST, learner=request.user)
    now = timezone.now()
    if form.is_valid():
        try:
            quiz = quiz_services.start_quiz(
                learner=request.user,
                choice=form.choice(),
                at=now,
            )
        except quiz_services.AllSetAside:
            return all_set_aside(request)
        except quiz_services.NewLimitReached:
            return enough_new_questions(request)
        except quiz_services.NothingToAsk:
            status = 409
        else:
            return go_to_quiz(request, quiz)
    else:
        status = 422
    context = quiz_choice(form, request.user, now)
    return render(request, "review/new_quiz.html", context, status=status)


@require_safe
def quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    own_quiz = access.own_quiz(request, quiz_id)
    return quiz_page(request, own_quiz, timezone.now())


@require_safe
def quiz_list(request: LearnerRequest) -> HttpResponse:
    now = timezone.now()
    paginator = Paginator(past_quizzes(request.user, now), ON_A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "quizzes": [past_quiz_row(past_quiz, now) for past_quiz in page],
        "page": make_page(page.number, paginator.num_pages, quiz_page_url),
    }
    return render(request, "review/quiz_list.html", context)


def quiz_page_url(number: int) -> str:
    return f"?page={number}"
