"""Quizzes of a group in each state that their pages show, and requests for them."""

import uuid

from django.urls import reverse
from django.utils import timezone

from papers.models import Question
from study.groupquizzes.services import start_group_quiz
from study.memory import Rating
from study.models import GroupQuiz, GroupQuizQuestion, Membership
from study.review.practice_services import record_answer
from study.review.services import Answer

# Written by the machine, or shown in no page; see not_typed.py.
NOT_TYPED_HERE = {
    "study.GroupMail.kinds",
    "study.GroupMail.off_digest",
    "study.GroupNotice.cause",
    "study.GroupNotice.path",
    "study.GroupNotice.subject",
    "study.Invitation.token_digest",
    "study.ListChange.before",
    "study.PlanCalendar.digest",
    "study.ReadingChange.before",
    "study.ReadingList.link_digest",
    "study.ReadingPlan.before",
    "study.Remark.search_text",
    "study.Reminder.off_digest",
    "study.Review.before",
    "study.SavedSearch.feed_digest",
    "study.SettingsChange.after",
    "study.SettingsChange.before",
    "study.SettingsChange.dated_by",
}
# As hostile_world.LONG, which leans on this module.
TYPED_LATER = "\"'></script></title><x-ctyped>"


def add_group_quiz_states(owner):
    """A draft, and a closed one whose only answers are of one who shares them."""
    now = timezone.now()
    in_open_groups = Membership.objects.of(owner).filter(group__closed_at=None)
    membership = in_open_groups.earliest("pk")
    membership.shares_results = True
    membership.save()
    question = Question.objects.live().filter(kind="recall").earliest("pk")
    draft = make_quiz(membership.group, question, at=now, opened_at=None)
    assert draft.is_draft
    closed = make_quiz(membership.group, question, at=now, opened_at=now)
    own = start_group_quiz(learner=owner, group_quiz=closed, is_practice=True, at=now)
    given = Answer(rating=Rating.GOOD, key=uuid.uuid4(), seen=0)
    record_answer(learner=owner, question=question, answer=given, at=now, quiz=own)
    GroupQuiz.objects.filter(pk=closed.pk).update(closed_at=now)


def make_quiz(group, question, *, at, opened_at):
    quiz = GroupQuiz.objects.create(
        group=group, title="x", created_at=at, opened_at=opened_at
    )
    GroupQuizQuestion.objects.create(group_quiz=quiz, question=question, position=1)
    return quiz


def group_quiz_requests():
    """The pages of all quizzes, and forms that are refused."""
    for quiz in GroupQuiz.objects.all():
        yield "owner", "GET", quiz.get_absolute_url(), None
        changed = {"title": TYPED_LATER * 30, "closes_at": TYPED_LATER}
        path = reverse("change_group_quiz", args=[quiz.group_id, quiz.pk])
        yield "owner", "POST", path, changed
        path = reverse("add_group_quiz_questions", args=[quiz.group_id, quiz.pk])
        yield "owner", "POST", path, {"kind": TYPED_LATER, "subject": TYPED_LATER}
