"""The page of one question's memory."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from study.comeback.services import start_comeback, undo_comeback
from study.memory import Rating, retrievability
from study.models import Card, Review, SetAside
from study.review.change_services import undo_review
from tests.factories import (
    ClozeQuestionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page
from tests.study.comeback.backlogs import answer_then_leave

DAY = timedelta(days=1)
SVG = re.compile(r'<svg viewBox="0 0 100 100".*?</svg>', re.DOTALL)


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def question(db):
    return QuestionFactory(home=PaperFactory(title="The transformer"))


@pytest.fixture
def memory_page(ada, question):
    def get():
        return ada.get(f"/questions/{question.pk}/memory/")

    return get


def text_of(response):
    return " ".join(Page(response).text.split())


@pytest.fixture
def remembered(learner, question, today):
    """Easy, forgotten and learned again on the next day, with a rest until today."""
    answer(learner, question, at=today - 60 * DAY, rating=Rating.EASY)
    answer(learner, question, at=today - 50 * DAY, seen=1, rating=Rating.AGAIN)
    return answer(learner, question, at=today - 49 * DAY, seen=2, rating=Rating.GOOD)


def test_chance_and_next_date_are_those_of_the_schedule(
    memory_page, learner, remembered, today
):
    card = Card.objects.get()
    begins_at = learner.clock.start_of_day(today)
    chance = retrievability(card.memory, day_began_at=begins_at)
    memory = memory_page().context["memory"]
    assert memory.percent == round(100 * chance)
    assert memory.days == 49
    assert memory.next_label == "now"
    assert memory.stability == card.stability
    assert memory.difficulty == card.difficulty
    assert memory.review_count == 3
    assert memory.lapse_count == 1


def test_each_answer_says_what_it_found_and_left(memory_page, remembered):
    good, forgot, easy = memory_page().context["steps"]
    assert easy.rating_label == "Easy"
    assert easy.days is None
    assert easy.percent is None
    assert easy.next_label == "after 8 days"
    assert forgot.days == 10
    assert forgot.percent == 89
    assert forgot.next_label == "in 10 minutes"
    assert forgot.stability < easy.stability
    assert forgot.difficulty > easy.difficulty
    assert good.days == 1
    assert good.stability == Card.objects.get().stability


def test_answer_taken_back_is_not_in_the_history(
    memory_page, learner, question, remembered, today
):
    before = memory_page().context["steps"]
    undone = answer(learner, question, at=today, seen=3)
    undo_review(review=undone, at=today)
    assert memory_page().context["steps"] == before


def test_history_is_the_learners_own(memory_page, question, remembered, today):
    answer(LearnerFactory(), question, at=today)
    assert len(memory_page().context["steps"]) == 3


def test_curve_falls_from_the_last_answer_on(memory_page, remembered, today):
    curve = memory_page().context["memory"].curve
    heights = [float(height) for height in re.findall(r" ([0-9.]+)", curve.path)]
    assert heights[0] == 0
    assert heights == sorted(heights)
    assert heights[-1] <= 100
    assert curve.begins_on == (today - 49 * DAY).date()
    assert 0 < curve.due_x < curve.today_x < 100


def test_drawing_is_well_formed_and_its_table_says_the_same(memory_page, remembered):
    page = memory_page()
    (drawing,) = SVG.findall(page.content.decode())
    ElementTree.fromstring(drawing)
    memory = page.context["memory"]
    today, *later = memory.curve.points
    assert today.percent == memory.percent
    assert f"{today.percent} %" in text_of(page)
    assert [point.label for point in later] == [
        "in 1 day",
        "in 7 days",
        "in 30 days",
        "in 90 days",
        "in 365 days",
    ]
    percents = [point.percent for point in memory.curve.points]
    assert percents == sorted(percents, reverse=True)


def test_question_of_the_topic_page_has_the_same_chance(
    ada, memory_page, question, remembered
):
    question.topics.add(TopicFactory(slug="attention"))
    (row,) = ada.get("/progress/topics/attention/").context["questions"]
    assert row.percent == memory_page().context["memory"].percent


def test_question_that_is_still_learned_comes_in_minutes(
    memory_page, learner, question, today
):
    answer(learner, question, at=today, rating=Rating.AGAIN)
    page = memory_page()
    assert page.context["memory"].next_label == "in 10 minutes"
    assert page.context["memory"].curve.due_x is None
    assert "It is still being learned" in text_of(page)


def test_clock_that_was_set_back_breaks_nothing(memory_page, learner, question, today):
    answer(learner, question, at=today + 3 * DAY)
    assert memory_page().context["memory"].days == 0


def test_question_that_was_not_asked_yet_says_so(memory_page):
    page = memory_page()
    assert "You have not been asked it yet." in text_of(page)
    assert "memory" not in page.context


def test_page_does_not_give_the_answer_away(ada, learner, today):
    question = ClozeQuestionFactory()
    answer(learner, question, at=today - DAY)
    page = ada.get(f"/questions/{question.pk}/memory/")
    for gap in re.findall(r"{{(.+?)}}", question.prompt):
        assertNotContains(page, gap)


def test_withdrawn_question_reads_as_it_was_answered(
    memory_page, question, remembered, today
):
    asked = question.prompt
    question.retired_at = today
    question.save()
    type(question).objects.filter(pk=question.pk).update(
        prompt="Changed", prompt_html="Changed"
    )
    page = memory_page()
    assertContains(page, asked)
    assertNotContains(page, "Changed")
    assertNotContains(page, "Asked again")
    assertContains(page, "This question was withdrawn.")


def test_withdrawn_question_that_was_never_answered_is_not_there(
    memory_page, question, today
):
    question.retired_at = today
    question.save()
    assert memory_page().status_code == 404


def test_question_that_is_set_aside_waits(
    memory_page, learner, question, remembered, today
):
    set_aside = SetAside.objects.create(
        learner=learner, question=question, set_aside_at=today
    )
    assert memory_page().context["memory"].next_label == "when you want it again"
    set_aside.until = learner.clock.end_of_day(today)
    set_aside.save()
    assert memory_page().context["memory"].next_label == "tomorrow"


def test_answer_note_and_topic_lead_to_it(ada, question, remembered):
    question.topics.add(TopicFactory(slug="attention"))
    link = f'href="/questions/{question.pk}/memory/"'
    assertContains(ada.get(f"/reviews/{remembered.pk}/"), link)
    assertContains(ada.get(question.home.get_absolute_url()), link)
    assertContains(ada.get("/progress/topics/attention/"), link)


def test_note_has_no_link_to_what_was_never_asked(ada, question):
    assertNotContains(ada.get(question.home.get_absolute_url()), "/memory/")


def test_interval_that_others_answers_moved_says_so(memory_page, remembered):
    Review.objects.filter(pk=remembered.pk).update(stretch=0.5)
    Card.objects.update(stability=20)
    page = memory_page()
    assert page.context["shared"].plain_days == 20
    assert page.context["shared"].stretched_days == 10
    text = text_of(page)
    assert "From your answers alone it would have come after 20 days." in text
    assert "It was set to 10 instead: others found this question harder" in text


def test_interval_that_was_not_moved_says_nothing_of_others(memory_page, remembered):
    page = memory_page()
    assert page.context["shared"] is None
    assertNotContains(page, "others found")


def test_question_of_a_comeback_names_the_plan(memory_page, learner, question, today):
    answer(learner, question, at=today - 30 * DAY, rating=Rating.EASY)
    answer_then_leave(learner, today)
    assert "plan for coming back" not in text_of(memory_page())
    start_comeback(learner=learner, pace=5, at=today)
    assert "On its day of your plan for coming back." in text_of(memory_page())
    undo_comeback(learner=learner, at=today)
    assert "plan for coming back" not in text_of(memory_page())
