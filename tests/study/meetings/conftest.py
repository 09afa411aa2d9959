"""A group with an organiser, two members, and what they arrange."""

import pytest
import time_machine

from study.models import MeetingPaper, Membership
from tests.factories import (
    LearnerFactory,
    MeetingFactory,
    MembershipFactory,
    StudyGroupFactory,
)


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def group(db):
    return StudyGroupFactory(name="Thursday readers", place="Room 12")


@pytest.fixture
def organiser(group, learner):
    """Ada's membership."""
    return MembershipFactory(
        group=group, learner=learner, role=Membership.Role.ORGANISER
    )


@pytest.fixture
def member(group):
    """Ben's membership."""
    ben = LearnerFactory(display_name="Ben", time_zone="America/New_York")
    return MembershipFactory(group=group, learner=ben)


@pytest.fixture
def ben(member, sign_in):
    """Ben's browser."""
    return sign_in(member.learner)


@pytest.fixture
def meeting(group, organiser):
    return MeetingFactory(group=group, title="Attention")


@pytest.fixture
def read_for():
    """Puts papers on a meeting."""

    def put(meeting, *papers):
        for position, paper in enumerate(papers):
            MeetingPaper.objects.create(meeting=meeting, paper=paper, position=position)

    return put


@pytest.fixture
def posted():
    """What the form of a new meeting sends."""

    def values(**changes):
        sent = {
            "title": "Scaling laws",
            "day": "2026-03-19",
            "clock_time": "17:00",
            "time_zone": "Europe/Vienna",
            "duration": "90",
            "rhythm": "once",
            "last_on": "",
            "place": "",
            "presenter": "",
            "framework": "",
        }
        return sent | changes

    return values
