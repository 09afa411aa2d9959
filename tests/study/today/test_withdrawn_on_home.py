"""What was withdrawn stands on the first page as the learner saw it."""

import pytest
import time_machine

from study.models import PlannedReading
from study.reading.services import set_reading_status
from tests.factories import PaperFactory
from tests.html_page import Page
from tests.reading_plan_constraint_cases import make_reading_plan

SECRET = "embargoed"


@pytest.mark.parametrize(
    ("status", "shelf"),
    [
        ("reading", "in_the_middle"),
        ("to_read", "to_read"),
    ],
)
@pytest.mark.parametrize("withdrawn_as", ["retired", "draft"])
def test_home_shows_withdrawn_papers_as_marked(
    ada, learner, noon, curate, status, shelf, withdrawn_as
):
    paper = PaperFactory(slug="gan", title="Adversarial Nets")
    set_reading_status(learner=learner, paper=paper, status=status, at=noon)
    curate(paper, status=withdrawn_as)
    curate(paper, title=SECRET)
    response = ada.get("/")
    (row,) = response.context[shelf]
    page = Page(response)
    assert row.paper_title == "Adversarial Nets"
    assert row.is_withdrawn is True
    assert "withdrawn" in page.text
    assert "/papers/gan/" not in page.links
    assert SECRET not in response.content.decode()


def test_home_shows_planned_papers_as_published(ada, learner, noon, curate):
    paper = PaperFactory(slug="gan", title="Adversarial Nets")
    plan = make_reading_plan(learner=learner)
    PlannedReading.objects.create(plan=plan, paper=paper, position=0, day=noon.date())
    curate(paper, status="retired")
    curate(paper, title=SECRET)
    with time_machine.travel(noon, tick=False):
        response = ada.get("/")
        plan_page = ada.get(plan.get_absolute_url())
    for page in (response, plan_page):
        assert "Adversarial Nets" in Page(page).text
        assert "/papers/gan/" not in Page(page).links
        assert SECRET not in page.content.decode()
