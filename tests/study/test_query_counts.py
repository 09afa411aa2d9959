"""Ten times the data, the same number of queries."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from papers.models import Link, PathStep, Topic
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages
from study.memory import Rating
from study.models import Card, PlannedReading
from study.reading.services import set_reading_status
from study.review.quiz_services import start_paper_quiz
from tests.factories import (
    CategoryFactory,
    ChoiceQuestionFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    answer,
)
from tests.highlight_constraint_cases import make_highlight
from tests.reading_plan_constraint_cases import make_reading_plan, make_routine
from tests.ready_plan_constraint_cases import make_ready_plan

PAGES = [
    "/",
    "/papers/",
    "/papers/?status=read&order=oldest",
    "/papers/?tag=nlp&topic=attention&author=vaswani&year=2000..2020&note=all",
    "/papers/transformer/",
    "/categories/language/",
    "/tags/nlp/",
    "/authors/vaswani/",
    "/topics/",
    "/topics/attention/",
    "/topics/attention/branch/",
    "/paths/",
    "/paths/beginning/",
    "/search/?q=attention",
    "/review/",
    "/quizzes/",
    "/quizzes/{quiz}/",
    "/reviews/{review}/",
    "/comeback/",
    "/plans/",
    "/plans/reading/new/",
    "/plans/reading/{reading_plan}/",
    "/routines/",
    "/highlights/",
    "/plans/ready/new/?kind=paper",
    "/plans/ready/{plan}/",
    "/progress/",
    "/progress/topics/",
    "/progress/topics/?view=list&order=weak",
    "/progress/topics/?view=table",
    "/progress/topics/attention/",
    "/progress/frontier/",
    "/progress/2026/",
    "/progress/2026/03/",
    "/progress/streak/",
    "/account/settings/",
    "/account/memory/",
]
MOST = 9
# One of them asks whether the learner is in a group.
MOST_OF_HOME = 10
MOST_OF_PROGRESS = 14
# With the learner's own papers, their marks on the rows, and the texts by which the
# first papers are weighed against each other.
MOST_OF_SEARCH = 12


class Library:
    """A library and a learner's traces in it, which grow together."""

    def __init__(self, learner, at):
        self.learner, self.at, self.quiz, self.review = learner, at, None, None
        self.category, self.topic = (
            CategoryFactory(slug="language"),
            TopicFactory(slug="attention"),
        )
        self.path = ReadingPathFactory(slug="beginning")
        self.paper = self.add_paper(slug="transformer")
        self.plan = make_ready_plan(
            learner=learner, kind="paper", subject_id=self.paper.pk
        )
        self.reading_plan = make_reading_plan(learner=learner)
        self.grow(1)

    def add_paper(self, **fields):
        authors, tags = ["Vaswani, Ashish"], ["nlp"]
        return PaperFactory(
            category=self.category,
            topics=[self.topic],
            authors=authors,
            tags=tags,
            **fields,
        )

    def grow(self, count):
        for _ in range(count):
            paper, number = self.add_paper(), Card.objects.count() + 1
            TopicFactory(parent=self.topic)
            CategoryFactory()
            PathStep.objects.create(
                path=self.path, paper=paper, position=number, reason="Next."
            )
            PathStep.objects.create(
                path=ReadingPathFactory(), paper=paper, position=1, reason="First."
            )
            Link.objects.create(
                source=self.paper, target=paper, kind="read_next", reason="Onwards."
            )
            set_reading_status(
                learner=self.learner, paper=paper, status="read", at=self.at
            )
            self.answer(QuestionFactory(home=self.paper), paper)
            self.plan_to_read(paper)
        list(render_pages([self.paper.pk]))
        bump_revision()

    def plan_to_read(self, paper):
        PlannedReading.objects.create(
            plan=self.reading_plan, paper=paper, position=0, day=self.at.date()
        )
        another = make_reading_plan(learner=self.learner)
        PlannedReading.objects.create(
            plan=another, paper=self.paper, position=0, day=self.at.date()
        )
        make_routine(learner=self.learner)
        make_highlight(learner=self.learner, paper=paper)

    def answer(self, question, paper):
        """One question due now, one answered in a quiz of that day, each on a topic."""
        question.topics.add(self.topic)
        answer(self.learner, question, at=self.at - timedelta(days=90))
        choice = ChoiceQuestionFactory(home=paper)
        quiz = start_paper_quiz(learner=self.learner, paper=paper, at=self.at)
        self.review = answer(
            self.learner, choice, at=self.at, rating=Rating.EASY, quiz=quiz
        )
        self.quiz = self.quiz or start_paper_quiz(
            learner=self.learner, paper=self.paper, at=self.at
        )

    def queries(self, browser, page):
        path = page.format(
            quiz=self.quiz.pk,
            review=self.review.pk,
            plan=self.plan.pk,
            reading_plan=self.reading_plan.pk,
        )
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        return len(queries)


def test_each_page_asks_as_often_with_ten_times_the_data(ada, learner, noon):
    with time_machine.travel(noon, tick=False):
        library = Library(learner, noon)
        small = {page: library.queries(ada, page) for page in PAGES}
        library.grow(9)
        large = {page: library.queries(ada, page) for page in PAGES}
    assert large == small
    assert large.pop("/") <= MOST_OF_HOME
    assert large.pop("/progress/") <= MOST_OF_PROGRESS
    assert large.pop("/search/?q=attention") <= MOST_OF_SEARCH
    assert {page: count for page, count in large.items() if count > MOST} == {}
    assert Topic.objects.count() == 11


@pytest.mark.parametrize(
    "page",
    [
        page
        for page in PAGES
        if page.startswith(("/papers", "/cat", "/tags", "/top", "/pat"))
    ],
)
def test_visitors_pages_stay_below_the_ceiling(client, learner, noon, page):
    library = Library(learner, noon)
    assert library.queries(client, page) <= MOST
