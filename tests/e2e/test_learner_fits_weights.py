"""The numbers that decide dates, fitted to one's own answers, and undone."""

from django.utils import timezone
from playwright.sync_api import expect

from study.models import Card, Learner
from tests.study.memory.simulated_learner import forgetful_weights
from tests.study.preferences.fitted_learners import answer_as


def due_dates(learner):
    cards = Card.objects.filter(learner=learner).order_by("question")
    return list(cards.values_list("question", "due_at", "stability"))


def test_own_weights_are_compared_taken_and_undone_by_keyboard(open_tab, ada):
    answer_as(ada, forgetful_weights(), answer_count=1500, seed=1, until=timezone.now())
    before = due_dates(ada)
    tab = open_tab(ada, width=360)
    tab.open("/account/memory/")
    tab.press_on(tab.link("See whether that would foretell yours better"))
    tab.sees_heading("Fitted to you")
    tab.press_on(tab.button("Compare"))
    tab.sees_heading("Yours foretell better")
    tab.is_accessible()
    tab.press_on(tab.button("See what would change"))
    tab.sees("questions would come on another day")
    tab.is_accessible()
    tab.press_on(tab.button("Change it, move the dates"))
    tab.sees("How dates are reckoned: as for most people → fitted to you.")
    assert Learner.objects.get(pk=ada.pk).memory_weights is not None
    assert due_dates(ada) != before
    tab.press_on(tab.button("Undo this change"))
    expect(tab.button("Undo this change")).to_have_count(0)
    assert due_dates(ada) == before
    assert Learner.objects.get(pk=ada.pk).memory_weights is None
