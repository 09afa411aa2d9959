"""The frontier: what one is ready for, because one still recalls what comes before."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from papers.models import Link, Paper, Question
from study.memory.forgetting import chance_after
from study.models import Card
from study.progress.frontier import SHOWN_PAPERS, frontier_of
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory, answer
from tests.html_page import Page


@pytest.fixture
def today(noon):
    with time_machine.travel(noon, tick=False):
        yield noon


def builds_on(paper, *earlier):
    for target in earlier:
        Link.objects.create(
            source=paper, target=target, kind="builds_on", reason="It does."
        )


@pytest.fixture
def read(learner, today):
    """Makes a paper that Ada has read; days: since when its question is asked."""

    def make(title, *, days=None, **fields):
        paper = PaperFactory(title=title, **fields)
        set_reading_status(learner=learner, paper=paper, status="read", at=today)
        if days is not None:
            question = QuestionFactory(home=paper)
            answer(learner, question, at=today - timedelta(days=days))
        return paper

    return make


def titles(papers):
    return [paper.paper.title for paper in papers]


def test_paper_is_ready_when_all_it_builds_on_is_recalled(learner, read, today):
    builds_on(PaperFactory(title="New"), read("A", days=1), read("B", days=0))
    frontier = frontier_of(learner, today)
    assert titles(frontier.ready) == ["New"]
    assert frontier.waiting == []
    (paper,) = frontier.ready
    assert titles(paper.recalled) == ["A", "B"]
    chance = chance_after(1, stability=Card.objects.order_by("id")[0].stability)
    assert paper.recalled[0].percent == round(100 * chance)
    assert paper.recalled[1].percent == 99


def test_paper_waits_when_one_it_builds_on_has_faded(learner, read, today):
    builds_on(PaperFactory(title="New"), read("A", days=300), read("B", days=1))
    frontier = frontier_of(learner, today)
    assert frontier.ready == []
    (paper,) = frontier.waiting
    assert titles(paper.faded) == ["A"]
    assert titles(paper.recalled) == ["B"]


def test_paper_read_but_not_tested_holds_nothing_up(ada, learner, read, today):
    builds_on(PaperFactory(title="New"), read("A"))
    frontier = frontier_of(learner, today)
    assert titles(frontier.ready) == ["New"]
    assert frontier.ready[0].recalled[0].percent is None
    assertContains(ada.get("/progress/frontier/"), "(read, not tested)")


def test_one_unread_prerequisite_keeps_a_paper_away(learner, read, today):
    builds_on(PaperFactory(), read("A", days=1), PaperFactory(title="Not read"))
    frontier = frontier_of(learner, today)
    assert frontier.ready == []
    assert frontier.waiting == []


@pytest.mark.parametrize("status", ["read", "stopped"])
def test_paper_that_is_over_is_not_on_the_frontier(learner, read, today, status):
    over = PaperFactory()
    builds_on(over, read("A", days=1))
    set_reading_status(learner=learner, paper=over, status=status, at=today)
    assert frontier_of(learner, today).ready == []


def test_what_was_begun_comes_first_then_what_is_meant_to_be_read(learner, read, today):
    known = read("A", days=1)
    for title, status in (("1", ""), ("2", "to_read"), ("3", "reading")):
        paper = PaperFactory(title=title)
        builds_on(paper, known)
        set_reading_status(learner=learner, paper=paper, status=status, at=today)
    assert titles(frontier_of(learner, today).ready) == ["3", "2", "1"]


def test_other_links_are_no_prerequisites(learner, read, today):
    paper = PaperFactory()
    known = read("A", days=1)
    for kind in ("read_next", "replaces", "contradicts", "explains"):
        Link.objects.create(source=paper, target=known, kind=kind, reason="So.")
    assert frontier_of(learner, today).ready == []


def test_drafts_are_neither_on_the_frontier_nor_before_it(learner, read, today):
    known = read("A", days=1)
    builds_on(PaperFactory(status="draft"), known)
    shown = PaperFactory(title="Shown")
    draft = PaperFactory(status="draft")
    builds_on(shown, known, draft)
    frontier = frontier_of(learner, today)
    assert titles(frontier.ready) == ["Shown"]
    assert titles(frontier.ready[0].prerequisites) == ["A"]


def test_only_live_questions_count(learner, read, today):
    builds_on(PaperFactory(), read("A", days=300))
    Question.objects.update(retired_at=today)
    (paper,) = frontier_of(learner, today).ready
    assert paper.recalled[0].percent is None


def test_question_across_papers_counts_for_each(learner, read, today):
    first = read("A")
    second = read("B")
    papers = [first, second, PaperFactory()]
    question = QuestionFactory(home=None, theme="across", papers=papers)
    answer(learner, question, at=today - timedelta(days=1))
    builds_on(PaperFactory(), first, second)
    (paper,) = frontier_of(learner, today).ready
    percents = {prerequisite.percent for prerequisite in paper.recalled}
    assert len(percents) == 1
    assert None not in percents


def test_mean_is_that_of_the_asked_questions(learner, read, today):
    known = read("A", days=0)
    answer(learner, QuestionFactory(home=known), at=today - timedelta(days=300))
    QuestionFactory(home=known)
    builds_on(PaperFactory(), known)
    (paper,) = frontier_of(learner, today).waiting
    chances = []
    for card in Card.objects.order_by("id"):
        days = (today - card.last_reviewed_at).days
        chances.append(chance_after(days, stability=card.stability))
    assert paper.faded[0].percent == round(100 * sum(chances) / 2)


@pytest.mark.parametrize(
    ("desired", "days", "is_ready"),
    [
        (0.9, 33, True),
        (0.9, 37, False),
        (0.95, 19, True),
        (0.95, 22, False),
        (0.7, 270, True),
        (0.7, 290, False),
    ],
)
def test_recalled_is_ten_points_below_the_aim(
    learner, read, today, desired, days, is_ready
):
    """Of a stability of 10 days, 80 % are left after 34 days and 85 % after 20."""
    builds_on(PaperFactory(), read("A", days=days))
    Card.objects.update(stability=10)
    learner.desired_retention = desired
    frontier = frontier_of(learner, today)
    assert bool(frontier.ready) == is_ready
    assert bool(frontier.waiting) != is_ready


def test_what_others_read_and_answer_counts_for_nobody_else(learner, read, today):
    known = read("A", days=300)
    paper = PaperFactory()
    builds_on(paper, known)
    other = LearnerFactory()
    answer(other, known.questions.get(), at=today)
    set_reading_status(learner=other, paper=paper, status="read", at=today)
    frontier = frontier_of(learner, today)
    assert titles(frontier.waiting) == [paper.title]
    assert frontier_of(other, today).waiting == []


def test_page_says_why_and_what_to_refresh(ada, learner, read, today):
    faded = read("Old", days=300)
    builds_on(PaperFactory(title="New"), read("A", days=1))
    builds_on(PaperFactory(title="Later"), faded)
    page = ada.get("/progress/frontier/")
    text = " ".join(Page(page).text.split())
    assert re.search(r"because you know A and still recall it \(9\d %\)", text)
    assert re.search(r"Refresh Old first \d\d % Practise", text)
    assert "at least 80 % today: ten points below the 90 %" in text
    assertContains(page, f'formaction="/papers/{faded.slug}/quiz/"')


def test_one_button_practises_what_has_faded(ada, read):
    faded = read("Old", days=300)
    response = ada.post(f"/papers/{faded.slug}/quiz/")
    assertContains(ada.get(response["Location"]), "Old")


def test_page_of_a_learner_who_read_nothing_tells_the_way(ada, db):
    page = ada.get("/progress/frontier/")
    assertContains(page, "Once you have read a paper")
    assertContains(page, "Choose a paper")
    assertNotContains(page, "After a short refresher")


def test_long_frontier_says_how_much_is_left_out(ada, read):
    known = read("A", days=1)
    for _ in range(SHOWN_PAPERS + 1):
        builds_on(PaperFactory(), known)
    page = ada.get("/progress/frontier/")
    assertContains(page, f"The first {SHOWN_PAPERS} of {SHOWN_PAPERS + 1}.")


def test_queries_do_not_grow(learner, read, today, django_assert_num_queries):
    for number in range(12):
        builds_on(PaperFactory(), read(f"{number}", days=number * 9))
    with CaptureQueriesContext(connection) as queries:
        frontier_of(learner, today)
    assert len(queries) == 4
    assert Paper.objects.count() == 24


def test_hostile_title_is_text(ada, learner, read, today):
    hostile = "\"'></title><script>x</script>"
    builds_on(PaperFactory(title=hostile), read(hostile, days=1))
    assertNotContains(ada.get("/progress/frontier/"), "<script>x")
