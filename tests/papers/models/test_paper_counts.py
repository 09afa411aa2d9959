"""The database counts the papers of each category."""

import pytest

from papers.models import Category, Paper
from tests.factories import CategoryFactory, PaperFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def category():
    return CategoryFactory()


@pytest.fixture
def paper(category):
    return PaperFactory(category=category)


def paper_count(category):
    return Category.objects.with_paper_counts().get(pk=category.pk).paper_count


def change(paper, **values):
    Paper.objects.filter(pk=paper.pk).update(**values)


def test_published_paper_with_a_note_is_counted(category, paper):
    assert paper_count(category) == 1


def test_draft_is_not_counted(category, paper):
    PaperFactory(category=category, status="draft")
    assert paper_count(category) == 1


def test_paper_without_note_is_not_counted(category, paper):
    PaperFactory(category=category, note="none", tldr="")
    assert paper_count(category) == 1


def test_paper_moves_to_another_category(category, paper):
    other = CategoryFactory()
    change(paper, category=other)
    assert paper_count(category) == 0
    assert paper_count(other) == 1


def test_paper_becomes_a_draft_and_comes_back(category, paper):
    change(paper, status="draft")
    assert paper_count(category) == 0
    change(paper, status="published", note="brief")
    assert paper_count(category) == 1


def test_paper_is_deleted(category, paper):
    Paper.objects.filter(pk=paper.pk).delete()
    assert paper_count(category) == 0


def test_papers_without_arxiv_number_do_not_collide():
    PaperFactory(arxiv_id="", doi="10.1000/a")
    assert PaperFactory(arxiv_id="", doi="10.1000/b").pk
