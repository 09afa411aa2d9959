"""Every row that shows a paper has the menu by which it is marked."""

from datetime import timedelta

import pytest
import time_machine
from pytest_django.asserts import assertNotContains

from papers.models import Link, PathStep
from papers.services.page_cache import render_pages
from study.memory import Rating
from study.models import (
    ListVote,
    MeetingPaper,
    PlannedReading,
    StudyAim,
    VoteOption,
)
from study.reading.services import set_reading_status
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    LearnerFactory,
    MeetingFactory,
    MembershipFactory,
    PaperFactory,
    QuestionFactory,
    ReadingListFactory,
    ReadingPathFactory,
    StudyGroupFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page
from tests.reading_plan_constraint_cases import make_reading_plan
from tests.ready_plan_constraint_cases import make_ready_plan

MENU = "/papers/gan/status/"
PAGES = [
    "/papers/",
    "/search/?q=adversarial",
    "/topics/games/",
    "/paths/beginning/",
    "/papers/gan/prerequisites/",
    "/papers/gan/prerequisites/?show=all",
    "/map/",
    "/compare/?papers=gan,vae",
    "/progress/frontier/",
    "/start/papers/",
]
FOR_VISITORS = PAGES[:-2]


@pytest.fixture
def gan(learner, noon):
    """In the catalogue, on a topic and a path; it builds on a paper that was read."""
    gan = PaperFactory(
        slug="gan",
        title="Generative Adversarial Nets",
        topics=[TopicFactory(slug="games")],
    )
    vae = PaperFactory(slug="vae")
    PathStep.objects.create(
        path=ReadingPathFactory(slug="beginning"), paper=gan, position=1, reason="So."
    )
    Link.objects.create(source=gan, target=vae, kind="builds_on", reason="So.")
    set_reading_status(learner=learner, paper=vae, status="read", at=noon)
    set_reading_status(learner=learner, paper=gan, status="reading", at=noon)
    StudyAim.objects.create(learner=learner, kind="look", changed_at=noon)
    list(render_pages())
    return gan


@pytest.mark.parametrize("address", PAGES)
def test_row_shows_the_mark_and_its_menu(ada, gan, address):
    page = Page(ada.get(address))
    menus = [form for form in page.forms if form.action == MENU]
    assert len(menus) == 1
    assert "Marked “reading”" in page.text
    assert menus[0].values["next"] == address
    assert ("status", "read") in menus[0].buttons
    assert menus[0].other_actions == ["/papers/gan/status/undo/"]
    ids = [dict(attributes).get("id") for _, attributes in page.tags]
    assert ids.count("row-gan") == 1


@pytest.mark.parametrize("address", PAGES[:-1])
def test_mark_of_another_is_nowhere(sign_in, gan, address):
    page = Page(sign_in(LearnerFactory()).get(address))
    assert "Marked “" not in page.text


@pytest.mark.parametrize("address", FOR_VISITORS)
def test_visitors_have_no_menu(client, gan, address):
    assertNotContains(client.get(address), MENU)


@pytest.fixture
def group(learner):
    """Ada and two others, who say how far they are."""
    group = StudyGroupFactory()
    for member in (learner, LearnerFactory(), LearnerFactory()):
        MembershipFactory(group=group, learner=member, shares_progress=True)
    return group


@pytest.fixture
def browser_at_noon(ada, noon):
    with time_machine.travel(noon, tick=False):
        yield ada


def menus_for(response, paper):
    """Its menus, each of which stands in a row of that paper's."""
    page = Page(response)
    ids = [dict(attributes).get("id") for _, attributes in page.tags]
    menus = [
        form for form in page.forms if form.action == f"/papers/{paper.slug}/status/"
    ]
    assert ids.count(f"row-{paper.slug}") == len(menus)
    return len(menus)


def test_home_has_one_menu_for_each_paper_it_shows(browser_at_noon, learner, gan, noon):
    """Meant to be read, planned for two days, and what one is ready for."""
    meant, coming = PaperFactory(), PaperFactory()
    plan = make_reading_plan(learner=learner)
    for position, paper in enumerate([coming, coming, gan]):
        day = noon.date() + timedelta(days=1 + position)
        PlannedReading.objects.create(
            plan=make_reading_plan(learner=learner) if position == 1 else plan,
            paper=paper,
            position=position,
            day=day,
        )
    ready = PaperFactory()
    vae = gan.links.get().target
    Link.objects.create(source=ready, target=vae, kind="builds_on", reason="So.")
    for paper in (meant, coming, ready):
        set_reading_status(learner=learner, paper=paper, status="to_read", at=noon)
    response = browser_at_noon.get("/")
    assert response.context["suggestion"].slug == ready.slug
    shown = (meant, coming, ready, gan)
    assert [menus_for(response, paper) for paper in shown] == [1, 1, 1, 1]


def test_meeting_has_a_menu_for_each_paper(browser_at_noon, group, gan):
    meeting = MeetingFactory(group=group)
    MeetingPaper.objects.create(meeting=meeting, paper=gan, position=0)
    response = browser_at_noon.get(f"/groups/{group.pk}/meetings/{meeting.pk}/")
    assert menus_for(response, gan) == 1
    assert "Marked “reading”" in Page(response).text


def test_what_a_group_wants_to_read_has_its_menu(ada, group, noon):
    paper = PaperFactory()
    for membership in group.memberships.select_related("learner"):
        set_reading_status(
            learner=membership.learner, paper=paper, status="to_read", at=noon
        )
    response = ada.get(f"/groups/{group.pk}/lists/")
    assert menus_for(response, paper) == 1
    assert "Marked “to read”" in Page(response).text


def test_weak_third_of_a_plan_has_a_menu_for_each_paper(browser_at_noon, learner, gan):
    QuestionFactory(home=gan)
    plan = make_ready_plan(learner=learner, kind="paper", subject_id=gan.pk)
    response = browser_at_noon.get(f"/plans/ready/{plan.pk}/")
    assert menus_for(response, gan) == 1
    assert "Marked “reading”" in Page(response).text


def test_closed_vote_has_a_menu_for_each_paper(browser_at_noon, group, gan, noon):
    group_list = ReadingListFactory(learner=None, group=group, visibility="group")
    vote = ListVote.objects.create(
        reading_list=group_list,
        question="What is next?",
        opened_at=noon - timedelta(days=2),
        closes_at=noon - timedelta(days=1),
    )
    VoteOption.objects.create(vote=vote, paper=gan, position=1)
    page = Page(browser_at_noon.get(group_list.url_of("vote", vote.pk)))
    assert page.form(MENU)
    assert "Marked “reading”" in page.text


def test_what_to_read_again_after_a_quiz_has_a_menu(ada, learner, gan, noon):
    question = QuestionFactory(home=gan)
    quiz = start_paper_quiz(learner=learner, paper=gan, at=noon)
    answer(learner, question, at=noon, rating=Rating.AGAIN, quiz=quiz)
    page = Page(ada.get(quiz.get_absolute_url()))
    assert "What to read again" in page.text
    assert page.form(MENU).values["next"] == quiz.get_absolute_url()


def test_what_one_may_go_on_with_after_the_last_question_has_a_menu(ada, gan):
    QuestionFactory(home=gan)
    page = Page(ada.get("/review/"))
    assert "If you have more time" in page.text
    assert page.form(MENU)


def test_what_an_added_paper_may_be_has_a_menu(ada, gan):
    typed = {"title": "Generative Adversrial Nets"}
    page = Page(ada.post("/papers/add/create/", typed))
    assert "Probably this one" in page.text
    assert page.form(MENU)


def test_menu_that_was_used_is_still_named_by_its_paper(ada, gan):
    response = ada.post(MENU, {"status": "read"}, headers={"HX-Request": "true"})
    labels = [
        dict(attributes).get("aria-label") for _, attributes in Page(response).tags
    ]
    assert "Marked “read” Generative Adversarial Nets" in labels
