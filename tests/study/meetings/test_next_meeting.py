"""Which meeting comes next for a learner, and what they have not read for it."""

from datetime import timedelta

import pytest

from papers.models import Paper
from study.meetings.queries import next_meeting_in, next_meeting_of
from study.models import MeetingPaper, Membership
from tests.factories import (
    MeetingFactory,
    MembershipFactory,
    PaperFactory,
    ReadingFactory,
    StudyGroupFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return StudyGroupFactory()


@pytest.fixture
def membership(group, learner):
    return MembershipFactory(group=group, learner=learner)


def read_for(meeting, *papers):
    for position, paper in enumerate(papers):
        MeetingPaper.objects.create(meeting=meeting, paper=paper, position=position)


def test_next_meeting_says_what_is_not_read(
    learner, membership, group, noon, django_assert_num_queries
):
    meeting = MeetingFactory(group=group)
    read, begun, new = (PaperFactory() for _ in range(3))
    read_for(meeting, new, read, begun)
    ReadingFactory(learner=learner, paper=read, status="read")
    ReadingFactory(learner=learner, paper=begun, status="reading")
    with django_assert_num_queries(2):
        found = next_meeting_of(learner, noon)
    assert found.meeting == meeting
    assert [paper for paper, _ in found.unread] == [new, begun]


def test_paper_that_one_stopped_reading_is_not_asked_for(
    learner, membership, group, noon
):
    meeting = MeetingFactory(group=group)
    stopped = PaperFactory()
    read_for(meeting, stopped)
    ReadingFactory(learner=learner, paper=stopped, status="stopped")
    assert next_meeting_of(learner, noon).unread == []


def test_withdrawn_paper_is_not_asked_for(learner, membership, group, noon):
    meeting = MeetingFactory(group=group)
    read_for(meeting, PaperFactory(status=Paper.Status.RETIRED))
    assert next_meeting_of(learner, noon).unread == []


def test_meeting_is_the_next_one_until_it_is_over(learner, membership, group):
    meeting = MeetingFactory(group=group)
    begins_at = meeting.begins_at
    assert next_meeting_of(learner, begins_at + timedelta(minutes=59)) is not None
    assert next_meeting_of(learner, begins_at + timedelta(minutes=60)) is None


def test_meeting_called_off_is_passed_over(learner, membership, group, noon):
    MeetingFactory(group=group, called_off_at=noon)
    later = MeetingFactory(group=group, begins_at=noon + timedelta(days=9))
    assert next_meeting_of(learner, noon).meeting == later
    assert next_meeting_in(group, noon) == later


@pytest.mark.parametrize("state", ["left", "removed", "banned"])
def test_former_member_has_no_next_meeting(learner, group, noon, state):
    MembershipFactory(
        group=group, learner=learner, state=Membership.State(state), ended_at=noon
    )
    MeetingFactory(group=group)
    assert next_meeting_of(learner, noon) is None


def test_closed_group_asks_for_nothing(learner, membership, group, noon):
    MeetingFactory(group=group)
    group.closed_at = noon
    group.save()
    assert next_meeting_of(learner, noon) is None


def test_other_groups_meet_without_them(learner, membership, noon):
    MeetingFactory()
    assert next_meeting_of(learner, noon) is None
