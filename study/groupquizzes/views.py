"""A group's quizzes for its members: which there are, answering one, its results."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import membership_in
from study.group_access_quizzes import quizzes_seen_by, visible_group_quiz
from study.groupquizzes import services
from study.groupquizzes.forms import StartForm
from study.groupquizzes.queries import own_part_in, quizzes_with_counts
from study.groupquizzes.results import results_by_question, results_of_sharing
from study.models import GroupQuiz, Membership


@require_safe
def group_quiz_list(request: LearnerRequest, group_id: int) -> HttpResponse:
    membership = membership_in(request, group_id)
    now = timezone.now()
    drafts = []
    open_quizzes = []
    closed = []
    quizzes = quizzes_seen_by(membership)
    for quiz in quizzes_with_counts(quizzes, request.user):
        quiz.group = membership.group
        if quiz.is_draft:
            drafts.append(quiz)
        elif quiz.is_open_at(now):
            open_quizzes.append(quiz)
        else:
            closed.append(quiz)
    context = {
        "group": membership.group,
        "can_arrange": can_arrange(membership),
        "drafts": drafts,
        "open_quizzes": open_quizzes,
        "closed": closed,
    }
    return render(request, "groupquizzes/group_quiz_list.html", context)


def can_arrange(membership: Membership) -> bool:
    """As group_access.arranging_membership() asks it."""
    return membership.is_organising and membership.group.closed_at is None


@require_safe
def group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    """Open: where one answers it. Closed: what came of it."""
    membership, quiz = visible_group_quiz(request, group_id, group_quiz_id)
    now = timezone.now()
    context: dict[str, Any] = {
        "group": membership.group,
        "membership": membership,
        "quiz": quiz,
        "can_arrange": can_arrange(membership),
        "is_open": quiz.is_open_at(now),
        "own": own_part_in(request.user, quiz, now),
    }
    if quiz.is_draft:
        return redirect_to_draft(quiz, membership)
    if context["is_open"]:
        context["question_count"] = quiz.places.count()
    else:
        context.update(results_context(quiz))
    return render(request, "groupquizzes/group_quiz.html", context)


def redirect_to_draft(quiz: GroupQuiz, membership: Membership) -> HttpResponse:
    """A closed group's drafts are of no use to anybody any more."""
    if can_arrange(membership):
        return redirect("edit_group_quiz", quiz.group_id, quiz.pk)
    return redirect("group_quiz_list", quiz.group_id)


def results_context(quiz: GroupQuiz) -> dict[str, Any]:
    results = results_by_question(quiz)
    return {
        "results": results,
        "shared_results": results_of_sharing(quiz),
        "has_counts": any(result.answered_count for result in results),
    }


@require_POST
def start_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    """Begins it, or goes on where the learner was."""
    _, quiz = visible_group_quiz(request, group_id, group_quiz_id)
    form = StartForm(request.POST)
    form.full_clean()
    try:
        own = services.start_group_quiz(
            learner=request.user,
            group_quiz=quiz,
            is_practice=form.cleaned_data["practice"],
            at=timezone.now(),
        )
    except services.GroupQuizIsClosed:
        messages.info(request, "This quiz is not open any more.")
        return redirect(quiz)
    except services.NothingToAnswer:
        messages.info(
            request,
            "There is nothing to answer: its questions were withdrawn, or you set"
            " them aside.",
        )
        return redirect(quiz)
    return redirect(own)
