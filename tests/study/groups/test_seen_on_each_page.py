"""Cell by cell: what others see of a member on each page is what “see me” says.

For each choice of what is shared, and each page that shows something of a member.
"""

from datetime import date
from itertools import product

import pytest
import time_machine

from study.memory import Rating
from study.models import (
    GroupQuiz,
    Meeting,
    MeetingPaper,
    Membership,
    ReadingList,
    ReadThrough,
)
from tests.conftest import NOON
from tests.factories import PaperFactory, ReadingFactory
from tests.html_page import Page
from tests.study.groupquizzes.quizzed_group import HOUR, answer_all, make_quiz

LATER = NOON + 2 * HOUR
SHARES = ("shares_finished", "shares_progress", "shares_results")
CHOICES = [
    dict(zip(SHARES, chosen, strict=True))
    for chosen in product((False, True), repeat=len(SHARES))
]
# By page: what it says of the member to others, what “see me” says of that, and what
# has to be shared for it. Only the member finished “Lately” and “Long ago”.
CELLS = {
    "members": ("1 paper finished in three months Lately", None, "shares_finished"),
    "member": ("1 paper finished in three months Lately", None, "shares_finished"),
    "sheet": ("read by The member", "Lately 1 March", "shares_finished"),
    "year": ("Lately finished by 1", "Lately 2026", "shares_finished"),
    "year before": ("Long ago finished by 1", "Long ago 2025", "shares_finished"),
    "list": ("has read this", "has read this", "shares_progress"),
    "lists": ("3 want to read this", "Wanted 3 want to read this", "shares_progress"),
    "quiz": ("The member 2 of 2", "Before we meet 2 of 2 right", "shares_results"),
}


@pytest.fixture(autouse=True)
def later():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def paths(circle):
    """By page; the others share everything, and the member has done everything."""
    group, member = circle.group, circle.member.learner
    type(group).objects.update(created_at=NOON.replace(year=2025))
    reading_list = ReadingList.objects.create(
        group=group,
        visibility="group",
        title="Spring",
        created_at=NOON,
        changed_at=NOON,
    )
    meeting = Meeting.objects.create(
        group=group,
        begins_at=NOON,
        ends_at=NOON + HOUR,
        time_zone="UTC",
        created_at=NOON,
        changed_at=NOON,
    )
    days = {"Lately": date(2026, 3, 1), "Long ago": date(2025, 3, 1)}
    for place, (title, ended_on) in enumerate(days.items(), start=1):
        paper = PaperFactory(title=title)
        MeetingPaper.objects.create(meeting=meeting, paper=paper, position=place)
        ReadThrough.objects.create(
            learner=member, paper=paper, ending="read", ended_on=ended_on
        )
    listed = PaperFactory(title="Listed")
    reading_list.entries.create(rank=1, kind="paper", paper=listed, added_at=NOON)
    ReadingFactory(learner=member, paper=listed, status="read")
    wanted = PaperFactory(title="Wanted")
    quiz = make_quiz(group, question_count=2)
    for membership in (circle.owner, circle.organiser, circle.member):
        learner = membership.learner
        ReadingFactory(learner=learner, paper=wanted, status="to_read")
        answer_all(learner, quiz, Rating.GOOD)
    others = Membership.objects.exclude(pk=circle.member.pk)
    others.update(**dict.fromkeys(SHARES, True))
    GroupQuiz.objects.update(closed_at=NOON + HOUR)
    return {
        "members": circle.path("members/"),
        "member": circle.path(f"members/{circle.member.pk}/"),
        "sheet": f"{meeting.get_absolute_url()}sheet/",
        "year": circle.path("years/2026/"),
        "year before": circle.path("years/2025/"),
        "list": reading_list.get_absolute_url(),
        "lists": circle.path("lists/"),
        "quiz": quiz.get_absolute_url(),
    }


def text_of(browser, path):
    response = browser.get(path)
    assert response.status_code == 200
    return " ".join(Page(response).text.split())


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: str([*choice.values()]))
def test_each_page_shows_what_see_me_says(circle, paths, choice):
    Membership.objects.filter(pk=circle.member.pk).update(**choice)
    seen = text_of(circle.members, circle.path("sharing/seen/"))
    wrong = {}
    for page, (on_page, in_seen, share) in CELLS.items():
        said = text_of(circle.owners, paths[page])
        outcome = (on_page in said, (in_seen or on_page) in seen)
        if outcome != (choice[share], choice[share]):
            wrong[page] = outcome
    assert wrong == {}
