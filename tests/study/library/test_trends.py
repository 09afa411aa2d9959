"""Trends are read by everybody, with where the reader stands; sources by kind."""

import pytest
from django.urls import reverse

from papers.models import Paper
from study.reading.services import set_reading_status
from tests.factories import OutletFactory, PaperFactory, TrendFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def trend():
    trend = TrendFactory(title="Faster", formula="$$v = s / t$$")
    gan = PaperFactory(title="Adversarial Nets")
    draft = PaperFactory(title="Secret", status=Paper.Status.DRAFT)
    trend.examples.create(paper=draft, position=1, reason="Not yet.")
    trend.examples.create(paper=gan, position=2, reason="Shows it *first*.")
    return trend


def test_list_says_what_is_seen_and_in_how_many_papers(client, trend):
    TrendFactory(title="Hidden", status="draft")
    text = client.get(reverse("trend_list")).content.decode()
    assert "Faster" in text
    assert "It becomes faster." in text
    assert "1 paper<" in text
    assert "Hidden" not in text


def test_page_says_all_of_it_and_shows_published_papers(client, trend):
    text = client.get(trend.get_absolute_url()).content.decode()
    for said in ("What is seen", "By waiting less.", "More is done.", "<math"):
        assert said in text
    assert "Shows it <em>first</em>." in text
    assert "Secret" not in text


def test_page_without_a_formula_has_no_heading_for_it(client):
    trend = TrendFactory()
    text = client.get(trend.get_absolute_url()).content.decode()
    assert "In one formula" not in text
    assert "None of its papers is published yet." in text


def test_page_shows_the_learners_own_marks(ada, learner, trend, noon):
    paper = trend.examples.get(position=2).paper
    set_reading_status(learner=learner, paper=paper, status="read", at=noon)
    response = ada.get(trend.get_absolute_url())
    labels = [example["status_label"] for example in response.context["examples"]]
    assert labels == ["Read"]


def test_long_trend_asks_no_more(ada, trend, django_assert_max_num_queries):
    for number in range(20):
        trend.examples.create(paper=PaperFactory(), position=9 + number, reason="A.")
    with django_assert_max_num_queries(8):
        ada.get(trend.get_absolute_url())


def test_sources_stand_by_kind_in_their_order(client):
    OutletFactory(name="A letter", kind="news", position=1)
    OutletFactory(name="An archive", kind="papers", position=2)
    text = client.get(reverse("outlet_list")).content.decode()
    kinds = ["Papers and proceedings", "An archive", "Letters and news", "A letter"]
    assert sorted(kinds, key=text.index) == kinds
    assert "What is new." in text


def test_site_without_trends_and_sources_leads_on(client):
    assert reverse("path_list") in client.get(reverse("trend_list")).content.decode()
    text = client.get(reverse("outlet_list")).content.decode()
    assert "No source is named yet." in text
