"""Which rating is suggested for key points that were ticked."""

import pytest

from study.memory import Rating
from study.review.ratings import suggest_rating_by_points
from tests.factories import QuestionFactory
from tests.html_page import Page


@pytest.mark.parametrize(
    ("ticked_count", "point_count", "rating"),
    [
        (0, 1, Rating.AGAIN),
        (1, 1, Rating.GOOD),
        (0, 3, Rating.AGAIN),
        (1, 3, Rating.HARD),
        (2, 3, Rating.HARD),
        (3, 3, Rating.GOOD),
    ],
)
def test_rating_suggested_by_key_points(ticked_count, point_count, rating):
    assert suggest_rating_by_points(ticked_count, point_count) == rating


@pytest.fixture
def show_again(ada):
    """Shows the answer of a question again, with these key points ticked."""

    def post(question, ticked):
        values = {"key": "3f0f3a44-6f0e-4d9b-9d57-0f3f2c0e6a11", "seen": 0}
        values["points"] = [point.pk for point in ticked]
        return ada.post(f"/questions/{question.pk}/answer/", values)

    return post


def test_answer_that_is_shown_again_keeps_its_ticks(show_again):
    question = QuestionFactory()
    second = question.key_points.last()
    prompt = show_again(question, [second]).context["prompt"]
    ticked = [point.id for point in prompt.key_points if point.is_ticked]
    assert ticked == [second.pk]
    suggested = [option.value for option in prompt.ratings if option.is_suggested]
    assert suggested == [Rating.HARD]


def test_key_points_of_another_question_tick_nothing(show_again):
    other = QuestionFactory()
    prompt = show_again(QuestionFactory(), other.key_points.all()).context["prompt"]
    assert not any(point.is_ticked for point in prompt.key_points)
    assert not any(option.is_suggested for option in prompt.ratings)


@pytest.mark.parametrize("number", ["x", "0", "9" * 30, "\x00"])
def test_odd_key_points_are_refused_in_words(ada, number):
    question = QuestionFactory()
    values = {"key": "3f0f3a44-6f0e-4d9b-9d57-0f3f2c0e6a11", "seen": 0}
    response = ada.post(
        f"/questions/{question.pk}/answer/", values | {"points": number}
    )
    assert response.status_code == 422
    assert "That did not arrive" in Page(response).text
