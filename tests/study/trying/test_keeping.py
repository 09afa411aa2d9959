"""What a visitor answered becomes a learner's, each answer once."""

import random
import re
import uuid

import pytest
import time_machine

from papers.models import Choice, Question
from study.models import Card, Learner, Review
from study.trying.trials import (
    SECONDS_VALID,
    TYPED_BYTES,
    Trial,
    TrialAnswer,
    trial_token,
)
from tests.factories import answer
from tests.html_page import Page

LONGEST_COOKIE = 4_096


def ratings(learner):
    reviews = Review.objects.filter(learner=learner).order_by("pk")
    return list(reviews.values_list("question__kind", "rating"))


ALL_THREE = [("choice", 3), ("cloze", 1), ("recall", 3)]


def test_sign_up_keeps_the_answers(visitor, paper, noon):
    with time_machine.travel(noon, tick=False):
        page = visitor.sign_up(visitor.keep(visitor.answer_all()))
    learner = Learner.objects.get()
    assert ratings(learner) == ALL_THREE
    assert "3 answers are kept." in Page(page).text
    assert page.request["PATH_INFO"] == "/papers/transformer/"


def test_kept_answer_is_the_review_that_a_learner_would_have_given(
    visitor, paper, noon
):
    with time_machine.travel(noon, tick=False) as clock:
        result = visitor.answer_all()
        clock.shift(600)
        visitor.sign_up(visitor.keep(result))
    review = Review.objects.get(question__kind="recall")
    assert review.typed == "They wait."
    assert review.reviewed_at == noon
    assert review.question_revision == review.question.revision
    assert review.before is None
    cards = Card.objects.filter(learner=review.learner)
    assert {card.review_count for card in cards} == {1}
    choice = Review.objects.get(question__kind="choice").choice
    assert choice.is_right


def test_ticked_points_are_kept_as_they_read(visitor, paper):
    page = visitor.go_on(visitor.choose(visitor.open()))
    page = visitor.reveal(visitor.grade(visitor.reveal(page), 1))
    point = Question.objects.get(pk=page.context["prompt"].question.id).key_points
    result = visitor.grade(page, 2, points=[point.first().pk])
    visitor.sign_up(visitor.keep(result))
    review = Review.objects.get(question__kind="recall")
    assert review.points == ["Steps wait for each other"]


def test_sign_in_keeps_the_answers(visitor, paper, learner):
    page = visitor.sign_in(visitor.keep(visitor.answer_all(), "login"), learner)
    assert ratings(learner) == ALL_THREE
    assert "3 answers are kept." in Page(page).text


def test_answers_wait_until_the_address_is_confirmed(
    visitor, paper, settings, mailoutbox
):
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    visitor.sign_up(visitor.keep(visitor.answer_all()))
    assert Review.objects.count() == 0
    code = re.search(r"^ {4}(\S+)$", mailoutbox[0].body, re.M)[1]
    page = visitor.client.post("/account/confirm-email/", {"code": code}, follow=True)
    assert ratings(Learner.objects.get()) == ALL_THREE
    assert page.request["PATH_INFO"] == "/papers/transformer/"


def test_cookie_of_an_https_site_is_for_its_host_alone(visitor, paper, settings):
    settings.IS_HTTPS = True
    settings.TRIAL_COOKIE_NAME = "__Host-trial"
    cookie = visitor.keep(visitor.answer_all()).cookies["__Host-trial"]
    assert cookie["secure"]
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""


def test_second_sign_in_finds_nothing_to_keep(visitor, paper, learner):
    kept = visitor.keep(visitor.answer_all(), "login")
    visitor.sign_in(kept, learner)
    visitor.client.post("/account/logout/")
    page = visitor.sign_in(kept, learner)
    assert "answers are kept" not in Page(page).text
    assert Review.objects.count() == 3


def test_second_tab_keeps_nothing_twice(visitor, paper, learner):
    result = visitor.answer_all()
    kept = visitor.keep(result, "login")
    visitor.sign_in(kept, learner)
    page = visitor.client.post(
        "/tries/keep/",
        {"trial": result.context["trial"]["token"], "account_page": "login"},
        follow=True,
    )
    assert Review.objects.count() == 3
    assert "3 answers are kept." in Page(page).text


def test_answer_that_was_taken_back_is_not_kept_again(visitor, paper, learner):
    result = visitor.answer_all()
    visitor.sign_in(visitor.keep(result, "login"), learner)
    review = Review.objects.get(question__kind="recall")
    visitor.client.post(f"/reviews/{review.pk}/undo/")
    visitor.client.post(
        "/tries/keep/",
        {"trial": result.context["trial"]["token"], "account_page": "login"},
    )
    assert Review.objects.count() == 3
    assert Review.objects.standing().count() == 2


def test_question_that_the_learner_answered_before_is_left_out(
    visitor, paper, learner, noon
):
    question = Question.objects.filter(kind="recall").order_by("pk").first()
    answer(learner, question, at=noon)
    page = visitor.sign_in(visitor.keep(visitor.answer_all(), "login"), learner)
    assert Review.objects.filter(question=question).count() == 1
    text = Page(page).text
    assert "2 answers are kept." in text
    assert "1 left out: you had answered its question before" in text


def test_question_that_was_retired_is_left_out(visitor, paper, learner, noon):
    kept = visitor.keep(visitor.answer_all(), "login")
    Question.objects.filter(kind="cloze").update(retired_at=noon)
    text = Page(visitor.sign_in(kept, learner)).text
    assert "2 answers are kept." in text
    assert "1 left out: its question changed or left the library meanwhile." in text


def test_question_that_was_changed_is_left_out(visitor, paper, learner):
    kept = visitor.keep(visitor.answer_all(), "login")
    cloze = Question.objects.filter(kind="cloze")
    cloze.update(revision=9, meaning_revision=9)
    visitor.sign_in(kept, learner)
    assert Review.objects.count() == 2


def test_question_whose_slip_was_mended_is_kept(visitor, paper, learner):
    kept = visitor.keep(visitor.answer_all(), "login")
    Question.objects.filter(kind="cloze").update(revision=9)
    visitor.sign_in(kept, learner)
    assert Review.objects.count() == 3


def test_choice_that_was_taken_away_is_left_out(visitor, paper, learner):
    kept = visitor.keep(visitor.answer_all(), "login")
    Choice.objects.filter(is_right=True).delete()
    visitor.sign_in(kept, learner)
    assert ratings(learner) == ALL_THREE[1:]


def test_question_that_was_deleted_is_left_out(visitor, paper, learner):
    kept = visitor.keep(visitor.answer_all(), "login")
    Question.objects.filter(kind="cloze").delete()
    visitor.sign_in(kept, learner)
    assert Review.objects.count() == 2


def test_who_is_signed_in_already_keeps_at_once(visitor, paper, learner):
    result = visitor.answer_all()
    visitor.client.force_login(
        learner, backend="django.contrib.auth.backends.ModelBackend"
    )
    page = visitor.client.post(
        "/tries/keep/",
        {"trial": result.context["trial"]["token"], "account_page": "login"},
    )
    assert page["Location"] == "/papers/transformer/"
    assert "octavo_trial" not in page.cookies
    assert ratings(learner) == ALL_THREE


def test_cookie_is_for_http_only_and_two_hours(visitor, paper):
    response = visitor.keep(visitor.answer_all())
    cookie = response.cookies["octavo_trial"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == SECONDS_VALID


def test_cookie_is_gone_after_the_sign_in(visitor, paper, learner):
    visitor.sign_in(visitor.keep(visitor.answer_all(), "login"), learner)
    assert visitor.client.cookies["octavo_trial"].value == ""


@pytest.mark.parametrize("value", ["", "x", "a:b:c", "x" * 4_000])
def test_cookie_that_is_not_ours_keeps_nothing(visitor, learner, value):
    visitor.client.cookies["octavo_trial"] = value
    fields = {"login": learner.email, "password": "correct horse battery"}
    page = visitor.client.post("/account/login/", fields)
    assert page["Location"] == "/"
    assert Review.objects.count() == 0


def test_old_cookie_keeps_nothing(visitor, paper, learner, noon):
    with time_machine.travel(noon, tick=False) as clock:
        kept = visitor.keep(visitor.answer_all(), "login")
        clock.shift(SECONDS_VALID + 1)
        visitor.sign_in(kept, learner)
    assert Review.objects.count() == 0


def test_wrong_password_keeps_the_cookie(visitor, paper, learner):
    kept = visitor.keep(visitor.answer_all(), "login")
    fields = {"login": learner.email, "password": "wrong horse"}
    visitor.client.post(kept["Location"], fields)
    assert Review.objects.count() == 0
    visitor.sign_in(kept, learner)
    assert Review.objects.count() == 3


def hardest_text(number):
    """As many bytes as are taken, none of which can be made shorter."""
    chance = random.Random(number)
    text = ""
    while len(text.encode()) < TYPED_BYTES - 4:
        text += chr(chance.randrange(0x10000, 0x10FFFF))
    return text


@pytest.mark.parametrize("seed", range(5))
def test_longest_answers_fit_into_a_cookie(seed):
    answers = [
        TrialAnswer(
            question_id=2**40 + number,
            rating=3,
            key=uuid.UUID(int=random.Random(number).getrandbits(128)).hex,
            answered_ms=1_800_000_000_000,
            revision=1_000,
            typed=hardest_text(seed * 3 + number),
            choice_id=2**40,
            point_ids=tuple(2**40 + point for point in range(5)),
            duration=600_000,
        )
        for number in range(3)
    ]
    question_ids = tuple(given.question_id for given in answers)
    trial = Trial(paper_id=2**40, question_ids=question_ids, answers=tuple(answers))
    assert len(f"octavo_trial={trial_token(trial)}") < LONGEST_COOKIE
