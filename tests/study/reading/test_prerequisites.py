"""The way to a paper, and marking it to read with one button."""

import re

import pytest

from papers.models import Link
from study.models import Reading, ReadingChange
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """a, b, c, goal: each builds on the one before.

    But c is reached by “read next”, and x leads to b too.
    """
    papers = {
        name: PaperFactory(slug=name, title=name.upper())
        for name in ("a", "b", "c", "goal", "x")
    }

    def link(source, target, kind, reason):
        Link.objects.create(
            source=papers[source], target=papers[target], kind=kind, reason=reason
        )

    link("b", "a", "builds_on", "It takes *up* A.")
    link("b", "c", "read_next", "C goes on.")
    link("goal", "c", "builds_on", "The goal needs C.")
    link("x", "goal", "replaces", "Not a way.")
    return papers


def steps_shown(browser, slug="goal"):
    return re.findall(
        r'<h2[^>]*>\s*<a href="/papers/(\w+)/">',
        browser.get(f"/papers/{slug}/prerequisites/").content.decode(),
    )


def marks(learner):
    return dict(
        Reading.objects.filter(learner=learner)
        .order_by("paper")
        .values_list("paper__slug", "status")
    )


def test_signed_out_the_way_begins_at_nothing(client, chain):
    assert steps_shown(client) == ["a", "b", "c", "goal"]


def test_each_step_has_its_reason(client, chain):
    page = client.get("/papers/goal/prerequisites/").content.decode()
    assert re.findall(r"<p>(Before .*?)</p>", page) == [
        "Before B: It takes <em>up</em> A.",
        "Before C: C goes on.",
        "Before GOAL: The goal needs C.",
    ]


def test_way_begins_at_what_was_read(ada, learner, chain, noon):
    set_reading_status(learner=learner, paper=chain["b"], status="read", at=noon)
    set_reading_status(learner=learner, paper=chain["a"], status="reading", at=noon)
    assert steps_shown(ada) == ["b", "c", "goal"]


def test_what_another_read_does_not_count(ada, chain, noon):
    set_reading_status(
        learner=LearnerFactory(), paper=chain["c"], status="read", at=noon
    )
    assert steps_shown(ada) == ["a", "b", "c", "goal"]


def test_drafts_are_no_way(client, chain):
    chain["b"].status = "draft"
    chain["b"].save()
    assert steps_shown(client) == ["c", "goal"]


def test_paper_that_needs_nothing(client, chain):
    assert steps_shown(client, "a") == ["a"]
    assert (
        "Nothing has to be read before this paper"
        in client.get("/papers/a/prerequisites/").content.decode()
    )


def test_earlier_address_leads_here_for_good(client, chain):
    response = client.get("/papers/goal/way/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/papers/goal/prerequisites/"


def test_button_marks_what_has_no_mark(ada, learner, chain, noon):
    set_reading_status(learner=learner, paper=chain["a"], status="read", at=noon)
    set_reading_status(learner=learner, paper=chain["c"], status="reading", at=noon)
    page = ada.post("/papers/goal/prerequisites/mark/", follow=True).content.decode()
    assert marks(learner) == {
        "a": "read",
        "b": "to_read",
        "c": "reading",
        "goal": "to_read",
    }
    assert "2 papers marked to read." in page
    assert "<button" in page
    assert "Mark 2" not in page


def test_marking_can_be_taken_back(ada, learner, chain, noon):
    set_reading_status(learner=learner, paper=chain["a"], status="to_read", at=noon)
    ada.post("/papers/goal/prerequisites/mark/")
    ada.post("/papers/goal/prerequisites/undo/")
    assert marks(learner) == {"a": "to_read"}
    assert ReadingChange.objects.filter(learner=learner, undone_at=None).count() == 1


def test_taking_back_leaves_what_followed(ada, learner, chain, noon):
    ada.post("/papers/goal/prerequisites/mark/")
    ada.post("/papers/b/status/", {"status": "reading"})
    ada.post("/papers/goal/prerequisites/undo/")
    assert marks(learner) == {"b": "reading"}


def test_marking_twice_changes_nothing(ada, learner, chain):
    ada.post("/papers/goal/prerequisites/mark/")
    ada.post("/papers/goal/prerequisites/mark/")
    assert ReadingChange.objects.filter(learner=learner).count() == 4


def test_queries_grow_with_the_steps_only(ada, chain, django_assert_num_queries):
    for _ in range(20):
        Link.objects.create(
            source=PaperFactory(), target=chain["c"], kind="read_next", reason="Also."
        )
    Link.objects.filter(source=chain["goal"]).delete()
    Link.objects.create(
        source=chain["goal"], target=chain["x"], kind="builds_on", reason="Needs X."
    )
    with django_assert_num_queries(9):
        assert steps_shown(ada) == ["x", "goal"]
