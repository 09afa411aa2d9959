"""A group's year: what members who share it finished, met for and settled."""

from datetime import date, timedelta

import pytest
import time_machine

from study.groups.year import group_year, papers_finished, year_as_markdown
from study.models import (
    ListEntry,
    Meeting,
    MeetingPaper,
    Membership,
    ReadingList,
    ReadThrough,
    Thread,
)
from tests.conftest import NOON
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    StudyGroupFactory,
)
from tests.study.groupquizzes.quizzed_group import make_quiz

pytestmark = pytest.mark.django_db
YEAR = NOON.year


@pytest.fixture
def group():
    return StudyGroupFactory(name="Thursday readers")


@pytest.fixture
def meeting(group):
    begins_at = NOON - timedelta(days=7)
    return Meeting.objects.create(
        group=group,
        title="The first evening",
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=1),
        time_zone="UTC",
        created_at=begins_at,
        changed_at=begins_at,
    )


@pytest.fixture
def paper(meeting):
    paper = PaperFactory(title="Attention [and] *need*")
    MeetingPaper.objects.create(meeting=meeting, paper=paper, position=1)
    return paper


def finish(group, paper, *, ended_on=date(YEAR, 3, 1), **values):
    """A new member who finished the paper."""
    learner = LearnerFactory()
    membership = MembershipFactory(group=group, learner=learner, **values)
    ReadThrough.objects.create(
        learner=learner, paper=paper, ending="read", ended_on=ended_on
    )
    return membership


def counts(group, year=YEAR):
    found = papers_finished(group, year)
    return [(paper.pk, paper.finished_count) for paper in found]


def test_paper_counts_members_who_share_what_they_finished(group, paper):
    finish(group, paper, shares_finished=True)
    finish(group, paper, shares_finished=True)
    finish(group, paper)
    assert counts(group) == [(paper.pk, 2)]


def test_paper_that_nobody_shares_is_left_out(group, paper):
    finish(group, paper, shares_progress=True)
    finish(StudyGroupFactory(), paper, shares_finished=True)
    assert counts(group) == []


def test_sharing_that_ends_takes_the_count_back(group, paper):
    membership = finish(group, paper, shares_finished=True)
    assert counts(group) == [(paper.pk, 1)]
    Membership.objects.filter(pk=membership.pk).update(shares_finished=False)
    assert counts(group) == []


def test_paper_finished_in_another_year_is_left_out(group, paper):
    ended_on = date(YEAR - 1, 12, 31)
    finish(group, paper, shares_finished=True, ended_on=ended_on)
    assert counts(group) == []
    assert counts(group, YEAR - 1) == [(paper.pk, 1)]


def test_paper_of_a_list_of_the_group_counts(group):
    paper = PaperFactory()
    reading_list = ReadingList.objects.create(
        group=group,
        title="Autumn",
        visibility=ReadingList.Visibility.GROUP,
        created_at=NOON,
        changed_at=NOON,
    )
    ListEntry.objects.create(
        reading_list=reading_list, kind="paper", paper=paper, rank=1, added_at=NOON
    )
    finish(group, paper, shares_finished=True)
    assert counts(group) == [(paper.pk, 1)]


def test_year_has_meetings_threads_and_quizzes_that_are_over(group, meeting):
    settled = Thread.objects.create(
        group=group,
        subject="group",
        title="Why scale?",
        created_at=NOON,
        last_remark_at=NOON,
        resolved_at=NOON,
    )
    closed = make_quiz(group, closed_at=NOON)
    make_quiz(group)
    Meeting.objects.create(
        group=group,
        begins_at=NOON + timedelta(days=1),
        ends_at=NOON + timedelta(days=2),
        time_zone="UTC",
        created_at=NOON,
        changed_at=NOON,
    )
    found = group_year(group, YEAR, NOON)
    assert [row.meeting for row in found.meetings] == [meeting]
    assert found.threads == [settled]
    assert found.quizzes == [closed]
    assert group_year(group, YEAR - 1, NOON).is_empty


def test_markdown_of_the_year_reads(group, paper):
    finish(group, paper, shares_finished=True)
    found = group_year(group, YEAR, NOON)
    text = year_as_markdown(group, found, "https://octavo.example.org")
    assert text == (
        f"# Thursday readers, {YEAR}\n"
        "\n"
        "## Papers read together\n"
        "\n"
        "- [Attention \\[and\\] \\*need\\*]"
        f"(https://octavo.example.org{paper.get_absolute_url()}), finished by 1\n"
        "\n"
        "## Meetings\n"
        "\n"
        "- 2026-03-03: The first evening\n"
    )


def test_meeting_without_a_title_is_named_after_what_it_read(
    client, group, meeting, paper
):
    Meeting.objects.update(title="")
    withdrawn = PaperFactory(title="Withdrawn", status="draft")
    MeetingPaper.objects.create(meeting=meeting, paper=withdrawn, position=2)
    text = year_as_markdown(group, group_year(group, YEAR, NOON), "")
    assert text.endswith("- 2026-03-03: Attention \\[and\\] \\*need\\*\n")
    client.force_login(MembershipFactory(group=group).learner)
    with time_machine.travel(NOON, tick=False):
        page = client.get(f"/groups/{group.pk}/years/{YEAR}/").content.decode()
    assert meeting.get_absolute_url() in page
    assert "Attention [and] *need*" in page
    assert "Withdrawn" not in page


def test_year_names_no_withdrawn_paper_that_members_finished(group, paper):
    finish(group, paper, shares_finished=True)
    assert counts(group) == [(paper.pk, 1)]
    paper.status = "draft"
    paper.save()
    assert counts(group) == []


@time_machine.travel(NOON, tick=False)
def test_pages_are_of_years_in_which_the_group_was_there(client, group, paper):
    membership = finish(group, paper, shares_finished=True)
    client.force_login(membership.learner)
    path = f"/groups/{group.pk}/years/{YEAR}/"
    assert b"finished by 1" in client.get(path).content
    download = client.get(f"{path}markdown/")
    assert download.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert f"group-{group.pk}-{YEAR}.md" in download.headers["Content-Disposition"]
    for year in (YEAR - 1, YEAR + 1, 0, 10**12):
        other = client.get(f"/groups/{group.pk}/years/{year}/")
        assert other.status_code == 404
