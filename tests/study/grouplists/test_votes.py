"""Entries put up for a vote: one ballot a member, until it closes."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.grouplists.services import create_group_list
from study.grouplists.vote_services import (
    VoteIsOver,
    VoteUnderWay,
    cast_ballot,
    close_vote,
    open_vote,
)
from study.groups.member_services import leave_group
from study.lists.entry_services import add_line
from study.models import Ballot, ListEntry, ListVote, Membership, ReadingList

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def entries(group_list):
    return list(group_list.entries.in_order())


@pytest.fixture
def vote(group_list, learner, entries, noon):
    """On all of the list, for a week."""
    return open_vote(
        reading_list=group_list,
        question="What is next?",
        entries=entries,
        closes_at=noon + timedelta(days=7),
        by=learner,
        at=noon,
    )


def options_of(vote):
    return list(vote.options.order_by("position"))


def vote_as(browser, vote, option):
    url = vote.reading_list.url_of("cast_ballot", vote.pk)
    value = "none" if option is None else option.pk
    return browser.post(url, {"option": value}, follow=True)


def page_of(browser, vote):
    return browser.get(vote.reading_list.url_of("vote", vote.pk)).content.decode()


def membership_of(learner):
    return Membership.objects.get(learner=learner)


def send_vote(browser, group_list, **values):
    body = {
        "question": "What is next?",
        "closes_at": "2026-03-12T18:00",
        **values,
    }
    return browser.post(group_list.url_of("new_vote"), body)


def test_organiser_puts_entries_up_and_sees_the_time_of_their_own_clock(
    ada, learner, group_list, entries
):
    learner.time_zone = "Europe/Vienna"
    learner.save()
    chosen = [entries[2].pk, entries[0].pk]
    response = send_vote(ada, group_list, entries=chosen)
    made = ListVote.objects.get()
    assert response.url == group_list.url_of("vote", made.pk)
    assert made.closes_at.isoformat() == "2026-03-12T17:00:00+00:00"
    assert [option.paper_id for option in options_of(made)] == [
        entries[0].paper_id,
        entries[2].paper_id,
    ]
    assert "Thursday 12 March 2026, 18:00" in page_of(ada, made)


def test_line_of_text_is_put_up_too(ada, group_list, noon):
    line = add_line(
        reading_list=group_list, kind=ListEntry.Kind.TEXT, text="A thesis", at=noon
    )
    send_vote(ada, group_list, entries=[line.pk])
    assert options_of(ListVote.objects.get())[0].text == "A thesis"


def test_form_begins_with_the_entry_that_its_address_names(ada, group_list, entries):
    url = group_list.url_of("new_vote") + f"?entry={entries[1].pk}"
    page = ada.get(url).content.decode()
    assert page.count("checked") == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"entries": []}, "Choose one at least."),
        ({"entries": ["0"]}, "no longer on the list"),
        ({"closes_at": "2026-03-01T12:00"}, "still to come"),
        ({"closes_at": "2027-03-01T12:00"}, "within three months"),
        ({"closes_at": "soon"}, "Enter a day and a time."),
        ({"question": " "}, "Ask something."),
    ],
)
def test_vote_that_cannot_be_opened_says_why(ada, group_list, entries, values, words):
    response = send_vote(ada, group_list, **({"entries": [entries[0].pk]} | values))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not ListVote.objects.exists()


def test_second_vote_waits_until_the_first_is_over(ada, group_list, vote, entries):
    chosen = [entries[0].pk]
    response = send_vote(ada, group_list, entries=chosen)
    assert response.status_code == 422
    assert "A vote is under way" in response.content.decode()
    with time_machine.travel(vote.closes_at, tick=False):
        send_vote(ada, group_list, entries=chosen, closes_at="2026-03-30T18:00")
    assert ListVote.objects.count() == 2
    vote.refresh_from_db()
    assert vote.closed_at == vote.closes_at


def test_second_vote_is_refused_by_the_database(group_list, learner, vote, entries):
    with pytest.raises(VoteUnderWay):
        open_vote(
            reading_list=group_list,
            question="Again?",
            entries=entries,
            closes_at=vote.closes_at,
            by=learner,
            at=vote.opened_at,
        )


def test_member_votes_once_and_may_change_it(bob, vote):
    first, second, _ = options_of(vote)
    vote_as(bob, vote, first)
    page = vote_as(bob, vote, second).content.decode()
    assert Ballot.objects.get().option == second
    assert "1 of 4 voted so far" in page
    assert "Change my vote" in page


def test_member_votes_for_none_of_these(bob, vote):
    vote_as(bob, vote, None)
    assert Ballot.objects.get().option is None


def test_vote_for_nothing_is_asked_again(bob, vote):
    url = vote.reading_list.url_of("cast_ballot", vote.pk)
    page = bob.post(url, {"option": "999999"}, follow=True).content.decode()
    assert "Choose one of them" in page
    assert not Ballot.objects.exists()


def test_result_is_shown_only_when_it_is_over(bob, ada, vote, learner, noon):
    first, second, _ = options_of(vote)
    vote_as(bob, vote, second)
    vote_as(ada, vote, second)
    assert "2 votes" not in page_of(bob, vote)
    close_vote(vote=vote, at=noon + timedelta(hours=1))
    with time_machine.travel(noon + timedelta(hours=2), tick=False):
        page = page_of(bob, vote)
    assert "2 votes" in page
    assert page.index(second.paper.title) < page.index(first.paper.title)
    assert "the most" in page


def test_ballots_are_counted_among_members_of_the_group_alone(bob, vote):
    """Else the page would ask who belongs to any group of the site."""
    with CaptureQueriesContext(connection) as queries:
        page_of(bob, vote)
    counting = [one["sql"] for one in queries if '"study_ballot"' in one["sql"]]
    assert counting
    for sql in counting:
        groups = sql.count('U0."group_id" = ') + sql.count('V0."group_id" = ')
        assert groups >= sql.count('."state" = ')


def test_closed_vote_takes_no_more(bob, vote, members, noon):
    first, second, _ = options_of(vote)
    close_vote(vote=vote, at=noon)
    with pytest.raises(VoteIsOver):
        cast_ballot(
            vote=vote, membership=membership_of(members["Bob"]), option=first, at=noon
        )
    page = vote_as(bob, vote, second).content.decode()
    assert "This vote is over." in page
    assert not Ballot.objects.exists()


def test_vote_that_closes_by_itself_takes_no_more(bob, vote):
    with time_machine.travel(vote.closes_at, tick=False):
        page = vote_as(bob, vote, None).content.decode()
    assert "This vote is over." in page


def test_who_left_counts_no_longer(ada, bob, vote, members):
    vote_as(bob, vote, options_of(vote)[0])
    assert "1 of 4 voted" in page_of(ada, vote)
    leave_group(membership=membership_of(members["Bob"]), at=vote.opened_at)
    assert "0 of 3 voted" in page_of(ada, vote)
    assert vote_as(bob, vote, None).status_code == 404


def test_members_open_and_close_votes_of_an_open_list_alone(
    bob, group_list, vote, entries
):
    close_url = group_list.url_of("close_vote", vote.pk)
    assert bob.post(close_url).status_code == 404
    assert "Close it now" not in page_of(bob, vote)
    ReadingList.objects.filter(pk=group_list.pk).update(editing="group")
    assert "Close it now" in page_of(bob, vote)
    assert bob.post(close_url).status_code == 302
    send_vote(bob, group_list, entries=[entries[0].pk])
    assert ListVote.objects.count() == 2


def test_vote_of_another_list_is_not_found(ada, group, vote, noon):
    other = create_group_list(
        group=group, editing="group", title="Winter", papers=[], at=noon
    )
    assert ada.get(other.url_of("vote", vote.pk)).status_code == 404
    assert ada.post(other.url_of("close_vote", vote.pk)).status_code == 404
    vote.refresh_from_db()
    assert vote.closed_at is None


def test_nobody_votes_on_an_archived_list(bob, group_list, vote, noon):
    ReadingList.objects.filter(pk=group_list.pk).update(archived_at=noon)
    assert "nobody votes now" in page_of(bob, vote)
    assert vote_as(bob, vote, None).status_code == 404


def test_vote_stands_above_the_list_and_among_its_votes(bob, group_list, vote):
    page = bob.get(group_list.get_absolute_url()).content.decode()
    assert "You have not voted yet." in page
    assert "12:00" in page
    vote_as(bob, vote, None)
    assert "You voted." in bob.get(group_list.get_absolute_url()).content.decode()
    listed = bob.get(group_list.url_of("vote_list")).content.decode()
    assert group_list.url_of("vote", vote.pk) in listed


def test_option_stays_when_its_entry_is_taken_off(bob, ada, group_list, vote, entries):
    ada.post(group_list.url_of("remove_list_entry", entries[0].pk))
    assert entries[0].paper.title in page_of(bob, vote)


def test_withdrawn_paper_is_not_named(bob, vote, entries):
    paper = entries[0].paper
    type(paper).objects.filter(pk=paper.pk).update(status="draft")
    page = page_of(bob, vote)
    assert paper.title not in page
    assert "no longer shows" in page
