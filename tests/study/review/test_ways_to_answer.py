"""Two buttons instead of four, and an answer that is typed before it is shown."""

import uuid

import pytest

from study.memory import Rating
from study.models import Review
from tests.factories import ClozeQuestionFactory, QuestionFactory, answer
from tests.html_page import Page
from tests.study.review.due_questions import make_due, set_learner


def reveal(browser, question, **given):
    body = {"key": str(uuid.uuid4()), "seen": 0, "typed": "", **given}
    return browser.post(f"/questions/{question.pk}/answer/", body)


def buttons(browser, question, **given):
    """(value, key, label) of each rating."""
    prompt = reveal(browser, question, **given).context["prompt"]
    return [(option.value, option.key, option.label) for option in prompt.ratings]


def suggested(browser, question, **given):
    prompt = reveal(browser, question, **given).context["prompt"]
    return [option.label for option in prompt.ratings if option.is_suggested]


def test_four_buttons_unless_said_otherwise(ada):
    assert buttons(ada, QuestionFactory()) == [
        (1, 1, "Forgot"),
        (2, 2, "Hard"),
        (3, 3, "Good"),
        (4, 4, "Easy"),
    ]


def test_two_buttons_are_forgot_and_got_it(ada, learner):
    set_learner(learner, has_two_buttons=True)
    expected = [(1, 1, "Forgot"), (3, 2, "Got it")]
    assert buttons(ada, QuestionFactory()) == expected


def test_two_buttons_say_the_dates_of_what_they_store(ada, learner):
    question = QuestionFactory()
    four = reveal(ada, question).context["prompt"].ratings
    set_learner(learner, has_two_buttons=True)
    two = reveal(ada, question).context["prompt"].ratings
    labels = [option.next_label for option in two]
    assert labels == [four[0].next_label, four[2].next_label]


def test_got_it_is_stored_as_good(ada, learner):
    set_learner(learner, has_two_buttons=True)
    question = QuestionFactory()
    page = Page(reveal(ada, question))
    (form,) = [form for form in page.forms if form.action.endswith("/grade/")]
    ada.post(form.action, form.values | {"rating": 3})
    assert Review.objects.get().rating == Rating.GOOD


def test_what_was_nearly_known_suggests_got_it(ada, learner):
    set_learner(learner, has_two_buttons=True)
    question = ClozeQuestionFactory()
    assert suggested(ada, question, gap=["", ""]) == ["Forgot"]
    recall = QuestionFactory()
    point = recall.key_points.first()
    assert suggested(ada, recall, points=[point.pk]) == ["Got it"]


def test_ticks_suggest_buttons_that_are_there(ada, learner):
    set_learner(learner, has_two_buttons=True)
    prompt = reveal(ada, QuestionFactory()).context["prompt"]
    assert set(prompt.ratings_by_tick_count) <= {1, 3}


def ask_recall(browser, learner, at):
    make_due(learner, at)
    return browser.get("/review/").content.decode()


def test_thinking_is_enough_unless_said_otherwise(ada, learner, noon):
    html = ask_recall(ada, learner, noon)
    assert "Think, or type your answer" in html
    assert "I don’t know" not in html


def test_answer_is_typed_first_if_wanted(ada, learner, noon):
    set_learner(learner, types_first=True)
    html = ask_recall(ada, learner, noon)
    assert "Think, or type" not in html
    assert "Type your answer" in html
    assert "I don’t know" in html
    textarea = html[html.index("<textarea") : html.index("</textarea>")]
    assert "required" in textarea


def test_who_does_not_know_sees_the_answer(ada, learner, noon):
    set_learner(learner, types_first=True)
    question = QuestionFactory()
    answer(learner, question, at=noon)
    assert reveal(ada, question, seen=1).status_code == 200


@pytest.mark.parametrize("name", ["has_two_buttons", "types_first"])
def test_both_are_chosen_among_the_settings(ada, learner, name):
    form = {
        "desired_retention": "0.9",
        "review_order": "fading",
        "leech_threshold": "8",
        "learning_steps": "10m",
    }
    ada.post("/account/memory/", form | {name: "on"})
    learner.refresh_from_db()
    assert getattr(learner, name) is True
