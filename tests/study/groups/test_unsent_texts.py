"""Who is removed, or whose group is closed, while they write gets their text back."""

import pytest

from study.grouplists.services import create_group_list
from study.models import (
    GroupQuiz,
    JoinRequest,
    Meeting,
    Remark,
    StudyGroup,
    Thread,
)
from tests.discussion_world import say
from tests.factories import LearnerFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db
TYPED = "Half an hour of <thought>"
# By address below the group's: the fields in which something is typed.
FORMS = {
    "edit/": ("name", "about", "place"),
    "ask/": ("sentence",),
    "requests/{request}/accept/": ("answer",),
    "requests/{request}/decline/": ("answer",),
    "invitations/mail/": ("email",),
    "meetings/create/": ("title", "day", "clock_time", "last_on", "place"),
    "meetings/{meeting}/change/": ("title", "day", "clock_time", "place"),
    "meetings/{meeting}/minutes/save/": ("text", "decisions", "next_steps"),
    "quizzes/create/": ("title", "closes_at"),
    "quizzes/{quiz}/change/": ("title", "closes_at"),
    "discussion/{thread}/post/": ("text",),
    "discussion/remarks/{remark}/report/": ("reason",),
    "lists/create/": ("title", "description"),
    "lists/{list}/edit/": ("title", "description"),
    "lists/{list}/votes/new/": ("question", "closes_at"),
    "lists/{list}/plan/offer/": ("starts_on", "ends_on"),
}
# What is wrong with a remark can be said of a closed group's too.
NOT_WHEN_CLOSED = ("discussion/remarks/{remark}/report/",)


@pytest.fixture
def numbers(circle, noon):
    """Of one thing of each kind in the group, by kind."""
    group = circle.group
    meeting = Meeting.objects.create(
        group=group,
        begins_at=noon,
        ends_at=noon.replace(hour=14),
        time_zone="UTC",
        created_at=noon,
        changed_at=noon,
    )
    asked = JoinRequest.objects.create(
        group=group, learner=LearnerFactory(), created_at=noon
    )
    thread = Thread.objects.create(
        group=group, title="T", created_at=noon, last_remark_at=noon
    )
    reading_list = create_group_list(group=group, editing="owner", title="L", at=noon)
    return {
        "meeting": meeting.pk,
        "request": asked.pk,
        "quiz": GroupQuiz.objects.create(group=group, title="Q", created_at=noon).pk,
        "thread": thread.pk,
        "remark": say(thread, circle.member.learner, "Said.", noon).pk,
        "list": reading_list.pk,
    }


@pytest.mark.parametrize("address", FORMS)
def test_removed_member_gets_back_all_that_they_typed(circle, numbers, noon, address):
    circle.organiser.state = "removed"
    circle.organiser.role = "member"
    circle.organiser.ended_at = noon
    circle.organiser.save()
    assert_given_back(circle, circle.organisers, numbers, address)


@pytest.mark.parametrize(
    "address", [one for one in FORMS if one not in NOT_WHEN_CLOSED]
)
def test_text_for_a_closed_group_comes_back(circle, numbers, noon, address):
    StudyGroup.objects.filter(pk=circle.group.pk).update(closed_at=noon)
    assert_given_back(circle, circle.organisers, numbers, address)


def assert_given_back(circle, browser, numbers, address):
    path = circle.path(address.format(**numbers))
    body = {name: f"{name}: {TYPED}" for name in FORMS[address]}
    response = browser.post(path, body)
    assert response.status_code == 404
    page = Page(response)
    for text in body.values():
        assert text in page.text
    assert "<thought>" not in response.content.decode()


def test_report_of_a_remark_that_is_gone_comes_back(circle, numbers, noon):
    Remark.objects.filter(pk=numbers["remark"]).update(deleted_at=noon, text="")
    address = "discussion/remarks/{remark}/report/"
    assert_given_back(circle, circle.organisers, numbers, address)


def test_closed_group_is_not_described_any_more(circle, noon):
    path = circle.path("edit/")
    assert path in circle.organisers.get(circle.path()).content.decode()
    StudyGroup.objects.filter(pk=circle.group.pk).update(closed_at=noon)
    assert circle.organisers.get(path).status_code == 404
    assert path not in circle.organisers.get(circle.path()).content.decode()


def test_page_is_the_same_where_nothing_ever_was(circle, numbers, noon):
    body = {"text": TYPED}
    outsider = circle.organisers
    circle.organiser.delete()
    path = circle.path(f"meetings/{numbers['meeting']}/minutes/save/")
    there = Page(outsider.post(path, body))
    nowhere = Page(outsider.post("/groups/999/meetings/999/minutes/save/", body))
    assert there.text == nowhere.text


def test_nothing_typed_is_an_ordinary_404(circle, numbers):
    path = circle.path("meetings/999/minutes/save/")
    assert "Here is what you typed" not in Page(circle.organisers.post(path, {})).text
