"""The admin's first page: what waits for a curator, each count with its list."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from papers.models import Paper, PlannedPublication, Question
from papers.services.writing.drafts import save_note_draft
from study.curation_overview import curation_overview
from study.memory import Rating
from study.models import QuestionBeliefs, Report, Review
from tests.factories import (
    CollectionFactory,
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    TrendFactory,
    answer,
    make_own_paper,
)
from tests.html_page import Page


@pytest.fixture
def curator_browser(sign_in, db):
    return sign_in(LearnerFactory(is_staff=True))


def counts():
    found = {}
    for group in curation_overview():
        for line in group.lines:
            found[line.many] = line.count
    return found


def answered_by(count, rating, question, noon):
    """By so many learners for the first time."""
    for _ in range(count):
        answer(LearnerFactory(), question, at=noon, rating=rating)
    QuestionBeliefs.objects.update_or_create(
        question=question,
        defaults={"meaning_revision": 1, "learner_count": count},
    )


@pytest.fixture
def waiting_work(learner, noon):
    """Something of each kind, and beside it what does not count."""
    draft = PaperFactory(status="draft", note="none")
    brief = PaperFactory(note="brief")
    whole = PaperFactory(note="full", read_by="Ada")
    for _ in range(5):
        QuestionFactory(home=whole)
    QuestionFactory(home=draft)
    QuestionFactory(home=whole, status="draft")
    ReadingPathFactory(status="draft")
    CollectionFactory(status="draft")
    TrendFactory(status="draft")
    branch = TopicFactory()
    TopicFactory(parent=branch)
    whole.topics.add(TopicFactory())
    flagged = QuestionFactory(home=brief)
    flag = {"learner": learner, "question_revision": 1, "reason": "wrong"}
    Report.objects.create(question=flagged, reported_at=noon, **flag)
    Report.objects.create(
        question=flagged, reported_at=noon, closed_at=noon, state="corrected", **flag
    )


def test_overview_counts_what_waits(waiting_work):
    assert counts() == {
        "reports on notes and questions": 1,
        "suggested papers": 0,
        "drafts of papers": 1,
        "papers in review": 0,
        "publications planned for a moment": 0,
        "planned publications that were stopped": 0,
        "drafts beside published notes": 0,
        "drafts of notes in review": 0,
        "drafts of questions": 1,
        "drafts of paths": 1,
        "drafts of collections": 1,
        "drafts of trends": 1,
        "published papers without a full note": 1,
        "notes with fewer than five questions": 1,
        "topics with nothing in them": 1,
        "notes that nobody has read a second time": 1,
        "questions that nobody gets right": 0,
        "questions that everybody gets right": 0,
    }


def test_each_count_is_one_click_from_as_long_a_list(
    waiting_work, noon, curator_browser
):
    for rating in (Rating.AGAIN, Rating.GOOD):
        answered_by(20, rating, QuestionFactory(home=PaperFactory(note="full")), noon)
    save_note_draft(
        paper=Paper.objects.published().first(),
        parts={"note": "full", "tldr": "New."},
        state="review",
        version=0,
        by=None,
        at=noon,
    )
    for problem in ("", "Something."):
        paper = PaperFactory(status="review", note="none")
        tomorrow = timezone.now() + timedelta(days=1)
        PlannedPublication.objects.create(
            paper=paper, publish_at=tomorrow, problem=problem
        )
    page = Page(curator_browser.get("/admin/"))
    for group in curation_overview():
        for line in group.lines:
            assert line.url in page.links
            listed = curator_browser.get(line.url).context["cl"].result_count
            assert listed == line.count, line.many
    assert counts()["questions that nobody gets right"] == 1
    assert counts()["questions that everybody gets right"] == 1
    assert counts()["drafts beside published notes"] == 1
    assert counts()["drafts of notes in review"] == 1
    assert counts()["papers in review"] == 2
    assert counts()["publications planned for a moment"] == 1
    assert counts()["planned publications that were stopped"] == 1


@pytest.mark.parametrize(("learners", "told"), [(19, 0), (20, 1)])
def test_recalls_of_fewer_than_twenty_learners_are_not_told(noon, db, learners, told):
    question = QuestionFactory()
    answered_by(learners, Rating.AGAIN, question, noon)
    QuestionBeliefs.objects.update(learner_count=500)
    assert counts()["questions that nobody gets right"] == told


def test_one_who_knew_it_is_enough_not_to_be_nobody(noon, db):
    question = QuestionFactory()
    answered_by(20, Rating.AGAIN, question, noon)
    answer(LearnerFactory(), question, at=noon, rating=Rating.HARD)
    assert counts()["questions that nobody gets right"] == 0
    assert counts()["questions that everybody gets right"] == 0


def test_only_first_answers_to_what_it_asks_now_count(noon, db):
    question = QuestionFactory()
    answered_by(20, Rating.AGAIN, question, noon)
    known = Review.objects.first().learner
    answer(known, question, at=noon + timedelta(days=1), rating=Rating.GOOD, seen=1)
    assert counts()["questions that nobody gets right"] == 1
    Question.objects.filter(pk=question.pk).update(revision=2, meaning_revision=2)
    assert counts()["questions that nobody gets right"] == 0


def test_overview_names_no_learner_and_nothing_of_theirs(
    waiting_work, curator_browser, learner
):
    before = counts()
    own = make_own_paper(learner, title="Hidden thoughts")
    page = Page(curator_browser.get("/admin/")).text
    assert learner.email not in page
    assert learner.display_name not in page
    assert own.title not in page
    assert counts() == before


@pytest.mark.parametrize("kind", ["visitor", "learner"])
def test_overview_is_for_curators_alone(client, ada, waiting_work, kind):
    browser = {"visitor": client, "learner": ada}[kind]
    response = browser.get("/admin/")
    assert b"overview" not in response.content
    assert response.status_code in (302, 403, 404)


def test_overview_takes_six_queries_for_ten_times_the_library(waiting_work):
    with CaptureQueriesContext(connection) as few:
        counts()
    for _ in range(10):
        paper = PaperFactory(status="draft")
        QuestionFactory(home=paper)
        TopicFactory()
    with CaptureQueriesContext(connection) as many:
        counts()
    assert len(few) == len(many) == 6
