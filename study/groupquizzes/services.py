"""A group's quiz: put together, opened, answered by each alone, closed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from study.groupquizzes.queries import own_quiz_of
from study.models import (
    GroupQuiz,
    GroupQuizQuestion,
    Learner,
    Quiz,
    QuizItem,
    StudyGroup,
)
from study.models.group_quiz import MOST_GROUP_QUESTIONS
from study.models.quiz import QuizKind
from study.models.set_aside import askable_questions

MOST_DRAFTS = 20


class CannotArrange(Exception):
    """The quiz is not as the page took it to be; the words say how it is."""


class NothingToAnswer(Exception):
    """Each of its questions was withdrawn, or the learner set it aside."""


class GroupQuizIsClosed(Exception):
    """Nobody answers it any more."""


def create_group_quiz(
    *,
    group: StudyGroup,
    quiz: GroupQuiz,
    by: Learner,
    at: datetime,
) -> None:
    """Keep a draft. Raises CannotArrange where there are too many."""
    with transaction.atomic():
        group.lock()
        if group.group_quizzes.drafts().count() >= MOST_DRAFTS:
            raise CannotArrange(
                "Twenty drafts are kept at most. Open or delete one first."
            )
        quiz.group = group
        quiz.created_by = by
        quiz.created_at = at
        quiz.save()


def locked_group_quiz(group_quiz: GroupQuiz) -> GroupQuiz:
    """As it stands now; nobody else changes it until the transaction ends."""
    group_quiz.group.lock()
    found = (
        GroupQuiz.objects.select_related("group")
        .filter(pk=group_quiz.pk)
        .first()
    )
    if found is None:
        raise CannotArrange("This quiz was deleted meanwhile.")
    return found


def locked_draft(group_quiz: GroupQuiz) -> GroupQuiz:
    draft = locked_group_quiz(group_quiz)
    if not draft.is_draft:
        raise CannotArrange(
            "This quiz is open already: its questions stay as they are."
        )
    return draft


def change_group_quiz(
    *,
    group_quiz: GroupQuiz,
    title: str,
    closes_at: datetime | None,
    at: datetime,
) -> None:
    """A draft, or an open one: who is in the middle of it is asked until then."""
    with transaction.atomic():
        kept = locked_group_quiz(group_quiz)
        if not kept.is_draft and not kept.is_open_at(at):
            raise CannotArrange("This quiz is closed: it stays as it is.")
        kept.title = title
        kept.closes_at = closes_at
        kept.save(update_fields=["title", "closes_at"])


def add_questions(*, group_quiz: GroupQuiz, question_ids: Sequence[int]) -> int:
    """How many were added: none twice, and fifty in all at most."""
    with transaction.atomic():
        draft = locked_draft(group_quiz)
        asked_already = set(draft.places.values_list("question", flat=True))
        fresh_ids = [one for one in question_ids if one not in asked_already]
        room = MOST_GROUP_QUESTIONS - len(asked_already)
        last = draft.places.aggregate(last=Max("position"))["last"] or 0
        places = []
        for position, question_id in enumerate(
            fresh_ids[:room], start=last + 1
        ):
            place = GroupQuizQuestion(
                group_quiz=draft,
                question_id=question_id,
                position=position,
            )
            places.append(place)
        GroupQuizQuestion.objects.bulk_create(places)
    return len(places)


def remove_question(*, place: GroupQuizQuestion) -> None:
    """Doing it twice is doing it once."""
    with transaction.atomic():
        locked_draft(place.group_quiz)
        GroupQuizQuestion.objects.filter(pk=place.pk).delete()


def open_group_quiz(*, group_quiz: GroupQuiz, at: datetime) -> None:
    """Doing it twice is doing it once."""
    with transaction.atomic():
        kept = locked_group_quiz(group_quiz)
        if not kept.is_draft:
            return
        if not kept.places.exists():
            raise CannotArrange("Add a question first.")
        if kept.closes_at is not None and kept.closes_at <= at:
            raise CannotArrange(
                "Its closing time is over. Choose one that is still to come."
            )
        kept.opened_at = at
        kept.save(update_fields=["opened_at"])


def close_group_quiz(*, group_quiz: GroupQuiz, at: datetime) -> None:
    """From now on everybody sees its results. Doing it twice is doing it once."""
    with transaction.atomic():
        kept = locked_group_quiz(group_quiz)
        if kept.opened_at is None:
            raise CannotArrange("This quiz was not opened yet.")
        if not kept.is_open_at(at):
            return
        kept.closed_at = max(at, kept.opened_at)
        kept.save(update_fields=["closed_at"])


def delete_draft(*, group_quiz: GroupQuiz) -> None:
    """What was opened stays: members answered it."""
    with transaction.atomic():
        locked_draft(group_quiz).delete()


def start_group_quiz(
    *,
    learner: Learner,
    group_quiz: GroupQuiz,
    is_practice: bool,
    at: datetime,
) -> Quiz:
    """The learner's own quiz of it: begun once, then it goes on.

    Answers in practice count for the group's result all the same.
    """
    with transaction.atomic():
        learner.lock()
        begun = own_quiz_of(learner, group_quiz)
        if begun is not None:
            return begun
        still_open = GroupQuiz.objects.open_at(at).of(learner.pk)
        if not still_open.filter(pk=group_quiz.pk).exists():
            raise GroupQuizIsClosed
        askable = askable_questions(learner, at)
        places = group_quiz.places.filter(question__in=askable.values("pk"))
        question_ids = list(places.values_list("question", flat=True))
        if not question_ids:
            raise NothingToAnswer
        quiz = Quiz.objects.create(
            learner=learner,
            kind=QuizKind.GROUP,
            subject_id=group_quiz.pk,
            title=group_quiz.title,
            is_practice=is_practice,
            started_at=at,
        )
        items = []
        for position, question_id in enumerate(question_ids, start=1):
            item = QuizItem(
                quiz=quiz,
                question_id=question_id,
                position=position,
                is_practice=is_practice,
            )
            items.append(item)
        QuizItem.objects.bulk_create(items)
    return quiz
