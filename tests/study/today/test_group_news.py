"""The first page leads to what groups hold, for those who are in one."""

from datetime import timedelta

import pytest
import time_machine

from study.meetings.paper_services import add_meeting_paper
from study.reading.services import set_reading_status
from tests.conftest import NOON
from tests.factories import MeetingFactory, MembershipFactory, PaperFactory
from tests.study.groupquizzes.quizzed_group import answer_all, make_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def membership(client):
    membership = MembershipFactory()
    client.force_login(membership.learner)
    return membership


def news(client):
    return client.get("/groups/news/").content.decode()


def test_first_page_leads_members_to_their_groups(client, membership):
    page = client.get("/").content.decode()
    assert 'hx-get="/groups/news/"' in page
    assert "What is new in your groups" in page


def test_first_page_of_others_says_nothing_of_groups(client, learner):
    client.force_login(learner)
    assert "/groups/news/" not in client.get("/").content.decode()


def test_news_name_an_open_quiz_until_it_is_answered(client, membership):
    quiz = make_quiz(membership.group)
    assert quiz.title in news(client)
    answer_all(membership.learner, quiz)
    assert quiz.title not in news(client)


def test_news_name_no_quiz_of_a_group_that_one_left(client, membership):
    quiz = make_quiz(membership.group)
    membership.state = "left"
    membership.ended_at = NOON
    membership.save()
    assert quiz.title not in news(client)


def test_part_for_the_first_page_is_empty_without_news(client, membership):
    part = client.get("/groups/news/", headers={"HX-Request": "true"})
    assert part.content.strip() == b""


def test_page_without_news_says_so(client, membership):
    assert "Nothing new." in news(client)


def test_news_name_the_next_meeting_and_what_is_to_be_read_for_it(client, membership):
    meeting = MeetingFactory(group=membership.group, title="Attention")
    paper = PaperFactory(title="Layer Normalization")
    add_meeting_paper(meeting=meeting, paper=paper, at=NOON)
    assert "Attention" in news(client)
    assert "To read:" in news(client)
    learner = membership.learner
    set_reading_status(learner=learner, paper=paper, status="read", at=NOON)
    assert "Attention" in news(client)
    assert "To read:" not in news(client)


def test_meeting_of_next_month_is_no_news_yet(client, membership):
    begins_at = NOON + timedelta(days=30)
    MeetingFactory(group=membership.group, title="Far away", begins_at=begins_at)
    assert "Far away" not in news(client)
