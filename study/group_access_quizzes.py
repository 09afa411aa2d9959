"""Look-ups of a group's quizzes: members see what was opened, organisers drafts too."""

from django.shortcuts import get_object_or_404

from study.access import LearnerRequest
from study.group_access import arranging_membership, membership_in
from study.models import GroupQuiz, GroupQuizQuestion, Membership
from study.models.group_quiz import GroupQuizQuerySet


def quizzes_seen_by(membership: Membership) -> GroupQuizQuerySet:
    quizzes = GroupQuiz.objects.filter(group=membership.group_id)
    if membership.is_organising:
        return quizzes
    return quizzes.opened()


def visible_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> tuple[Membership, GroupQuiz]:
    membership = membership_in(request, group_id)
    group_quiz = get_object_or_404(
        quizzes_seen_by(membership), pk=group_quiz_id
    )
    group_quiz.group = membership.group
    return membership, group_quiz


def arranged_group_quiz(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
) -> GroupQuiz:
    """A quiz that its organiser may change: the group is not closed."""
    membership = arranging_membership(request, group_id)
    quizzes = GroupQuiz.objects.filter(group=membership.group_id)
    group_quiz = get_object_or_404(quizzes, pk=group_quiz_id)
    group_quiz.group = membership.group
    return group_quiz


def arranged_place(
    request: LearnerRequest,
    group_id: int,
    group_quiz_id: int,
    place_id: int,
) -> GroupQuizQuestion:
    """A question's place in a quiz that its organiser may change."""
    group_quiz = arranged_group_quiz(request, group_id, group_quiz_id)
    place = get_object_or_404(
        GroupQuizQuestion, group_quiz=group_quiz, pk=place_id
    )
    place.group_quiz = group_quiz
    return place
