"""The demo learner's year."""

import pytest
from django.core.management import CommandError, call_command

from papers.models import Paper
from study.management.demo import EMAIL
from study.management.demo_group import add_demo_group
from study.management.demo_lists import add_demo_lists
from study.management.demo_own_papers import add_demo_own_papers
from study.management.demo_plans import add_demo_plans
from study.models import Learner, PaperSuggestion
from study.readingplans.planned import plan_state, planned_papers
from tests.factories import PaperFactory, QuestionFactory
from tests.html_page import Page
from tests.study.readingplans.planning import make_path


@pytest.fixture
def library(db):
    for number in range(3):
        paper = PaperFactory(slug=f"note-{number}")
        QuestionFactory(slug=f"question-{number}", home=paper)


def test_demo_learner_has_read_and_answered(library, capsys):
    call_command("load_demo", password="correct horse battery")
    learner = Learner.objects.get(email=EMAIL)
    assert learner.check_password("correct horse battery")
    assert learner.readings.filter(paper__owner=None, status="read").count() == 3
    assert learner.reviews.count() > 10
    assert f"{learner.reviews.count()} answers" in capsys.readouterr().out


def test_demo_learner_has_five_papers_of_their_own(learner, noon):
    add_demo_own_papers(learner, noon)
    papers = Paper.objects.own_of(learner)
    assert papers.count() == 5
    assert papers.filter(page__isnull=False).count() == 5
    assert learner.readings.filter(status="reading").count() == 1


def test_demo_learner_suggests_a_paper_and_says_what_another_builds_on(learner, noon):
    PaperFactory(slug="transformer")
    add_demo_own_papers(learner, noon)
    suggestion = PaperSuggestion.objects.shown_to_curators().get()
    assert suggestion.entry.arxiv_id == "2111.00396"
    assert suggestion.is_waiting
    mamba = Paper.objects.get(arxiv_id="2312.00752")
    assert mamba.own_part.builds_on.get().slug == "transformer"


def test_demo_learner_has_lists_in_an_order_of_their_own(library, learner, noon):
    add_demo_lists(learner, noon)
    titles = set(learner.reading_lists.values_list("title", flat=True))
    assert {"Thursday evenings", "Read again one day"} <= titles
    entries = learner.reading_lists.get(title="Thursday evenings").entries.in_order()
    kinds = list(entries.values_list("kind", flat=True))
    assert kinds[0] == "heading"
    assert kinds[-1] == "text"


def test_one_of_the_demo_learners_lists_is_open_to_visitors(client, learner, noon):
    path = make_path(3)
    add_demo_lists(learner, noon)
    (public,) = learner.reading_lists.filter(visibility="public")
    page = Page(client.get(f"/lists/public/{public.pk}/"))
    assert public.title == path.title
    for step in path.steps.select_related("paper"):
        assert step.paper.get_absolute_url() in page.links


def test_second_demo_learner_is_refused(library):
    call_command("load_demo", verbosity=0)
    with pytest.raises(CommandError, match="exists already"):
        call_command("load_demo", verbosity=0)


def test_demo_learner_is_in_the_middle_of_a_plan(learner, noon):
    make_path(8)
    add_demo_plans(learner, noon)
    plan = learner.reading_plans.get()
    state = plan_state(planned_papers(plan), noon.date())
    assert state.read_count == 4
    assert len(state.late) == 1
    assert len(state.today) == 1
    assert len(state.later) == 2
    assert learner.routines.count() == 4


def test_demo_learner_owns_a_group_of_six(library, learner, noon):
    group = add_demo_group(learner, noon)
    roles = group.memberships.active().values_list("role", flat=True)
    assert sorted(roles) == ["member"] * 3 + ["organiser"] * 2 + ["owner"]
    assert group.memberships.filter(shares_finished=True).count() == 5
    assert group.join_requests.get().sentence.startswith("I read diffusion")
    assert group.invitations.get().email == "hugo@octavo.example"


def test_demo_group_met_talked_and_has_a_quiz(library, learner, noon):
    group = add_demo_group(learner, noon)
    assert group.reading_lists.get().title == "This winter"
    past = group.meetings.filter(begins_at__lt=noon)
    assert past.count() == 10
    latest = past.latest("begins_at")
    assert latest.entries.exists()
    assert group.meetings.filter(begins_at__gt=noon).count() == 4
    assert [thread.remarks.count() for thread in group.threads.all()] == [2, 3]
    assert group.group_quizzes.open_at(noon).get().places.count() == 3


def test_demo_group_votes_and_its_list_has_presenters(library, learner, noon):
    reading_list = add_demo_group(learner, noon).reading_lists.get()
    assert reading_list.votes.count() == 2
    under_way = reading_list.votes.open_at(noon).get()
    assert under_way.ballots.count() == 3
    assert not under_way.ballots.filter(membership__learner=learner).exists()
    presented = reading_list.entries.exclude(presenter=None)
    assert presented.filter(presenter__membership__learner=learner).count() == 1
