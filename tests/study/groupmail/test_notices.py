"""Notices are kept once a cause, for those who want their kind."""

import pytest

from study.groupmail.services import notice, notices, withdraw_notices
from study.models import GroupMailSetting, GroupNotice
from study.models.group_mail import NoticeKind
from tests.factories import LearnerFactory, StudyGroupFactory

pytestmark = pytest.mark.django_db


def mention(learners, noon, **more):
    values = {"group": StudyGroupFactory(), "cause": "remark 1", "path": "/groups/1/"}
    values |= more
    notices(learners=learners, kind=NoticeKind.MENTION, at=noon, **values)


def test_notice_is_kept_once_a_cause(learner, noon):
    for _ in range(2):
        mention([learner], noon)
    assert GroupNotice.objects.get().cause == "remark 1"


def test_notice_is_not_kept_of_a_kind_that_is_off(learner, noon):
    GroupMailSetting.objects.create(learner=learner, mails_mention=False)
    other = LearnerFactory()
    mention([learner, other], noon)
    assert GroupNotice.objects.get().learner == other


def test_notice_is_not_for_who_did_it(learner, noon):
    mention([learner], noon, by=learner)
    assert not GroupNotice.objects.exists()


def test_notice_of_a_gone_remark_is_withdrawn(learner, noon):
    group = StudyGroupFactory()
    notice(
        learner=learner,
        kind=NoticeKind.MENTION,
        group=group,
        cause="remark 2",
        path="/groups/1/",
        at=noon,
    )
    withdraw_notices(kind=NoticeKind.MENTION, cause="remark 2")
    assert not GroupNotice.objects.exists()
