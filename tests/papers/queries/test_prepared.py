from datetime import UTC, datetime

import pytest

from papers.models import Paper
from papers.queries.prepared import Prepared
from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


def by_year(year):
    return (
        Paper.objects.filter(year=year)
        .order_by("title")
        .values_list("title", "tldr_html", "published_at")
    )


def test_rows_equal_those_of_the_query_set():
    PaperFactory(year=2014, title="B")
    PaperFactory(year=2014, title="A")
    PaperFactory(year=2017)
    prepared = Prepared(by_year, year=1234)

    assert prepared.rows(year=2014) == list(by_year(2014))
    assert prepared.rows(year=2017) == list(by_year(2017))
    assert prepared.rows(year=1900) == []


def test_times_are_taken_as_the_database_takes_them():
    paper = PaperFactory(published_at=datetime(2026, 3, 10, 12, 0, tzinfo=UTC))
    prepared = Prepared(
        lambda at: Paper.objects.filter(published_at__gte=at).values_list("pk"),
        at=datetime(1999, 1, 1, tzinfo=UTC),
    )

    assert prepared.rows(at=datetime(2026, 3, 10, 11, 0, tzinfo=UTC)) == [(paper.pk,)]
    assert prepared.rows(at=datetime(2026, 3, 10, 13, 0, tzinfo=UTC)) == []


def test_a_sample_that_does_not_occur_is_refused():
    prepared = Prepared(lambda year: Paper.objects.values_list("pk"), year=1234)
    with pytest.raises(ValueError, match="does not occur"):
        prepared.rows(year=2014)
