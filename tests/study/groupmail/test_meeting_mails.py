"""Mails on the day before a group meets."""

from datetime import timedelta

import pytest

from study.models import Learner
from tests.conftest import NOON
from tests.factories import MeetingFactory, StudyGroupFactory
from tests.study.groupmail.mailed_groups import (
    make_member,
    parse_mail,
    read_mail,
    send,
)

DAY = timedelta(days=1)


@pytest.fixture
def group(db):
    return StudyGroupFactory(name="Thursday readers")


@pytest.fixture
def member(group):
    return make_member(group)


def test_mail_of_a_meeting_reads_by_the_own_clock(group, member, mailoutbox):
    Learner.objects.filter(pk=member.pk).update(time_zone="Europe/Vienna")
    MeetingFactory(group=group, begins_at=NOON + DAY, title="The second half")
    send()
    subject, text = read_mail(mailoutbox)
    assert subject == "[Octavo] Thursday readers meets tomorrow"
    assert "meets on Wednesday 11 March, 13:00, The second half." in text
    off_url = parse_mail(mailoutbox[0])["List-Unsubscribe"].strip(" <>")
    assert "/groups/mail/off/" in off_url
    assert off_url in text
    send(NOON + DAY / 24)
    assert len(mailoutbox) == 1


def test_meeting_is_told_from_the_hour_of_the_day_before(group, member, mailoutbox):
    MeetingFactory(group=group, begins_at=NOON + DAY, title="")
    send(NOON - DAY / 2)
    assert mailoutbox == []
    send(NOON - DAY / 24 * 4)
    assert len(mailoutbox) == 1


def test_called_off_meeting_is_not_told(group, member, mailoutbox):
    MeetingFactory(group=group, begins_at=NOON + DAY, called_off_at=NOON)
    send()
    assert mailoutbox == []


def test_learner_in_a_zone_that_is_gone_stops_no_mail(group, member, mailoutbox):
    lost = make_member(group)
    Learner.objects.filter(pk=lost.pk).update(time_zone="Nowhere/Town")
    MeetingFactory(group=group, begins_at=NOON + DAY, title="")
    send()
    assert len(mailoutbox) == 2
