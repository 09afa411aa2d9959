"""Many rows at once are the rows that bulk_create writes."""

import pytest
from django.utils import timezone

from papers.bulk_insert import MOST_PARAMETERS, insert_rows
from papers.models import OwnPaper, Paper
from tests.factories import LearnerFactory

pytestmark = pytest.mark.django_db


NAMES = ("slug", "title", "year", "sources")


def own_paper(learner, **values):
    return Paper(owner=learner, status=Paper.Status.OWN, **values)


def own_rows(*numbers):
    rows = []
    for number in numbers:
        title = f"“Ünïcode” % {number}"
        rows.append((f"own-{number}", title, 1900 + number % 100, [number]))
    return rows


def row_of(slug):
    row = Paper.objects.filter(slug=slug).values().get()
    for name in ("id", "slug", "published_at", "created_at", "updated_at"):
        del row[name]
    return row


def test_insert_rows_writes_what_bulk_create_writes():
    learner = LearnerFactory()
    (row,) = own_rows(7)
    whole = own_paper(learner, **dict(zip(NAMES, row, strict=True)))
    Paper.objects.bulk_create([whole])
    insert_rows(own_paper(learner), NAMES, [("own-seven", *row[1:])])
    assert row_of("own-seven") == row_of("own-7")


def test_insert_rows_sets_the_times_that_fields_set():
    before = timezone.now()
    insert_rows(own_paper(LearnerFactory()), NAMES, own_rows(1))
    paper = Paper.objects.get()
    assert before <= paper.created_at <= timezone.now()
    assert before <= paper.updated_at <= timezone.now()


def test_insert_rows_keeps_rows_apart_however_many_there_are():
    numbers = range(MOST_PARAMETERS // 10)
    insert_rows(own_paper(LearnerFactory()), NAMES, own_rows(*numbers))
    kept = Paper.objects.order_by("pk").values_list("slug", "sources")
    assert list(kept) == [(f"own-{number}", [number]) for number in numbers]


def test_insert_rows_renders_what_the_template_has():
    papers = [own_paper(LearnerFactory(), slug=f"own-{n}", title="T") for n in "12"]
    Paper.objects.bulk_create(papers)
    template = OwnPaper(note="It *holds*.")
    insert_rows(template, ["paper"], [(paper.pk,) for paper in papers])
    assert OwnPaper.objects.count() == 2
    for part in OwnPaper.objects.all():
        assert "<em>holds</em>" in part.note_html


def test_insert_rows_of_none_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows(Paper(), NAMES, [])
