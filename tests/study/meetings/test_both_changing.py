"""Two organisers change one meeting at once: the second sees both, nothing is lost."""

import pytest

from study.meetings import services
from study.models import Meeting, Membership
from tests.html_page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(meeting):
    return f"{meeting.get_absolute_url()}change/"


@pytest.fixture
def form_of(meeting, path):
    """What a browser would send from the form as it is now."""

    def fill(browser, **changes):
        page = Page(browser.get(f"{meeting.get_absolute_url()}edit/"))
        return page.form(path).values | changes

    return fill


@pytest.fixture
def bens(member, ben):
    """Ben is an organiser too."""
    Membership.objects.filter(pk=member.pk).update(role="organiser")
    return ben


def test_form_that_changes_nothing_else_is_taken(ada, meeting, path, form_of):
    assert ada.post(path, form_of(ada, title="Diffusion")).status_code == 302
    meeting.refresh_from_db()
    assert meeting.title == "Diffusion"


def test_second_sees_both_and_the_first_stands_until_then(
    ada, bens, meeting, path, form_of
):
    late = form_of(bens, title="Bens title")
    ada.post(path, form_of(ada, title="Adas title", place="Room 3"))
    response = bens.post(path, late)
    assert response.status_code == 409
    text = Page(response).text
    assert "Theirs: Adas title" in text
    assert "Yours: Bens title" in text
    assert "Theirs: Room 3" in text
    meeting.refresh_from_db()
    assert meeting.title == "Adas title"


def test_kept_form_has_both_changes(ada, bens, meeting, path, form_of):
    late = form_of(bens, title="Bens title")
    ada.post(path, form_of(ada, place="Room 3", duration="45"))
    merged = Page(bens.post(path, late)).form(path).values
    assert bens.post(path, merged).status_code == 302
    meeting.refresh_from_db()
    assert meeting.title == "Bens title"
    assert meeting.place == "Room 3"
    assert meeting.duration.total_seconds() == 45 * 60


def test_presenter_is_named_and_not_numbered(ada, bens, member, meeting, path, form_of):
    late = form_of(bens, title="Bens title")
    ada.post(path, form_of(ada, presenter=str(member.learner_id)))
    assert "Theirs: Ben You left it" in Page(bens.post(path, late)).text


def test_third_change_is_shown_too(ada, bens, path, form_of):
    late = form_of(bens, title="Bens title")
    ada.post(path, form_of(ada, title="Adas title"))
    merged = Page(bens.post(path, late)).form(path).values
    ada.post(path, form_of(ada, title="Adas second title"))
    response = bens.post(path, merged)
    assert response.status_code == 409
    assert "Theirs: Adas second title" in Page(response).text


def test_same_change_of_both_asks_nobody(ada, bens, path, form_of):
    late = form_of(bens, title="Diffusion")
    ada.post(path, form_of(ada, title="Diffusion"))
    assert bens.post(path, late).status_code == 302


def test_paper_put_on_meanwhile_is_no_conflict(ada, meeting, path, form_of):
    sent = form_of(ada, title="Diffusion")
    Meeting.objects.filter(pk=meeting.pk).update(sequence=5)
    assert ada.post(path, sent).status_code == 302


def test_of_two_changes_at_one_moment_the_database_takes_one(
    ada, meeting, path, form_of, monkeypatch, noon
):
    """The second is shown what stands, not told that it was kept."""
    sent = form_of(ada, title="Diffusion")
    change = services.change_meeting

    def change_after_another(*, meeting, details, at):
        Meeting.objects.filter(pk=meeting.pk).update(title="Faster", sequence=5)
        change(meeting=meeting, details=details, at=at)

    monkeypatch.setattr(services, "change_meeting", change_after_another)
    response = ada.post(path, sent)
    assert response.status_code == 409
    assert "Theirs: Faster" in Page(response).text
    meeting.refresh_from_db()
    assert meeting.title == "Faster"
