"""What becomes of each row, before anything is written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from study.importing.plan import plan_import
from study.lists.services import add_papers_to_list
from study.models import ListEntry
from tests.factories import PaperFactory
from tests.study.importing.conftest import SYLLABUS

pytestmark = pytest.mark.django_db


def kinds_of(planned):
    return [row.kind.value for row in planned]


def decisions_of(planned):
    return [row.decision for row in planned]


def test_each_row_is_found_probable_new_or_text(keep, attention, bert):
    planned = plan_import(keep(SYLLABUS), {})
    assert kinds_of(planned) == ["heading", "found", "probable", "new", "text"]
    assert decisions_of(planned) == [
        "text",
        f"paper-{attention.pk}",
        f"paper-{bert.pk}",
        "new",
        "text",
    ]


def test_paper_on_the_list_changes_nothing(keep, attention, reading_list, noon):
    add_papers_to_list(reading_list=reading_list, papers=[attention], at=noon)
    (row,) = plan_import(keep("arXiv:1706.03762"), {})
    assert row.kind == "listed"
    assert row.decision == "skip"


def test_line_on_the_list_changes_nothing(keep, reading_list, noon):
    ListEntry.objects.create(
        reading_list=reading_list, rank=1, kind="text", text="Rest!", added_at=noon
    )
    (row,) = plan_import(keep("Rest!"), {})
    assert row.kind == "listed"


def test_work_that_stands_in_the_text_twice_comes_once(keep, attention):
    text = """
@misc{a, title = {New}, doi = {10.1000/a}}
@misc{b, title = {The new one}, doi = {10.1000/A}}
@misc{c, title = {Without a number}}
@misc{d, title = {without a {number}}}
@misc{e, title = {Attention}, eprint = {1706.03762}}
@misc{f, title = {Attention}, eprint = {1706.03762}}
"""
    planned = plan_import(keep(text), {})
    assert kinds_of(planned) == ["new", "listed", "new", "listed", "found", "listed"]


def test_choices_count_where_they_make_sense(keep, attention, bert):
    other = PaperFactory(title="Another")
    kept = keep(SYLLABUS)
    choices = {
        0: "new",
        1: f"paper-{other.pk}",
        2: "new",
        3: "skip",
        4: "new",
        99: "skip",
    }
    assert decisions_of(plan_import(kept, choices)) == [
        "text",
        f"paper-{attention.pk}",
        "new",
        "skip",
        "new",
    ]


def test_choice_of_a_paper_that_is_on_the_list_adds_none(
    keep, attention, reading_list, noon
):
    add_papers_to_list(reading_list=reading_list, papers=[attention], at=noon)
    (row,) = plan_import(keep("Attention is all you needed"), {})
    assert row.kind == "probable"
    assert row.decision == "skip"


def test_drafts_of_the_library_are_not_found(keep):
    PaperFactory(title="Secret", arxiv_id="1706.03762", status="draft")
    (row,) = plan_import(keep("arXiv:1706.03762"), {})
    assert row.kind == "new"


def test_queries_do_not_grow_with_the_rows(keep, reading_list):
    def queries_of(count):
        lines = [f"arXiv:2401.{number:05}" for number in range(count)]
        kept = keep("\n".join(lines))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(plan_import(kept, {})) == count
        return len(queries)

    assert queries_of(200) == queries_of(20)
