import itertools
from collections import Counter

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from bench.population import grow_learner, grow_library, link_copies
from papers.models import Link, Paper, PaperPage, Question
from study.models import Card, Learner, Reading, Review
from tests.factories import PaperFactory, QuestionFactory


@pytest.fixture
def starter(db):
    """A starter library of four linked notes and one question."""
    papers = [PaperFactory() for _ in range(4)]
    for source, target in itertools.pairwise([*papers, papers[0]]):
        Link.objects.create(
            source=source, target=target, kind="read_next", reason="It goes on."
        )
    for paper in papers:
        PaperPage.objects.update_or_create(paper=paper)
    QuestionFactory(home=papers[0])
    return papers


@pytest.fixture
def library(starter):
    grow_library(60)


def test_library_grows_to_what_was_asked_for(library):
    assert Paper.objects.published().with_note().count() == 60


def test_library_that_is_large_enough_stays(library):
    grow_library(10)
    assert Paper.objects.count() == 60


def test_copies_have_a_page(library):
    assert PaperPage.objects.count() == 60


def test_copies_are_linked_with_the_starter_library(library, starter):
    link_copies()
    links = Link.objects.exclude(source__in=starter)
    targets_by_source = Counter(links.values_list("source", flat=True))
    assert set(targets_by_source.values()) == {3}
    assert len(targets_by_source) == 56
    starter_ids = {paper.pk for paper in starter}
    assert set(links.values_list("target", flat=True)) <= starter_ids


def test_learner_has_the_cards_that_were_asked_for(library):
    grow_learner(10, 30)
    assert Card.objects.count() == 10


def test_learner_has_as_many_reviews_for_each_card(library):
    grow_learner(10, 30)
    counts = Counter(Review.objects.values_list("question", flat=True))
    assert set(counts.values()) == {3}


def test_learner_marked_papers(library):
    grow_learner(10, 30)
    assert Reading.objects.count() == 60


def test_questions_belong_to_papers(library):
    grow_learner(10, 30)
    assert not Question.objects.filter(papers=None).exists()


def test_learner_is_signed_in(library):
    session = SessionStore(grow_learner(10, 30))
    learner = Learner.objects.get()
    assert session[SESSION_KEY] == str(learner.pk)
