"""A paper's page that waits is the one that rendering at once would have stored."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from papers.models import Figure, Link, Paper, PaperPage
from tests.factories import PaperFactory, QuestionFactory
from tests.factories.pending_pages import needs_pages, pending_pages

pytestmark = pytest.mark.django_db


def stored_row(paper):
    return PaperPage.objects.get(paper=paper).row_html


def test_page_of_a_new_paper_waits():
    paper = PaperFactory()
    assert pending_pages.paper_ids == {paper.pk}
    assert not pending_pages.is_complete


def test_page_is_there_for_who_reads_it():
    paper = PaperFactory(title="Attention")
    assert "Attention" in stored_row(paper)


def test_page_is_there_for_who_joins_it():
    PaperFactory(title="Attention")
    rows = Paper.objects.values_list("page__row_html", flat=True)
    assert "Attention" in rows.get()


def test_change_that_renders_nothing_leaves_the_old_page():
    """Else a service that forgets to render again would go unnoticed."""
    paper = PaperFactory(title="Before")
    Paper.objects.filter(pk=paper.pk).update(title="After")
    assert "Before" in stored_row(paper)


def test_renamed_category_leaves_the_old_page():
    paper = PaperFactory(category__name="Before")
    paper.category.name = "After"
    paper.category.save()
    assert "Before" in paper.page.header_html


@pytest.mark.parametrize("end", ["source", "target"])
def test_link_made_later_is_not_on_the_page(end):
    paper = PaperFactory()
    ends = {"source": PaperFactory(), "target": PaperFactory()}
    Link.objects.create(**ends | {end: paper}, kind=Link.Kind.READ_NEXT, reason="Go.")
    assert "Go." not in paper.page.links_html


def test_tag_and_figure_of_later_are_not_on_the_page():
    paper = PaperFactory(slug="rnn", sections={"problem": "![A](rnn-a)"})
    Figure.objects.create(name="rnn-a", svg="<svg/>")
    paper.tags.add("later")
    assert "later" not in paper.page.header_html
    assert "<svg" not in paper.page.body_html


def test_reading_pages_takes_the_statements_that_it_took():
    paper = PaperFactory()
    with CaptureQueriesContext(connection) as queries:
        stored_row(paper)
    assert len(queries) == 1


def test_page_outlives_a_savepoint_that_is_taken_back():
    paper = PaperFactory(title="Before")
    with transaction.atomic():
        Paper.objects.update(title="After")
        transaction.set_rollback(True)
    assert "Before" in stored_row(paper)


def test_questions_let_pages_wait():
    QuestionFactory()
    assert not pending_pages.is_complete


@pytest.mark.parametrize(
    "statement",
    [
        'SELECT "papers_paperpage"."row_html" FROM "papers_paperpage"',
        'UPDATE "papers_author" SET "name" = %s',
        'DELETE FROM "papers_section"',
        'INSERT INTO "taggit_taggeditem" ("tag_id") VALUES (%s)',
    ],
)
def test_statement_needs_pages(statement):
    assert needs_pages(statement)


@pytest.mark.parametrize(
    "statement",
    [
        'SELECT "papers_paper"."title" FROM "papers_paper"',
        'INSERT INTO "papers_paperpage" ("paper_id") VALUES (%s)',
        'UPDATE "study_reading" SET "status" = %s',
    ],
)
def test_statement_needs_no_pages(statement):
    assert not needs_pages(statement)
