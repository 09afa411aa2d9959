"""Everything that a paper needs and its reader has not read."""

import re

import pytest

from papers.models import Link
from study.models import Reading
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/papers/goal/prerequisites/"


@pytest.fixture
def papers():
    """The goal builds on b and c; both on a, b also on old."""
    years = {"old": 2001, "a": 2002, "b": 2003, "c": 2004, "goal": 2005, "aside": 2000}
    papers = {}
    for slug, year in years.items():
        papers[slug] = PaperFactory(slug=slug, title=slug.upper(), year=year)
    for source, target in (
        ("goal", "c"),
        ("goal", "b"),
        ("b", "a"),
        ("c", "a"),
        ("b", "old"),
    ):
        Link.objects.create(
            source=papers[source],
            target=papers[target],
            kind="builds_on",
            reason=f"{source} takes up *{target}*.",
        )
    Link.objects.create(
        source=papers["aside"],
        target=papers["goal"],
        kind="read_next",
        reason="A good one to go on with.",
    )
    return papers


def page_of(browser, query="?show=all"):
    return browser.get(f"{ADDRESS}{query}").content.decode()


def slugs_shown(browser, query="?show=all"):
    page = page_of(browser, query)
    return re.findall(r'<h2[^>]*>\s*<a href="/papers/(\w+)/">', page)


def test_visitor_sees_everything_in_reading_order(client, papers):
    assert slugs_shown(client) == ["old", "a", "b", "c", "goal"]


def test_shortest_way_leaves_one_of_two_out(client, papers):
    assert len(slugs_shown(client, "")) < len(slugs_shown(client))


def test_what_was_read_is_left_out_with_what_only_it_needs(ada, learner, papers, noon):
    set_reading_status(learner=learner, paper=papers["b"], status="read", at=noon)
    assert slugs_shown(ada) == ["a", "c", "goal"]


def test_what_another_read_is_not_left_out(ada, papers, noon):
    set_reading_status(
        learner=LearnerFactory(), paper=papers["b"], status="read", at=noon
    )
    assert slugs_shown(ada) == ["old", "a", "b", "c", "goal"]


def test_paper_says_before_which_others_and_why(client, papers):
    reasons = re.findall(r"<p>(Before [BC]: .*?)</p>", page_of(client))
    assert reasons == [
        "Before B: b takes up <em>old</em>.",
        "Before B: b takes up <em>a</em>.",
        "Before C: c takes up <em>a</em>.",
    ]


def test_drafts_are_no_prerequisites(client, papers):
    papers["b"].status = "draft"
    papers["b"].save()
    assert slugs_shown(client) == ["a", "c", "goal"]


def test_reader_of_everything_before_is_told_so(ada, learner, papers, noon):
    for slug in ("b", "c"):
        set_reading_status(learner=learner, paper=papers[slug], status="read", at=noon)
    assert "You have read everything that it builds on" in page_of(ada)


def test_all_is_marked_to_read_at_once(ada, learner, papers, noon):
    set_reading_status(learner=learner, paper=papers["a"], status="read", at=noon)
    response = ada.post(f"{ADDRESS}mark/", {"show": "all"})
    assert response.headers["Location"] == f"{ADDRESS}?show=all"
    to_read = Reading.objects.filter(learner=learner, status="to_read")
    slugs = set(to_read.values_list("paper__slug", flat=True))
    assert slugs == {"old", "b", "c", "goal"}


def test_marking_all_is_taken_back_at_once(ada, learner, papers):
    ada.post(f"{ADDRESS}mark/", {"show": "all"})
    ada.post(f"{ADDRESS}undo/", {"show": "all"})
    assert not Reading.objects.filter(learner=learner).exists()


def test_unknown_choice_shows_the_shortest_way(client, papers):
    assert slugs_shown(client, "?show=%00") == slugs_shown(client, "")


def test_queries_do_not_grow_with_the_papers(
    ada, papers, django_assert_max_num_queries
):
    for number in range(20):
        Link.objects.create(
            source=papers["old"],
            target=PaperFactory(slug=f"older-{number}"),
            kind="builds_on",
            reason="It did.",
        )
    with django_assert_max_num_queries(8):
        page_of(ada)
