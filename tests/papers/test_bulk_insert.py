"""Many rows at once are the rows that bulk_create writes."""

import pytest
from django.utils import timezone

from papers.bulk_insert import MOST_PARAMETERS, insert_rows
from papers.models import OwnPaper, Paper
from tests.factories import LearnerFactory

pytestmark = pytest.mark.django_db


def own_papers(learner, *numbers):
    papers = []
    for number in numbers:
        paper = Paper(
            owner=learner,
            slug=f"own-{number}",
            title=f"“Ünïcode” % {number}",
            year=1900 + number % 100,
            status=Paper.Status.OWN,
            sources=[number],
        )
        papers.append(paper)
    return papers


def row_of(slug):
    row = Paper.objects.filter(slug=slug).values().get()
    for name in ("id", "slug", "published_at", "created_at", "updated_at"):
        del row[name]
    return row


def test_insert_rows_writes_what_bulk_create_writes():
    learner = LearnerFactory()
    (first,) = own_papers(learner, 7)
    Paper.objects.bulk_create([first])
    (second,) = own_papers(learner, 7)
    second.slug = "own-seven"
    insert_rows([second])
    assert row_of("own-seven") == row_of("own-7")


def test_insert_rows_sets_the_times_that_fields_set():
    before = timezone.now()
    insert_rows(own_papers(LearnerFactory(), 1))
    paper = Paper.objects.get()
    assert before <= paper.created_at <= timezone.now()
    assert before <= paper.updated_at <= timezone.now()


def test_insert_rows_keeps_rows_apart_however_many_there_are():
    learner = LearnerFactory()
    numbers = range(MOST_PARAMETERS // 10)
    insert_rows(own_papers(learner, *numbers))
    kept = Paper.objects.order_by("pk").values_list("slug", "sources")
    assert list(kept) == [(f"own-{number}", [number]) for number in numbers]


def test_insert_rows_renders_what_is_rendered_with_a_row():
    papers = own_papers(LearnerFactory(), 1, 2)
    Paper.objects.bulk_create(papers)
    parts = [OwnPaper(paper=paper, note="It *holds*.") for paper in papers]
    insert_rows(parts)
    for part in OwnPaper.objects.all():
        assert "<em>holds</em>" in part.note_html


def test_insert_rows_of_none_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])
