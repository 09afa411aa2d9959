"""Minutes: everybody writes, nobody overwrites, each version is kept."""

import pytest

from study.meetings.minutes_services import (
    MinutesHaveChanged,
    MinutesText,
    write_minutes,
)
from study.models import MinutesVersion
from tests.html_page import Page

pytestmark = pytest.mark.django_db


def minutes(seen_number=0, **changes):
    sent = {
        "text": "We read **attention**.",
        "decisions": "Read the next part\n\n Meet in the library ",
        "next_steps": "Scaling laws",
        "seen_number": seen_number,
    }
    return sent | changes


def minutes_form(response, path):
    """What the page would send."""
    return dict(Page(response).form(f"{path}save/").fields)


@pytest.fixture
def path(meeting):
    return f"{meeting.get_absolute_url()}minutes/"


def test_minutes_are_shown_on_their_meeting(ada, ben, meeting, path):
    ben.post(f"{path}save/", minutes())
    response = ada.get(meeting.get_absolute_url())
    page = Page(response)
    assert "<strong>attention</strong>" in response.content.decode()
    assert "Meet in the library" in page.text
    assert "Scaling laws" in page.text
    assert "Written by Ben" in " ".join(page.text.split())


def test_second_of_two_gets_both_texts_and_loses_none(ada, ben, meeting, path):
    ada.post(f"{path}save/", minutes(text="Ada's words"))
    response = ben.post(f"{path}save/", minutes(text="Ben's words"))
    assert response.status_code == 409
    page = Page(response)
    assert "Ada's words" in page.text
    form = minutes_form(response, path)
    assert form["text"].strip() == "Ben's words"
    assert form["seen_number"] == "1"
    assert MinutesVersion.objects.get().text == "Ada's words"
    ben.post(f"{path}save/", form)
    assert list(MinutesVersion.objects.values_list("number", "text")) == [
        (2, "Ben's words"),
        (1, "Ada's words"),
    ]


def test_version_that_nobody_wrote_is_no_base(ada, meeting, path):
    """One that is forged, or that went with a restored backup."""
    for number in (7, -1, "x", "", "9" * 400):
        response = ada.post(f"{path}save/", minutes(seen_number=number))
        form = minutes_form(response, path)
        assert form["next_steps"].strip() == "Scaling laws"
        assert form["seen_number"] == "0"
        assert response.status_code == 409
    assert not MinutesVersion.objects.exists()


def test_history_keeps_each_version(ada, ben, meeting, path):
    ada.post(f"{path}save/", minutes(text="First words"))
    ben.post(f"{path}save/", minutes(seen_number=1, text="Second words"))
    text = Page(ada.get(f"{path}history/")).text
    assert text.index("Second words") < text.index("First words")
    assert "Version 1" in text


def test_minutes_of_a_former_member_stay_without_the_name(
    ada, ben, member, meeting, path, noon
):
    ben.post(f"{path}save/", minutes())
    member.state = "left"
    member.ended_at = noon
    member.save()
    text = Page(ada.get(meeting.get_absolute_url())).text
    assert "a former member" in text
    assert "Ben" not in text


def test_minutes_of_a_deleted_account_stay(ada, ben, member, meeting, path):
    ben.post(f"{path}save/", minutes())
    member.learner.delete()
    assert "a former member" in Page(ada.get(meeting.get_absolute_url())).text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": "x" * 20_001}, "20000"),
        ({"decisions": "x" * 5_001}, "5000"),
        ({"text": "a\x00b"}, "Null"),
    ],
)
def test_bad_minutes_are_given_back(ada, meeting, path, changes, sentence):
    response = ada.post(f"{path}save/", minutes() | changes)
    assert response.status_code == 400
    assert sentence in Page(response).text
    assert minutes_form(response, path)["next_steps"].strip() == "Scaling laws"
    assert not MinutesVersion.objects.exists()


def test_hostile_minutes_are_text(ada, meeting, path):
    payload = "<script>alert(1)</script> [x](javascript:alert(1))"
    ada.post(
        f"{path}save/", minutes(text=payload, decisions=payload, next_steps=payload)
    )
    for address in (meeting.get_absolute_url(), f"{path}history/", path):
        content = ada.get(address).content.decode()
        assert "<script>alert" not in content
        assert 'href="javascript' not in content


def test_number_that_was_given_meanwhile_is_refused_by_the_database(
    meeting, learner, member, noon, monkeypatch
):
    """As if both had looked before either wrote."""
    written = MinutesText(text="Theirs", decisions="", next_steps="")
    first = MinutesVersion.objects.create(
        meeting=meeting, number=1, text="Ours", written_by=learner, written_at=noon
    )
    looked = iter([None, first])
    monkeypatch.setattr(
        "study.meetings.minutes_services.latest_minutes", lambda _: next(looked)
    )
    with pytest.raises(MinutesHaveChanged) as refusal:
        write_minutes(
            meeting=meeting,
            written=written,
            seen_number=0,
            by=member.learner,
            at=noon,
        )
    assert refusal.value.latest == first
    assert MinutesVersion.objects.get().text == "Ours"
