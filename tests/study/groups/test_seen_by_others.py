"""“See me as the group does”: what others read of a member, line by line."""

import pytest
import time_machine

from study.groupquizzes.results import results_of_sharing
from study.groups.seen_by_others import seen_by_others
from study.lists.services import create_list
from study.memory import Rating
from study.models import GroupQuiz, Membership, ReadingList
from tests.conftest import NOON
from tests.factories import MembershipFactory, PaperFactory, ReadingFactory
from tests.html_page import Page
from tests.study.groupquizzes.quizzed_group import HOUR, answer_all, make_quiz

LATER = NOON + 2 * HOUR


@pytest.fixture(autouse=True)
def later():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def paper(circle):
    """On the group's list; the member has read it, and nobody else."""
    paper = PaperFactory(title="Attention")
    reading_list = ReadingList.objects.create(
        group=circle.group,
        visibility="group",
        title="Spring",
        created_at=NOON,
        changed_at=NOON,
    )
    reading_list.entries.create(rank=1, kind="paper", paper=paper, added_at=NOON)
    ReadingFactory(learner=circle.member.learner, paper=paper, status="read")
    return paper


@pytest.fixture
def quiz(circle):
    """Of one question, answered by the member and the owner, closed since an hour."""
    quiz = make_quiz(circle.group, question_count=1)
    answer_all(circle.member.learner, quiz, Rating.GOOD)
    answer_all(circle.owner.learner, quiz, Rating.AGAIN)
    GroupQuiz.objects.filter(pk=quiz.pk).update(closed_at=NOON + HOUR)
    quiz.refresh_from_db()
    return quiz


def share(membership, **shares):
    Membership.objects.filter(pk=membership.pk).update(**shares)
    membership.refresh_from_db()


def seen_page(circle):
    return Page(circle.members.get(circle.path("sharing/seen/"))).text


def seen_results(circle):
    results = seen_by_others(circle.member, LATER).results
    return [(row.right_count, row.answered_count) for row in results]


def test_progress_stands_as_on_the_list(circle, paper):
    share(circle.member, shares_progress=True)
    share(circle.owner, shares_progress=True)
    words = "1 of the 2 who share it has read this"
    list_path = ReadingList.objects.get().get_absolute_url()
    assert words in Page(circle.owners.get(list_path)).text
    assert words in seen_page(circle)


def test_progress_that_is_not_shared_is_counted_nowhere(circle, paper):
    """Also where somebody else is counted, who shares it."""
    ReadingFactory(learner=circle.owner.learner, paper=paper, status="read")
    share(circle.owner, shares_progress=True)
    text = seen_page(circle)
    assert "you are counted nowhere" in text
    assert "Attention" not in text
    assert seen_by_others(circle.member, LATER).lists == []


def test_progress_of_others_is_not_mine(circle, paper):
    share(circle.owner, shares_progress=True)
    share(circle.member, shares_progress=True)
    assert seen_by_others(circle.owner, LATER).lists == []


def test_withdrawn_paper_is_not_seen(circle, paper):
    share(circle.member, shares_progress=True)
    paper.status = "draft"
    paper.save()
    assert seen_by_others(circle.member, LATER).lists == []


def test_wish_is_seen_where_three_share_it(circle):
    wanted = PaperFactory(title="Adam")
    for membership in (circle.owner, circle.organiser, circle.member):
        ReadingFactory(learner=membership.learner, paper=wanted, status="to_read")
        share(membership, shares_progress=True)
    assert "Adam 3 want to read this" in seen_page(circle)
    share(circle.member, shares_progress=False)
    assert "Adam" not in seen_page(circle)


def test_result_stands_as_under_the_quiz(circle, quiz):
    for membership in (circle.owner, circle.member):
        share(membership, shares_results=True)
    by_name = {row.name: row for row in results_of_sharing(quiz)}
    under_quiz = by_name["The member"]
    assert seen_results(circle) == [(under_quiz.right_count, under_quiz.answered_count)]
    assert "Before we meet 1 of 1 right" in seen_page(circle)


def test_result_is_kept_back_with_the_one_who_does_not_share(circle, quiz):
    share(circle.member, shares_results=True)
    assert results_of_sharing(quiz) == []
    assert seen_results(circle) == []


def test_result_that_is_not_shared_is_not_seen(circle, quiz):
    share(circle.owner, shares_results=True)
    assert seen_results(circle) == []
    assert "your name stands under no quiz" in seen_page(circle)


def test_result_of_an_open_quiz_is_not_seen(circle, quiz):
    for membership in (circle.owner, circle.member):
        share(membership, shares_results=True)
    GroupQuiz.objects.update(closed_at=None)
    assert seen_results(circle) == []


def test_answer_after_the_end_is_not_seen(circle):
    quiz = make_quiz(circle.group, question_count=1)
    answer_all(circle.member.learner, quiz, at=LATER)
    GroupQuiz.objects.filter(pk=quiz.pk).update(closes_at=NOON + HOUR)
    share(circle.member, shares_results=True)
    assert seen_results(circle) == []


def test_result_in_another_group_is_not_seen_here(circle):
    elsewhere = MembershipFactory(learner=circle.member.learner, shares_results=True)
    quiz = make_quiz(elsewhere.group, question_count=1)
    answer_all(circle.member.learner, quiz)
    GroupQuiz.objects.update(closed_at=NOON + HOUR)
    share(circle.member, shares_results=True)
    assert seen_results(circle) == []


def test_list_that_a_member_shows_is_named(circle):
    own = create_list(learner=circle.member.learner, title="My own", papers=[], at=NOON)
    ReadingList.objects.filter(pk=own.pk).update(visibility="group", group=circle.group)
    assert "My own" in seen_page(circle)
