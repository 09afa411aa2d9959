"""The first page leads to what groups hold, for those who are in one."""

from datetime import timedelta

import pytest
import time_machine

from study.grouplists.services import create_group_list
from study.grouplists.vote_services import cast_ballot, open_vote
from study.lists.entry_services import add_line
from study.meetings.paper_services import add_meeting_paper
from study.models import EntryPresenter, ListEntry
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
    assert "To read for it" in news(client)
    learner = membership.learner
    set_reading_status(learner=learner, paper=paper, status="read", at=NOON)
    assert "Attention" in news(client)
    assert "To read for it" not in news(client)


def test_meeting_of_next_month_is_no_news_yet(client, membership):
    begins_at = NOON + timedelta(days=30)
    MeetingFactory(group=membership.group, title="Far away", begins_at=begins_at)
    assert "Far away" not in news(client)


def test_news_say_that_one_presents_the_next_meeting(client, membership):
    meeting = MeetingFactory(group=membership.group)
    assert "You present" not in news(client)
    meeting.presenter = membership.learner
    meeting.save()
    assert "You present this meeting" in news(client)


@pytest.fixture
def autumn(membership):
    """A list of the group with two papers."""
    papers = [PaperFactory(title="On scaling"), PaperFactory(title="On heads")]
    return create_group_list(
        group=membership.group, editing="owner", title="Autumn", papers=papers, at=NOON
    )


def open_vote_on(reading_list, *, days):
    return open_vote(
        reading_list=reading_list,
        by=None,
        question="What is next?",
        entries=list(reading_list.entries.select_related("paper")),
        closes_at=NOON + timedelta(days=days),
        at=NOON,
    )


def test_news_name_a_vote_that_closes_soon_until_one_has_voted(
    client, membership, autumn
):
    vote = open_vote_on(autumn, days=2)
    page = news(client)
    assert "What is next?" in page
    assert autumn.url_of("vote", vote.pk) in page
    cast_ballot(vote=vote, membership=membership, option=None, at=NOON)
    assert "What is next?" not in news(client)


def test_vote_that_closes_later_is_no_news_yet(client, autumn):
    open_vote_on(autumn, days=9)
    assert "What is next?" not in news(client)


def present_first(reading_list, membership):
    entry = reading_list.entries.in_order().first()
    EntryPresenter.objects.create(
        entry=entry, membership=membership, taken_at=NOON - timedelta(days=14)
    )
    return entry.paper


def test_news_name_what_one_presents_with_its_list(client, membership, autumn):
    present_first(autumn, membership)
    page = news(client)
    assert "You present On scaling" in page
    assert f'href="{autumn.get_absolute_url()}#entry-' in page
    assert "On heads" not in page


def test_news_name_what_one_presents_with_its_meeting(client, membership, autumn):
    paper = present_first(autumn, membership)
    meeting = MeetingFactory(group=membership.group, title="Attention")
    add_meeting_paper(meeting=meeting, paper=paper, at=NOON)
    page = news(client)
    assert f'href="{meeting.get_absolute_url()}">You present On scaling' in page
    meeting.begins_at = NOON + timedelta(days=30)
    meeting.ends_at = NOON + timedelta(days=31)
    meeting.save()
    assert "You present" not in news(client)


def test_what_a_meeting_has_read_is_presented_no_more(client, membership, autumn):
    paper = present_first(autumn, membership)
    meeting = MeetingFactory(group=membership.group, begins_at=NOON - timedelta(days=7))
    add_meeting_paper(meeting=meeting, paper=paper, at=NOON)
    assert "You present" not in news(client)


def test_line_is_presented_until_its_presenter_says_that_it_is_done(
    client, membership, autumn
):
    line = add_line(
        reading_list=autumn, kind=ListEntry.Kind.TEXT, text="A word on tools", at=NOON
    )
    client.post(autumn.url_of("present_entry", line.pk))
    page = news(client)
    assert "You present A word on tools" in page
    assert f'href="{autumn.get_absolute_url()}#entry-{line.pk}"' in page
    client.post(autumn.url_of("presented_entry", line.pk))
    assert "You present" not in news(client)


def test_paper_that_no_meeting_read_is_presented_no_more_when_it_is_done(
    client, membership, autumn
):
    present_first(autumn, membership)
    client.post(autumn.url_of("presented_entry", autumn.entries.in_order().first().pk))
    assert "You present" not in news(client)


@pytest.mark.parametrize("end", ["left", "closed", "archived", "withdrawn"])
def test_news_name_no_turn_where_it_has_ended(client, membership, autumn, end):
    open_vote_on(autumn, days=2)
    paper = present_first(autumn, membership)
    if end == "left":
        membership.state = "left"
        membership.ended_at = NOON
        membership.save()
    elif end == "closed":
        membership.group.closed_at = NOON
        membership.group.save()
    elif end == "archived":
        autumn.archived_at = NOON
        autumn.save()
    else:
        paper.status = "retired"
        paper.save()
    page = news(client)
    assert "You present" not in page
    assert ("What is next?" in page) == (end == "withdrawn")


def test_news_ask_the_same_for_many_groups(
    client, membership, autumn, django_assert_max_num_queries
):
    groups = [MembershipFactory(learner=membership.learner) for _ in range(3)]
    for own in groups:
        papers = PaperFactory.create_batch(2)
        made = create_group_list(
            group=own.group, editing="owner", title="L", papers=papers, at=NOON
        )
        open_vote_on(made, days=1)
        present_first(made, own)
        meeting = MeetingFactory(group=own.group)
        add_meeting_paper(meeting=meeting, paper=papers[0], at=NOON)
        make_quiz(own.group)
    with django_assert_max_num_queries(10):
        page = news(client)
    assert page.count("You present") == 3
    assert page.count("What is next?") == 3
