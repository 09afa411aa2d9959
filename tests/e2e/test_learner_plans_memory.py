"""Coming back after a break, being ready by a date, and being asked otherwise."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from study.models import Card, Comeback, ReadyPlan
from tests.study.comeback.backlogs import answer_then_leave

WAYS = [(True, 360), (False, 1280)]


@pytest.fixture
def days_away(ada):
    """What was answered a month ago, and is due since long."""
    answer_then_leave(ada, timezone.now())


def due_dates(learner):
    cards = Card.objects.filter(learner=learner).order_by("question")
    return list(cards.values_list("question", "due_at"))


@pytest.mark.parametrize(("has_scripts", "width"), WAYS)
def test_comeback_is_chosen_and_set_back(open_tab, ada, days_away, has_scripts, width):
    before = due_dates(ada)
    tab = open_tab(ada, width=width, java_script_enabled=has_scripts)
    page = tab.open("/")
    tab.sees_heading("Welcome back")
    tab.link("Spread them over days").click()
    tab.stands_at("/comeback/")
    if has_scripts:
        tab.is_accessible()
    page.get_by_role("button", name="Take 5 a day").click()
    tab.sees("Day 1 of")
    assert Comeback.objects.get(learner=ada).pace == 5
    assert due_dates(ada) != before
    set_back = tab.button("Set the dates back")
    set_back.click()
    expect(set_back).to_have_count(0)
    tab.stands_at("/comeback/.*")
    assert due_dates(ada) == before


@pytest.mark.parametrize(("has_scripts", "width"), WAYS)
def test_plan_for_a_date_is_made_and_practised(open_tab, ada, has_scripts, width):
    tab = open_tab(ada, width=width, java_script_enabled=has_scripts)
    page = tab.open("/plans/ready/")
    tab.link("Plan for a date").first.click()
    page.get_by_label("Which path?").select_option(label="First steps")
    in_ten_days = ada.clock.day_of(timezone.now()) + timedelta(days=10)
    tab.fill("I want to be ready on", in_ten_days.isoformat())
    tab.button("Show me the plan").click()
    tab.stands_at(r"/plans/ready/\d+/")
    plan = ReadyPlan.objects.get(learner=ada)
    tab.stands_at(f"/plans/ready/{plan.pk}/")
    tab.sees("in 10 days")
    if has_scripts:
        tab.is_accessible()
    page.get_by_role("button", name="Practise").first.click()
    tab.stands_at(r"/quizzes/\d+/")
    expect(page.locator("#question-prompt")).to_be_visible()


def test_comeback_by_keyboard(open_tab, ada, days_away):
    tab = open_tab(ada)
    tab.open("/comeback/")
    tab.press_on(tab.button("Take 5 a day"))
    tab.sees("Day 1 of")
    tab.press_on(tab.link("Review today’s part"))
    tab.stands_at("/review/")


@pytest.mark.parametrize(("has_scripts", "width"), WAYS)
def test_settings_of_memory_say_first_what_moves(
    open_tab, ada, days_away, has_scripts, width
):
    before = due_dates(ada)
    tab = open_tab(ada, width=width, java_script_enabled=has_scripts)
    page = tab.open("/account/memory/")
    if has_scripts:
        tab.is_accessible()
    page.get_by_label(re.compile("95 %")).check()
    tab.button("Save").click()
    tab.sees_heading("Before you change it")
    assert due_dates(ada) == before
    tab.button("Change it, move the dates").click()
    undo = tab.button("Undo this change")
    expect(undo).to_be_visible()
    assert due_dates(ada) != before
    undo.click()
    expect(undo).to_have_count(0)
    assert due_dates(ada) == before
