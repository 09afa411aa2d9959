"""Papers finished, by month."""

from datetime import date, timedelta

import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from study.progress.holdings import first_of_month, months_of_papers
from tests.factories import LearnerFactory, PaperFactory, ReadingFactory

TODAY = date(2026, 3, 10)


def finish(learner, day, **paper):
    ReadingFactory(
        learner=learner,
        paper=PaperFactory(**paper),
        status="read",
        finished_on=day,
    )


def test_months_go_back_a_year(learner):
    finish(learner, date(2026, 3, 1))
    finish(learner, date(2026, 3, 10))
    finish(learner, date(2025, 4, 1))
    finish(learner, date(2025, 3, 31))
    finish(LearnerFactory(), date(2026, 2, 1))
    finish(learner, date(2026, 2, 1), status="draft")
    months = months_of_papers(learner, TODAY)
    assert months[0].starts_on == date(2025, 4, 1)
    assert months[-1].starts_on == date(2026, 3, 1)
    counts = [month.finished_count for month in months]
    assert counts == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]


def test_first_of_month_goes_over_the_new_year():
    day = date(2026, 1, 31)
    assert first_of_month(day, 0) == date(2026, 1, 1)
    assert first_of_month(day, 1) == date(2025, 12, 1)
    assert first_of_month(day, 13) == date(2024, 12, 1)


def test_page_draws_them_only_when_there_are_some(ada, learner, noon):
    with time_machine.travel(noon, tick=False):
        before = ada.get("/progress/")
        finish(learner, noon.date() - timedelta(days=40))
        after = ada.get("/progress/")
    assertNotContains(before, "Papers finished")
    assertContains(after, "Papers finished")
