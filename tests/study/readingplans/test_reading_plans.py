"""The pages of reading plans: made, seen, changed, put away, deleted, refused."""

from datetime import timedelta

import pytest
import time_machine

from papers.models import PathStep
from study.lists.services import create_list
from study.models import ListEntry, PlannedReading, ReadingPlan
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory
from tests.factories.own_papers import make_own_paper
from tests.html_page import Page
from tests.reading_plan_constraint_cases import make_reading_plan
from tests.study.readingplans.planning import days_of, make_path, plan_body

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
# Three of them look for the day of the next question.
# One of them asks whether the learner is in a group.
HOME_WITH_NOTHING_DUE = 12


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def path():
    return make_path()


def plan_by(browser, **changes):
    response = browser.post("/plans/reading/create/", plan_body(**changes))
    assert response.status_code == 302
    return ReadingPlan.objects.latest("pk")


def read(learner, number, noon, status="read"):
    step = PathStep.objects.select_related("paper").get(position=number)
    set_reading_status(learner=learner, paper=step.paper, status=status, at=noon)


def test_weekly_plan_gives_each_paper_its_day(ada, path):
    plan = plan_by(ada)
    assert plan.title == "Beginning"
    assert days_of(plan) == {
        "Paper 1": (3, 10),
        "Paper 2": (3, 17),
        "Paper 3": (3, 24),
        "Paper 4": (3, 31),
    }
    page = Page(ada.get(f"/plans/reading/{plan.pk}/"))
    assert "0 of 4 done, 1 paper a week" in page.text


def test_plan_done_by_a_date_on_weekdays(ada, path):
    plan = plan_by(
        ada, rhythm="by_date", ends_on="2026-03-20", weekdays=["0", "1", "2", "3"]
    )
    assert plan.ends_on.day == 20
    assert list(days_of(plan).values()) == [(3, 10), (3, 11), (3, 16), (3, 18)]


def test_what_is_read_is_left_out_and_counts_later(ada, learner, path, noon):
    read(learner, 2, noon)
    plan = plan_by(ada)
    assert list(days_of(plan)) == ["Paper 1", "Paper 3", "Paper 4"]
    read(learner, 1, noon)
    assert "1 of 3 done" in Page(ada.get(plan.get_absolute_url())).text


def test_preview_shows_the_days_and_keeps_nothing(ada, learner, path, noon):
    read(learner, 4, noon)
    page = Page(ada.post("/plans/reading/preview/", plan_body()))
    assert "3 papers, the last on Tuesday 24 March 2026." in page.text
    assert "1 that you have read or stopped is left out." in page.text
    assert not ReadingPlan.objects.exists()


def test_no_token_of_the_form_comes_into_an_address(ada, learner, path):
    """A form that is sent as a GET writes all it holds into the address."""
    page = ada.get("/plans/reading/new/")
    assert "csrfmiddlewaretoken" in page.text
    assert 'formmethod="get"' not in page.text
    form = Page(page).form("/plans/reading/create/")
    assert form.other_actions == ["/plans/reading/preview/#preview"]
    preview = ada.post("/plans/reading/preview/", plan_body(starts_on="2026-03-01"))
    assert preview.status_code == 400
    assert "That day is over." in preview.text
    assert "It would be so" not in preview.text


def test_new_plan_takes_its_path_or_list_from_the_address(ada, learner, path, noon):
    mine = create_list(learner=learner, title="Mine", at=noon)
    chosen = ada.get("/plans/reading/new/?path=beginning").content.decode()
    assert 'value="path:beginning" selected' in chosen
    chosen = ada.get(f"/plans/reading/new/?list={mine.pk}").content.decode()
    assert f'value="list:{mine.pk}" selected' in chosen


def test_page_of_a_list_leads_to_its_plan(ada, learner, path, noon):
    mine = create_list(learner=learner, title="Mine", at=noon)
    page = Page(ada.get(mine.get_absolute_url()))
    assert f"/plans/reading/new/?list={mine.pk}" in page.links


def test_list_of_another_can_not_be_planned(ada, noon):
    other = create_list(learner=LearnerFactory(), title="Theirs", at=noon)
    response = ada.post("/plans/reading/create/", plan_body(source=f"list:{other.pk}"))
    assert response.status_code == 400
    assert "That is no list of yours, and no path." in Page(response).text
    assert "Theirs" not in Page(ada.get(f"/plans/reading/new/?list={other.pk}")).text


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"starts_on": "2026-03-09"}, "That day is over. Begin today, or on a later"),
        ({"starts_on": "1799-12-31"}, "between the years 1800 and 2100"),
        ({"starts_on": "2101-01-01"}, "between the years 1800 and 2100"),
        ({"starts_on": "2026-02-30"}, "Enter a day like 2026-12-24."),
        ({"starts_on": ""}, "Choose a day."),
        (
            {"rhythm": "by_date", "ends_on": "2101-01-01"},
            "between the years 1800 and 2100",
        ),
        (
            {"rhythm": "by_date", "starts_on": "2026-04-02", "ends_on": "2026-04-01"},
            "This lies before the day on which you begin.",
        ),
        ({"rhythm": "by_date"}, "Choose the day to be done by."),
        ({"rhythm": "hourly"}, "Choose one of these."),
        ({"per_turn": "0"}, "Choose between 1 and 20."),
        ({"per_turn": "21"}, "Choose between 1 and 20."),
        ({"weekdays": []}, "Leave one weekday at least."),
        ({"weekdays": ["7"]}, "Choose among the weekdays."),
        ({"source": "path:nothing"}, "That is no list of yours, and no path."),
        ({"source": "\x00"}, "That is no list of yours, and no path."),
    ],
)
def test_odd_plan_is_explained(ada, path, changes, reason):
    response = ada.post("/plans/reading/create/", plan_body(**changes))
    assert response.status_code == 400
    assert reason in Page(response).text
    assert not ReadingPlan.objects.exists()


def test_path_that_is_read_to_its_end_is_not_planned(ada, learner, path, noon):
    for number in range(1, 5):
        read(learner, number, noon)
    response = ada.post("/plans/reading/create/", plan_body())
    assert response.status_code == 409
    assert "you have read all of it" in Page(response).text


def test_day_to_be_done_by_that_leaves_no_day_is_explained(ada, path):
    changes = {"rhythm": "by_date", "ends_on": "2026-03-12", "weekdays": ["6"]}
    response = ada.post("/plans/reading/create/", plan_body(**changes))
    assert response.status_code == 409
    assert "No day is left for that" in Page(response).text


def test_slipping_is_told_kindly_and_moved_by_a_week(ada, learner, path, noon):
    plan = plan_by(ada, rhythm="daily")
    read(learner, 1, noon)
    with time_machine.travel(noon + 2 * DAY, tick=False):
        page = Page(ada.get(plan.get_absolute_url()))
        assert "One paper waits from an earlier day. That happens." in page.text
        preview = Page(ada.get(f"{plan.get_absolute_url()}change/?change=week"))
        form = preview.form(f"{plan.get_absolute_url()}change/make/")
        ada.post(form.action, form.values)
    assert days_of(plan) == {
        "Paper 1": (3, 10),
        "Paper 2": (3, 18),
        "Paper 3": (3, 19),
        "Paper 4": (3, 20),
    }


def test_paper_is_marked_on_the_plans_page(ada, path):
    plan = plan_by(ada)
    form = Page(ada.get(plan.get_absolute_url())).form("/papers/beginning-1/status/")
    response = ada.post(form.action, form.values | {"status": "read"}, follow=True)
    assert "1 of 4 done" in Page(response).text


def test_change_can_be_taken_back(ada, path):
    plan = plan_by(ada)
    before = days_of(plan)
    ada.post(f"{plan.get_absolute_url()}change/make/", {"change": "week"})
    assert days_of(plan) != before
    page = Page(ada.get(plan.get_absolute_url()))
    assert "Changed: Move everything by a week." in page.text
    ada.post(f"{plan.get_absolute_url()}change/undo/")
    plan.refresh_from_db()
    assert days_of(plan) == before
    assert plan.version == 2
    again = ada.post(f"{plan.get_absolute_url()}change/undo/", follow=True)
    assert "The last change was taken back already." in Page(again).text


def test_change_of_a_plan_that_another_window_changed_is_refused(ada, path):
    plan = plan_by(ada)
    seen = {"change": "week", "version": "0"}
    ada.post(f"{plan.get_absolute_url()}change/make/", seen)
    after_first = days_of(plan)
    response = ada.post(f"{plan.get_absolute_url()}change/make/", seen, follow=True)
    assert "changed in another window meanwhile" in Page(response).text
    assert days_of(plan) == after_first


def test_optional_ones_are_dropped(ada, learner, path, noon):
    papers = [step.paper for step in path.steps.order_by("position")]
    mine = create_list(learner=learner, title="Mine", papers=papers, at=noon)
    ListEntry.objects.filter(paper=papers[1]).update(is_optional=True)
    plan = plan_by(ada, source=f"list:{mine.pk}")
    ada.post(f"{plan.get_absolute_url()}change/make/", {"change": "optional"})
    assert days_of(plan)["Paper 2"] is None
    page = Page(ada.get(plan.get_absolute_url()))
    assert "Left out" in page.text
    assert "0 of 3 done" in page.text


def test_list_that_changed_is_offered_and_taken_in(ada, learner, path, noon):
    plan = plan_by(ada)
    PathStep.objects.filter(position=2).delete()
    new = PaperFactory(title="New")
    path.steps.create(paper=new, position=9, reason="Last.")
    page = Page(ada.get(plan.get_absolute_url()))
    assert "Beginning has changed: 1 more, 1 fewer than the plan has." in page.text
    preview = Page(ada.get(f"{plan.get_absolute_url()}change/?change=source")).text
    assert "No longer planned Paper 2" in preview
    ada.post(f"{plan.get_absolute_url()}change/make/", {"change": "source"})
    assert days_of(plan) == {
        "Paper 1": (3, 10),
        "Paper 3": (3, 17),
        "Paper 4": (3, 24),
        "New": (3, 31),
    }
    assert "has changed" not in Page(ada.get(plan.get_absolute_url())).text


def test_plan_outlives_its_list(ada, learner, path, noon):
    papers = [step.paper for step in path.steps.all()]
    mine = create_list(learner=learner, title="Mine", papers=papers, at=noon)
    plan = plan_by(ada, source=f"list:{mine.pk}")
    mine.deleted_at = noon
    mine.save()
    page = Page(ada.get(plan.get_absolute_url()))
    assert "What this plan was made of is gone." in page.text
    mine.delete()
    page = Page(ada.get(plan.get_absolute_url()))
    assert "What this plan was made of is gone." in page.text
    assert "Paper 1" in page.text
    response = ada.post("/plans/reading/create/", plan_body(source=f"list:{mine.pk}"))
    assert response.status_code == 400


def test_paper_of_somebody_elses_own_is_not_planned(ada, learner, path, noon):
    mine = create_list(learner=learner, title="Mine", papers=[], at=noon)
    for owner in (learner, LearnerFactory()):
        paper = make_own_paper(owner, title=f"Of {owner.pk}")
        ListEntry.objects.create(
            reading_list=mine, paper=paper, kind="paper", rank=owner.pk, added_at=noon
        )
    plan = plan_by(ada, source=f"list:{mine.pk}")
    assert list(days_of(plan)) == [f"Of {learner.pk}"]


def test_plan_that_is_put_away_can_go_on(ada, path):
    plan = plan_by(ada)
    ada.post(f"{plan.get_absolute_url()}archive/")
    assert "This plan is put away" in Page(ada.get(plan.get_absolute_url())).text
    ada.post(f"{plan.get_absolute_url()}resume/")
    assert "put away" not in Page(ada.get(plan.get_absolute_url())).text


def test_deleted_plan_can_be_brought_back_for_a_day(ada, path, noon):
    plan = plan_by(ada)
    response = ada.post(f"{plan.get_absolute_url()}delete/", follow=True)
    assert "“Beginning” is deleted." in Page(response).text
    assert ada.get(plan.get_absolute_url()).status_code == 404
    ada.post(f"{plan.get_absolute_url()}restore/")
    assert ada.get(plan.get_absolute_url()).status_code == 200
    ada.post(f"{plan.get_absolute_url()}delete/")
    with time_machine.travel(noon + 2 * DAY, tick=False):
        assert "“Beginning” is deleted" not in Page(ada.get("/plans/")).text
        plan_by(ada, starts_on="2026-03-12")
    assert not ReadingPlan.objects.filter(pk=plan.pk).exists()


def test_no_more_than_fifty_plans_are_kept(ada, learner, path):
    for _ in range(50):
        make_reading_plan(learner=learner)
    response = ada.post("/plans/reading/create/", plan_body())
    assert response.status_code == 409
    assert "Fifty plans are kept at most." in Page(response).text


def test_all_plans_stand_on_one_page(ada, learner, path, noon):
    plan_by(ada)
    read(learner, 1, noon)
    with time_machine.travel(noon + 8 * DAY, tick=False):
        page = Page(ada.get("/plans/"))
    assert "1 of 4, 1 waiting" in page.text
    assert "Ready by a date" in page.text
    assert ada.get("/plans/ready/")["Location"] == "/plans/"


def test_list_of_plans_asks_as_often_with_many(
    ada, learner, path, django_assert_max_num_queries
):
    for number in range(12):
        plan = make_reading_plan(learner=learner, title=f"Plan {number}")
        for step in path.steps.all():
            PlannedReading.objects.create(
                plan=plan, paper=step.paper, position=step.position, day=plan.starts_on
            )
    with django_assert_max_num_queries(8):
        ada.get("/plans/")
    with django_assert_max_num_queries(8):
        ada.get(plan.get_absolute_url())
    with django_assert_max_num_queries(HOME_WITH_NOTHING_DUE):
        ada.get("/")
