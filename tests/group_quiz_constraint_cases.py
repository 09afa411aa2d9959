"""Ways to break the rules that the database keeps about quizzes and mail of groups."""

from datetime import timedelta

from study.models import (
    GroupMail,
    GroupMailSetting,
    GroupNotice,
    GroupQuiz,
    GroupQuizQuestion,
    Quiz,
)
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, QuestionFactory, StudyGroupFactory

HOUR = timedelta(hours=1)


def make_group_quiz(**values):
    row = {"title": "Before we meet", "created_at": NOON, "opened_at": NOON} | values
    if "group" not in row:
        row["group"] = StudyGroupFactory()
    return GroupQuiz.objects.create(**row)


@breaks("group_quiz_has_a_title")
def group_quiz_without_a_title():
    make_group_quiz(title="")


@breaks("group_quiz_closes_after_it_opens")
def group_quiz_closed_before_it_opened():
    make_group_quiz(closed_at=NOON - HOUR)


@breaks("group_quiz_draft_is_not_closed")
def closed_draft_of_a_group_quiz():
    make_group_quiz(opened_at=None, closed_at=NOON)


@breaks("group_quiz_is_open_for_a_while")
def group_quiz_that_closes_when_it_opens():
    make_group_quiz(closes_at=NOON)


@breaks("group_quiz_question_stands_once")
def question_twice_in_a_group_quiz():
    group_quiz = make_group_quiz()
    question = QuestionFactory()
    for position in (1, 2):
        GroupQuizQuestion.objects.create(
            group_quiz=group_quiz, question=question, position=position
        )


@breaks("quiz_of_a_group_once_a_learner")
def two_quizzes_of_one_group_quiz():
    learner = LearnerFactory()
    for _ in range(2):
        Quiz.objects.create(
            learner=learner, kind="group", subject_id=1, title="x", started_at=NOON
        )


@breaks("group_mail_hour_is_an_hour")
def group_mail_at_24():
    GroupMailSetting.objects.create(learner=LearnerFactory(), hour=24)


def make_group_mail(learner, **values):
    row = {"decided_at": NOON, "off_digest": "x"} | values
    return GroupMail.objects.create(learner=learner, **row)


@breaks("group_mail_bundle_once_a_day")
def two_bundles_on_a_day():
    learner = LearnerFactory()
    for digest in ("x", "y"):
        make_group_mail(learner, day=NOON.date(), off_digest=digest)


@breaks("group_mail_link_is_unique")
def two_group_mails_with_one_link():
    make_group_mail(LearnerFactory())
    make_group_mail(LearnerFactory())


def make_notice(**values):
    row = {
        "kind": "mention",
        "path": "/groups/1/",
        "cause": "remark 1",
        "created_at": NOON,
    }
    row |= values
    if "learner" not in row:
        row["learner"] = LearnerFactory()
    return GroupNotice.objects.create(group=StudyGroupFactory(), **row)


@breaks("group_notice_once_per_cause")
def two_notices_of_one_remark():
    learner = LearnerFactory()
    make_notice(learner=learner)
    make_notice(learner=learner)


@breaks("group_notice_kind_is_known")
def notice_of_an_unknown_kind():
    make_notice(kind="dream")


@breaks("group_notice_leads_to_a_page")
def notice_that_leads_away():
    make_notice(path="https://example.org/")
