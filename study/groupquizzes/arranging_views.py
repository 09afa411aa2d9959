"""A group's quiz for its organisers: putting it together, opening and closing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from study.access import LearnerRequest
from study.group_access import arranging_membership
from study.group_access_quizzes import (
    arranged_group_quiz,
    arranged_place,
)
from study.groupquizzes import services
from study.groupquizzes.forms import USUAL_AMOUNT, GroupQuizForm, PickForm
from study.groupquizzes.picking import (
    HARDEST,
    pickable_lists,
    pickable_subjects,
    picked_question_ids,
)
from study.groupquizzes.queries import questions_in_quiz
from study.models import GroupQuiz, StudyGroup
from study.models.group_quiz import MOST_GROUP_QUESTIONS
from study.models.quiz import QuizKind
from study.unsent import gives_text_back

NOTHING_HARD = (
    "There are none so far: at least three members must have answered a question, and"
    " somebody must have forgotten it."
)
NOTHING_NEW = "The quiz has all questions that are there already."


@require_safe
def new_group_quiz(request: LearnerRequest, group_id: int) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    form = GroupQuizForm(at=timezone.now())
    return render_new_quiz(request, membership.group, form, status=200)


def render_new_quiz(
    request: LearnerRequest,
    group: StudyGroup,
    form: GroupQuizForm,
    *,
    status: int,
) -> HttpResponse:
    context = {"group": group, "form": form}
    template = "groupquizzes/new_group_quiz.html"
    return render(request, template, context, status=status)


@require_POST
@gives_text_back
def create_group_quiz(request: LearnerRequest, group_id: int) -> HttpResponse:
    membership = arranging_membership(request, group_id)
    now = timezone.now()
    form = GroupQuizForm(request.POST, at=now)
    if not form.is_valid():
        return render_new_quiz(request, membership.group, form, status=400)
    quiz = form.save(commit=False)
    try:
        services.create_group_quiz(
            group=membership.group,
            quiz=quiz,
            by=request.user,
            at=now,
        )
    except services.CannotArrange as error:
        form.add_error(None, str(error))
        return render_new_quiz(request, membership.group, form, status=409)
    return redirect("edit_group_quiz", group_id, quiz.pk)


@require_safe
def edit_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    now = timezone.now()
    if not quiz.is_draft and not quiz.is_open_at(now):
        return redirect(quiz)
    form = GroupQuizForm(instance=quiz, at=now)
    return render_edited_quiz(request, quiz, form, status=200)


def render_edited_quiz(
    request: LearnerRequest,
    quiz: GroupQuiz,
    form: GroupQuizForm,
    *,
    status: int,
    problem: str = "",
) -> HttpResponse:
    """problem: what was wrong with the questions that were to be added."""
    context: dict[str, Any] = {
        "group": quiz.group,
        "quiz": quiz,
        "form": form,
        "pick_problem": problem,
    }
    if quiz.is_draft:
        context["places"] = questions_in_quiz(quiz)
        context["papers"] = pickable_subjects(QuizKind.PAPER)
        context["topics"] = pickable_subjects(QuizKind.TOPIC)
        context["lists"] = pickable_lists(quiz.group)
        context["usual_amount"] = USUAL_AMOUNT
        context["most"] = MOST_GROUP_QUESTIONS
    template = "groupquizzes/edit_group_quiz.html"
    return render(request, template, context, status=status)


@require_POST
@gives_text_back
def change_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    now = timezone.now()
    form = GroupQuizForm(request.POST, instance=quiz, at=now)
    if not form.is_valid():
        return render_edited_quiz(request, quiz, form, status=400)
    try:
        services.change_group_quiz(
            group_quiz=quiz,
            title=form.cleaned_data["title"],
            closes_at=form.cleaned_data["closes_at"],
            at=now,
        )
    except services.CannotArrange as error:
        form.add_error(None, str(error))
        return render_edited_quiz(request, quiz, form, status=409)
    messages.success(request, "Saved.")
    return redirect(quiz)


@require_POST
def add_group_quiz_questions(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    now = timezone.now()
    form = PickForm(request.POST, group=quiz.group)
    if not form.is_valid():
        return refuse_pick(request, quiz, form.problem(), status=400)
    pick = form.pick()
    question_ids = picked_question_ids(quiz, pick, request.user, now)
    try:
        added_count = services.add_questions(
            group_quiz=quiz, question_ids=question_ids
        )
    except services.CannotArrange as error:
        messages.info(request, str(error))
        return redirect(quiz)
    if not added_count:
        problem = NOTHING_HARD if pick.kind == HARDEST else NOTHING_NEW
        return refuse_pick(request, quiz, problem, status=409)
    return redirect("edit_group_quiz", group_id, quiz.pk)


def refuse_pick(
    request: LearnerRequest,
    quiz: GroupQuiz,
    problem: str,
    *,
    status: int,
) -> HttpResponse:
    form = GroupQuizForm(instance=quiz, at=timezone.now())
    return render_edited_quiz(
        request, quiz, form, status=status, problem=problem
    )


@require_POST
def remove_group_quiz_question(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
    place_id: int,
) -> HttpResponse:
    place = arranged_place(request, group_id, group_quiz_id, place_id)
    try:
        services.remove_question(place=place)
    except services.CannotArrange as error:
        messages.info(request, str(error))
    return redirect("edit_group_quiz", group_id, group_quiz_id)


@require_POST
def open_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    try:
        services.open_group_quiz(group_quiz=quiz, at=timezone.now())
    except services.CannotArrange as error:
        messages.info(request, str(error))
        return redirect("edit_group_quiz", group_id, quiz.pk)
    messages.success(
        request, "The quiz is open: everybody in the group sees it."
    )
    return redirect(quiz)


@require_POST
def close_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    try:
        services.close_group_quiz(group_quiz=quiz, at=timezone.now())
    except services.CannotArrange as error:
        messages.info(request, str(error))
    return redirect(quiz)


@require_POST
def delete_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> HttpResponse:
    quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    try:
        services.delete_draft(group_quiz=quiz)
    except services.CannotArrange as error:
        messages.info(request, str(error))
        return redirect(quiz)
    messages.success(request, "The draft is deleted.")
    return redirect("group_quiz_list", group_id)
