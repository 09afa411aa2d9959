"""Questions of one note are entered one after the other."""

from urllib.parse import parse_qs, urlsplit

import pytest

from papers.models import Question
from tests.factories import complete_note
from tests.html_page import Page, main_form

ADD = "/admin/papers/question/add/"
NOTE_PAGE = "/admin/papers/paper/{}/change/"


@pytest.fixture
def note(gan):
    return complete_note(gan)


@pytest.fixture
def address(curator_browser, note):
    """Where the note's page leads for one more question."""
    links = Page(curator_browser.get(NOTE_PAGE.format(note.pk))).links
    (found,) = [link for link in links if link.startswith(ADD)]
    return found


@pytest.fixture
def enter(curator_browser):
    """Fills in the form at the address and presses a button."""

    def send(address, button, **changes):
        form = main_form(curator_browser.get(address))
        body = {name: value for name, value in form.lists.items() if value != [""]}
        return curator_browser.post(address, body | changes | {button: "yes"})

    return send


POINTS = {"key_points-0-text": "One.", "key_points-1-text": "Two."}


def test_form_knows_the_note(curator_browser, note, address):
    values = main_form(curator_browser.get(address)).values
    assert values["home"] == str(note.pk)
    assert values["papers"] == str(note.pk)
    assert values["kind"] == "recall"
    assert values["position"] == "1"
    assert "key_points-1-text" in values


def test_next_one_keeps_what_stays_the_same(note, address, enter):
    response = enter(
        address,
        "_addanother",
        level="compare",
        prompt="Why do *two* networks play?",
        answer="They learn from each other.",
        **POINTS,
    )
    question = Question.objects.latest("pk")
    assert question.slug == "gan-why-do-two-networks-play"
    assert question.key_points.count() == 2
    preset = parse_qs(urlsplit(response["Location"]).query)
    assert preset["home"] == [str(note.pk)]
    assert preset["level"] == ["compare"]
    assert preset["position"] == ["2"]
    response = enter(
        response["Location"],
        "_save",
        prompt="Why do two networks play?",
        answer="They learn from each other.",
        **POINTS,
    )
    assert response["Location"] == NOTE_PAGE.format(note.pk)
    assert Question.objects.latest("pk").slug == "gan-why-do-two-networks-play-2"


def test_question_outside_of_a_note_needs_an_id(enter):
    response = enter(ADD, "_save", theme="games", prompt="Who?", kind="recall")
    assert "Outside of a note a question needs an id." in Page(response).text
    assert not Question.objects.exists()
