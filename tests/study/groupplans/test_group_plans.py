"""A group's plan: offered, taken on with one's own days, changed, withdrawn, left."""

from datetime import date

import pytest
import time_machine

from study.grouplists.services import create_group_list
from study.models import (
    GroupPlan,
    Holiday,
    ListEntry,
    Membership,
    ReadingList,
    ReadingPlan,
)
from tests.factories import (
    LearnerFactory,
    MembershipFactory,
    PaperFactory,
    StudyGroupFactory,
)
from tests.html_page import Page
from tests.study.readingplans.planning import days_of

pytestmark = pytest.mark.django_db
SPAN = {"starts_on": "2026-03-16", "ends_on": "2026-03-29", "order": "list"}


@pytest.fixture(autouse=True)
def at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def group(learner):
    made = StudyGroupFactory(name="Thursdays")
    MembershipFactory(group=made, learner=learner, role="organiser")
    return made


@pytest.fixture
def bobs(group):
    return MembershipFactory(
        group=group, learner=LearnerFactory(display_name="Bob", rest_weekdays=96)
    )


@pytest.fixture
def bob(bobs, sign_in):
    """The browser of a member who rests at weekends."""
    return sign_in(bobs.learner)


@pytest.fixture
def group_list(group, noon):
    papers = []
    for number in (1, 2, 3, 4):
        paper = PaperFactory(slug=f"p{number}", title=f"Paper {number}")
        papers.append(paper)
    return create_group_list(
        group=group, editing="owner", title="Spring", papers=papers, at=noon
    )


@pytest.fixture
def path(group_list):
    return f"/groups/{group_list.group_id}/lists/{group_list.pk}/plan/"


@pytest.fixture
def offered(ada, path):
    """Ada offers two weeks from the next Monday on."""
    response = ada.post(f"{path}offer/", SPAN | {"version": 0})
    assert response.status_code == 302
    return GroupPlan.objects.get()


def take_on(browser, path, weekdays=("0", "1", "2", "3", "4")):
    response = browser.post(f"{path}take-on/", {"weekdays": weekdays})
    assert response.status_code == 302
    return ReadingPlan.objects.latest("pk")


def change(browser, path, **changes):
    version = GroupPlan.objects.get().version
    response = browser.post(f"{path}offer/", SPAN | {"version": version} | changes)
    assert response.status_code == 302


def add_to_list(group_list, title):
    paper = PaperFactory(title=title)
    last = group_list.entries.latest("rank")
    ListEntry.objects.create(
        reading_list=group_list,
        kind="paper",
        paper=paper,
        rank=last.rank + 1,
        added_at=last.added_at,
    )


def test_member_gets_days_on_their_own_weekdays(bob, path, offered):
    page = Page(bob.get(path))
    assert "from 16 March 2026 to 29 March 2026" in page.text
    weekdays = page.form(f"{path}take-on/").lists["weekdays"]
    assert weekdays == ["0", "1", "2", "3", "4"]
    assert days_of(take_on(bob, path)) == {
        "Paper 1": (3, 16),
        "Paper 2": (3, 18),
        "Paper 3": (3, 23),
        "Paper 4": (3, 25),
    }


def test_two_members_have_different_days(ada, bob, bobs, path, offered):
    Holiday.objects.create(
        learner=bobs.learner, first_on=date(2026, 3, 16), last_on=date(2026, 3, 20)
    )
    assert next(iter(days_of(take_on(bob, path)).values())) == (3, 23)
    weekend = days_of(take_on(ada, path, ("5", "6")))
    assert list(weekend.values()) == [(3, 21), (3, 22), (3, 28), (3, 29)]


def test_taking_it_on_twice_makes_one_plan(bob, path, offered):
    assert take_on(bob, path) == take_on(bob, path)
    assert ReadingPlan.objects.count() == 1


def test_own_plan_says_which_group_it_comes_from(bob, path, offered):
    page = Page(bob.get(take_on(bob, path).get_absolute_url()))
    assert "From the plan of Thursdays." in page.text
    assert path in page.links


def test_nobody_sees_who_took_it_on(ada, bob, group_list, path, offered):
    # The first time, the page also says that the plan stands.
    ada.get(path)
    before = Page(ada.get(path)).text
    own_plan = take_on(bob, path)
    assert Page(ada.get(path)).text == before
    assert ada.get(own_plan.get_absolute_url()).status_code == 404


def test_preview_shows_days_and_keeps_nothing(bob, path, offered):
    page = Page(bob.post(f"{path}preview/", {"weekdays": ["5"]}))
    assert "4 papers, the last on Saturday 28 March 2026." in page.text
    assert not ReadingPlan.objects.exists()


def test_what_is_left_out_is_in_nobodys_plan(ada, bob, path):
    second = ListEntry.objects.get(paper__title="Paper 2").paper_id
    ada.post(f"{path}offer/", SPAN | {"version": 0, "omitted": [second]})
    assert list(days_of(take_on(bob, path))) == ["Paper 1", "Paper 3", "Paper 4"]


def test_oldest_paper_comes_first_when_chosen(ada, bob, group_list, path):
    third = ListEntry.objects.get(paper__title="Paper 3").paper
    third.year = 1950
    third.save()
    ada.post(f"{path}offer/", SPAN | {"version": 0, "order": "oldest"})
    assert next(iter(days_of(take_on(bob, path)))) == "Paper 3"


def test_changed_span_is_offered_and_overwrites_nothing(ada, bob, path, offered):
    own_plan = take_on(bob, path)
    before = days_of(own_plan)
    change(ada, path, ends_on="2026-04-12")
    page = Page(bob.get(own_plan.get_absolute_url()))
    assert "it goes from 16 March 2026 to 12 April 2026" in page.text
    assert days_of(own_plan) == before


def test_member_takes_the_new_span_and_back(ada, bob, path, offered):
    own_plan = take_on(bob, path)
    before = days_of(own_plan)
    change(ada, path, starts_on="2026-03-11", ends_on="2026-04-12")
    address = own_plan.get_absolute_url()
    bob.post(f"{address}change/make/", {"change": "source", "version": 0})
    assert list(days_of(own_plan).values()) == [
        (3, 11),
        (3, 18),
        (3, 26),
        (4, 3),
    ]
    assert "has changed" not in Page(bob.get(address)).text
    bob.post(f"{address}change/undo/")
    assert days_of(own_plan) == before
    assert "has changed" in Page(bob.get(address)).text


def test_member_keeps_their_own_days(ada, bob, path, offered):
    own_plan = take_on(bob, path)
    change(ada, path, ends_on="2026-04-12")
    address = own_plan.get_absolute_url()
    bob.post(f"{address}change/keep/", {"version": 2})
    assert "has changed" not in Page(bob.get(address)).text
    change(ada, path, ends_on="2026-04-19")
    assert "has changed" in Page(bob.get(address)).text


def test_paper_added_to_the_list_is_offered(bob, group_list, path, offered):
    own_plan = take_on(bob, path)
    add_to_list(group_list, "Paper 5")
    address = own_plan.get_absolute_url()
    assert "1 more than the plan has." in Page(bob.get(address)).text
    assert "Paper 5" not in days_of(own_plan)
    bob.post(f"{address}change/make/", {"change": "source", "version": 0})
    assert "Paper 5" in days_of(own_plan)


def test_who_left_keeps_their_plan_and_learns_nothing_new(
    ada, bob, bobs, group, group_list, path, offered, noon
):
    own_plan = take_on(bob, path)
    before = days_of(own_plan)
    Membership.objects.filter(pk=bobs.pk).update(state="left", ended_at=noon)
    add_to_list(group_list, "Paper 5")
    change(ada, path, ends_on="2026-04-12")
    group.name = "Fridays"
    group.save()
    address = own_plan.get_absolute_url()
    page = Page(bob.get(address))
    assert "From a plan of Thursdays." in page.text
    assert "This one is yours" in page.text
    assert "12 April" not in page.text
    assert path not in page.links
    bob.post(f"{address}change/make/", {"change": "source", "version": 0})
    assert days_of(own_plan) == before


def test_withdrawn_plan_stays_with_who_took_it_on(ada, bob, path, offered):
    own_plan = take_on(bob, path)
    assert ada.post(f"{path}withdraw/").status_code == 302
    assert bob.get(path).status_code == 404
    page = Page(bob.get(own_plan.get_absolute_url()))
    assert "This one is yours" in page.text
    assert len(days_of(own_plan)) == 4


def test_second_organiser_sees_what_the_first_chose(ada, path, offered):
    change(ada, path, ends_on="2026-04-12")
    response = ada.post(f"{path}offer/", SPAN | {"version": 1, "ends_on": "2026-05-03"})
    assert response.status_code == 409
    page = Page(response)
    assert "It now goes from 16 March 2026 to 12 April 2026" in page.text
    sent_again = page.form(f"{path}offer/").values
    assert sent_again["ends_on"] == "2026-05-03"
    assert ada.post(f"{path}offer/", sent_again).status_code == 302
    assert GroupPlan.objects.get().ends_on == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ends_on": "2026-03-01"}, "That day is over."),
        ({"ends_on": "2026-03-12"}, "This lies before the first day."),
        ({"ends_on": "2300-01-01"}, "between the years 1800 and 2100"),
        ({"starts_on": "soon"}, "Enter a day like"),
        ({"order": "newest"}, "Choose one of these."),
        ({"omitted": ["1000000"]}, "That paper is not on the list any more."),
    ],
)
def test_wrong_offer_gets_a_sentence(ada, path, changes, sentence):
    response = ada.post(f"{path}offer/", SPAN | {"version": 0} | changes)
    assert response.status_code == 422
    assert sentence in Page(response).text
    assert not GroupPlan.objects.exists()


def test_plan_that_is_over_cannot_be_taken_on(bob, path, offered):
    with time_machine.travel("2026-04-02T12:00:00Z", tick=False):
        assert "The last day of this plan has passed." in Page(bob.get(path)).text
        response = bob.post(f"{path}take-on/", {"weekdays": ["0"]})
    assert response.status_code == 409
    assert not ReadingPlan.objects.exists()


def test_list_shows_its_plan(bob, group_list, path, offered):
    page = Page(bob.get(group_list.get_absolute_url()))
    assert path in page.links
    own_plan = take_on(bob, path)
    page = Page(bob.get(group_list.get_absolute_url()))
    assert own_plan.get_absolute_url() in page.links


def test_plan_of_another_group_is_not_found(bob, bobs, path, offered):
    """Also under the number of one's own group."""
    other = GroupPlan.objects.get().reading_list
    own_group = MembershipFactory(learner=bobs.learner).group
    assert bob.get(path).status_code == 200
    there = f"/groups/{own_group.pk}/lists/{other.pk}/plan/"
    assert bob.get(there).status_code == 404
    assert bob.post(f"{there}take-on/", {"weekdays": ["0"]}).status_code == 404


def pages_of_a_plan(browser, path):
    """The group's list, the plan's page, the learner's plans, their groups' news."""
    list_path = path.removesuffix("plan/")
    pages = (list_path, path, "/plans/", "/groups/news/")
    return {page: browser.get(page).content.decode() for page in pages}


WORDS_OF_A_CHANGE = {
    "/plans/": "Your group has changed its plan.",
    "/groups/news/": "has a new plan",
}


def test_change_of_a_plan_is_told_wherever_its_member_looks(ada, bob, path, offered):
    own_plan = take_on(bob, path)
    words = WORDS_OF_A_CHANGE | {
        path: "has changed since you took it on",
        path.removesuffix("plan/"): "from before it changed",
    }
    for page, content in pages_of_a_plan(bob, path).items():
        assert words[page] not in content
    change(ada, path, ends_on="2026-04-12")
    for page, content in pages_of_a_plan(bob, path).items():
        assert words[page] in content
        assert own_plan.get_absolute_url() in content
    bob.post(f"{own_plan.get_absolute_url()}change/keep/", {"version": 2})
    for page, content in pages_of_a_plan(bob, path).items():
        assert words[page] not in content


def test_former_member_is_told_of_no_change(ada, bob, bobs, path, offered, noon):
    take_on(bob, path)
    bobs.state = Membership.State.LEFT
    bobs.ended_at = noon
    bobs.save()
    change(ada, path, ends_on="2026-04-12")
    for page, words in WORDS_OF_A_CHANGE.items():
        assert words not in bob.get(page).content.decode()


@pytest.mark.parametrize("column", ["deleted_at", "archived_at"])
def test_list_that_was_put_away_is_not_planned(ada, path, noon, column):
    ReadingList.objects.update(**{column: noon})
    assert ada.get(f"{path}offer/").status_code == 404
    assert ada.post(f"{path}offer/", SPAN | {"version": 0}).status_code == 404
    assert not GroupPlan.objects.exists()


def test_plan_of_a_deleted_list_is_not_taken_on(bob, path, offered, noon):
    ReadingList.objects.update(deleted_at=noon)
    assert bob.get(path).status_code == 404
    assert bob.post(f"{path}take-on/", {"weekdays": ["0"]}).status_code == 404
    assert not ReadingPlan.objects.exists()
