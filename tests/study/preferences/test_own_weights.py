"""Weights fitted to a learner: compared, taken with their dates, and given back."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from study.memory import Rating, preview
from study.memory.weights import USUAL_WEIGHTS
from study.models import Card, Learner, Review, WeightsFit
from study.preferences import own_weights
from study.preferences.rescheduling import preview_change
from study.preferences.services import change_settings, undo_change
from study.preferences.weights_services import TooFewAnswers, fit_own_weights
from study.review.change_services import correct_review, undo_review
from tests.factories import LearnerFactory, QuestionFactory, answer
from tests.html_page import Page
from tests.study.memory.simulated_learner import forgetful_weights
from tests.study.preferences.fitted_learners import (
    answer_as,
    replayed_strengths,
    stored_strengths,
)
from tests.weights_constraint_cases import make_weights_fit

ADDRESS = "/account/memory/own/"
COMPARE = f"{ADDRESS}compare/"
CHANGE = f"{ADDRESS}change/"
OWN = list(forgetful_weights())
DAY = timedelta(days=1)


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def forgetful(learner, today):
    """A learner who forgets far sooner than most, with 1,500 answers."""
    answer_as(learner, forgetful_weights(), answer_count=1500, seed=1, until=today)
    return learner


@pytest.fixture
def questions(learner, today):
    """Four, each answered on two days, the last one forgotten and learned again."""
    questions = [QuestionFactory() for _ in range(4)]
    for days, question in enumerate(questions, start=2):
        answer(learner, question, at=today - 20 * DAY, rating=Rating.GOOD)
        at = today - (20 - days) * DAY
        answer(learner, question, at=at, rating=Rating.GOOD, seen=1)
    again = today - 2 * DAY
    answer(learner, questions[3], at=again, rating=Rating.AGAIN, seen=2)
    answer(learner, questions[3], at=again, rating=Rating.GOOD, seen=3)
    return questions


def make_fit(learner, at, **changes):
    values = {"learner": learner, "weights": OWN, "fitted_at": at, "evidence": 3.0}
    return make_weights_fit(**values | changes)


def set_weights(learner, weights, at, *, has_dates_moved=True):
    moved_count = change_settings(
        learner=learner,
        values={"memory_weights": weights},
        has_dates_moved=has_dates_moved,
        at=at,
    )
    learner.refresh_from_db()
    return moved_count


def stored_cards():
    return list(Card.objects.order_by("pk").values())


def stored_dates():
    return list(Card.objects.order_by("pk").values_list("due_at", flat=True))


def assert_replayed(learner):
    stored = stored_strengths(learner)
    assert stored
    assert stored == replayed_strengths(learner)


def test_who_forgets_otherwise_is_offered_own_numbers(ada, forgetful):
    cards = stored_cards()
    page = Page(ada.post(COMPARE, follow=True))
    fit = WeightsFit.objects.get()
    assert fit.answer_count == Review.objects.count()
    assert fit.loss_after < fit.loss_before
    assert "Yours foretell better" in page.text
    assert f"you knew {round(100 * fit.known)} %." in page.text
    assert "See what would change" in page.text
    assert Learner.objects.get(pk=forgetful.pk).memory_weights is None
    assert stored_cards() == cards
    again = Page(ada.post(COMPARE, follow=True))
    assert "A comparison needs" in again.text
    assert WeightsFit.objects.get() == fit


def test_own_numbers_are_taken_with_their_dates_and_undone(ada, forgetful):
    cards = stored_cards()
    ada.post(COMPARE)
    shown = Page(ada.post(CHANGE, {"weights": "own"}))
    assert "questions would come on another day" in shown.text
    assert stored_cards() == cards
    (form,) = [form for form in shown.forms if "weights" in form.values]
    ada.post(form.action, form.values | {"dates": "move"})
    forgetful.refresh_from_db()
    fit = WeightsFit.objects.get()
    assert forgetful.memory_weights == fit.weights
    assert fit.taken_at is not None
    assert_replayed(forgetful)
    assert stored_dates() != [card["due_at"] for card in cards]
    page = Page(ada.get("/account/memory/"))
    assert "How dates are reckoned: as for most people → fitted to you." in page.text
    ada.post("/account/memory/undo/")
    assert stored_cards() == cards
    assert Learner.objects.get(pk=forgetful.pk).memory_weights is None


def test_who_forgets_as_most_people_is_told_so(ada, learner, today):
    answer_as(learner, USUAL_WEIGHTS, answer_count=1100, seed=2, until=today)
    cards = stored_cards()
    page = Page(ada.post(COMPARE, follow=True))
    assert "Those you have do as well" in page.text
    assert "Nothing changes." in page.text
    refused = Page(ada.post(CHANGE, {"weights": "own", "dates": "move"}, follow=True))
    assert "no numbers that foretell your answers better" in refused.text
    assert Learner.objects.get(pk=learner.pk).memory_weights is None
    assert stored_cards() == cards


def test_below_a_thousand_answers_it_is_refused(ada, learner, questions):
    page = Page(ada.get(ADDRESS))
    assert "You have given 10 answers so far." in page.text
    assert "With fewer than 1,001 answers such numbers foretell worse" in page.text
    assert COMPARE not in [form.action for form in page.forms]
    refused = Page(ada.post(COMPARE, follow=True))
    assert "A comparison needs 991 more answers of yours." in refused.text
    assert not WeightsFit.objects.exists()


def test_a_thousandth_answer_is_one_too_few(learner, today, monkeypatch):
    monkeypatch.setattr(own_weights, "LEAST_ANSWERS", 2)
    answer(learner, QuestionFactory(), at=today)
    with pytest.raises(TooFewAnswers) as refusal:
        fit_own_weights(learner=learner, at=today)
    assert refusal.value.missing_count == 1


def test_questions_that_never_came_back_say_nothing(ada, learner, today, monkeypatch):
    monkeypatch.setattr(own_weights, "LEAST_ANSWERS", 2)
    for _ in range(3):
        answer(learner, QuestionFactory(), at=today)
    page = Page(ada.post(COMPARE, follow=True))
    assert "come back on a later day often enough" in page.text
    assert not WeightsFit.objects.exists()


def test_many_answers_are_fitted_by_some_questions(learner, questions, monkeypatch):
    monkeypatch.setattr(own_weights, "MOST_FITTED", 5)
    histories = own_weights.histories_to_fit(learner)
    assert sorted(histories) == sorted(question.pk for question in questions)[::2]
    assert len(histories[questions[2].pk]) == 2


def test_every_memory_is_what_all_answers_lead_to(learner, questions, today):
    set_weights(learner, OWN, today)
    assert_replayed(learner)
    answer(learner, questions[0], at=today, rating=Rating.HARD, seen=2)
    assert_replayed(learner)
    set_weights(learner, None, today)
    assert_replayed(learner)


def test_dates_of_own_weights_are_those_of_the_new_memories(learner, questions, today):
    after = Learner.objects.get(pk=learner.pk)
    after.memory_weights = OWN
    foreseen = preview_change(learner, after, today)
    assert set_weights(learner, OWN, today) == foreseen.moved_count
    assert foreseen.sooner_count == foreseen.moved_count > 0
    again = preview_change(learner, learner, today)
    assert again.moved_count == 0
    assert again.answers_before == foreseen.answers_after


def test_buttons_and_answers_follow_own_weights(ada, learner, today):
    set_weights(learner, OWN, today)
    review = answer(learner, QuestionFactory(), at=today, rating=Rating.EASY)
    card = Card.objects.get()
    expected = preview(
        None,
        at=today,
        day_began_at=review.day_began_at,
        desired_retention=0.9,
        weights=tuple(OWN),
    )[Rating.EASY]
    assert card.memory == expected
    assert card.stability == OWN[3]


def test_page_from_before_a_change_is_answered_under_the_present_weights(
    learner, questions, today
):
    before = Learner.objects.get(pk=learner.pk)
    set_weights(learner, OWN, today)
    answer(before, questions[0], at=today, rating=Rating.GOOD, seen=2)
    assert_replayed(learner)


def test_undone_change_restores_every_memory_and_date(learner, questions, today):
    cards = stored_cards()
    set_weights(learner, OWN, today)
    undo_change(learner=learner, at=today)
    assert stored_cards() == cards


def test_dates_may_stay_when_weights_change(learner, questions, today):
    cards = stored_cards()
    dates = stored_dates()
    set_weights(learner, OWN, today, has_dates_moved=False)
    assert stored_dates() == dates
    assert_replayed(learner)
    undo_change(learner=learner, at=today)
    assert stored_cards() == cards


def test_answer_since_keeps_its_date_and_gets_its_old_memory(learner, questions, today):
    set_weights(learner, OWN, today)
    answer(learner, questions[0], at=today, rating=Rating.GOOD, seen=2)
    date = Card.objects.get(question=questions[0]).due_at
    undone = undo_change(learner=learner, at=today)
    assert undone.kept_count == 1
    learner.refresh_from_db()
    assert_replayed(learner)
    assert Card.objects.get(question=questions[0]).due_at == date


def test_taken_back_answer_from_before_has_the_present_weights(
    learner, questions, today
):
    latest = Review.objects.filter(question=questions[1]).latest("pk")
    set_weights(learner, OWN, today)
    undo_review(review=latest, at=today)
    assert_replayed(learner)


def test_taken_back_answer_after_an_undone_change_has_the_old_weights(
    learner, questions, today
):
    cards = stored_cards()
    set_weights(learner, OWN, today)
    review = answer(learner, questions[0], at=today, rating=Rating.GOOD, seen=2)
    undo_change(learner=learner, at=today)
    undo_review(review=review, at=today)
    assert stored_cards() == cards


def test_corrected_answer_has_the_present_weights(learner, questions, today):
    latest = Review.objects.filter(question=questions[1]).latest("pk")
    set_weights(learner, OWN, today)
    correct_review(review=latest, rating=Rating.EASY, at=today)
    assert_replayed(learner)


def test_memories_of_others_stay(learner, questions, today):
    other = LearnerFactory()
    answer(other, questions[0], at=today)
    before = stored_strengths(other)
    set_weights(learner, OWN, today)
    assert stored_strengths(other) == before


def test_memory_without_all_its_answers_is_left_alone(learner, questions, today):
    Card.objects.filter(question=questions[0]).update(review_count=9)
    before = stored_strengths(learner)[questions[0].pk]
    set_weights(learner, OWN, today)
    assert stored_strengths(learner)[questions[0].pk] == before


@pytest.mark.parametrize(
    "weights",
    [[], OWN[:-1], [*OWN[:-1], 0.3], [1000.0, *OWN[1:]], ["1", *OWN[1:]], "x" * 21],
    ids=("none", "too few", "another last", "too large", "a text", "only a text"),
)
def test_numbers_that_are_no_weights_are_never_stored(learner, weights, today):
    with pytest.raises(ValueError, match=r"[Ww]eight"), transaction.atomic():
        Learner.objects.filter(pk=learner.pk).update(memory_weights=weights)
    with pytest.raises(ValueError, match=r"[Ww]eight"), transaction.atomic():
        make_fit(learner, today, weights=weights)
    assert Learner.objects.get(pk=learner.pk).memory_weights is None


def test_way_back_to_the_usual_numbers_is_shown_first(ada, learner, questions, today):
    cards = stored_cards()
    make_fit(learner, today)
    ada.post(CHANGE, {"weights": "own", "dates": "move"})
    page = Page(ada.get(ADDRESS))
    assert "Your dates are fitted to you, by these numbers." in page.text
    assert "Back to the usual numbers…" in page.text
    shown = Page(ada.post(CHANGE, {"weights": "usual"}))
    assert "would come on another day" in shown.text
    ada.post(CHANGE, {"weights": "usual", "dates": "move"})
    assert stored_cards() == cards


@pytest.mark.parametrize(
    "sent", [{}, {"weights": "mine"}, {"weights": "own", "dates": "burn"}]
)
def test_odd_choice_changes_nothing(ada, learner, questions, today, sent):
    make_fit(learner, today)
    page = Page(ada.post(CHANGE, sent, follow=True))
    assert "Choose which numbers you want. Nothing has changed." in page.text
    assert Learner.objects.get(pk=learner.pk).memory_weights is None


def test_comparison_of_another_learner_is_not_taken(ada, learner, today):
    make_fit(LearnerFactory(), today)
    ada.post(CHANGE, {"weights": "own", "dates": "move"})
    assert Learner.objects.get(pk=learner.pk).memory_weights is None


def test_standing_numbers_are_told_beside_a_later_comparison(ada, learner, today):
    make_fit(learner, today, answer_count=1200)
    ada.post(CHANGE, {"weights": "own", "dates": "move"})
    make_fit(learner, today + DAY, weights=list(USUAL_WEIGHTS), evidence=-1.0)
    page = Page(ada.get(ADDRESS))
    assert "Those you have do as well" in page.text
    assert "with 1,200 answers." in page.text
