"""Five papers to begin with, each with its reason."""

import pytest

from papers.models import Link, Paper, ReadingPath, Topic
from study.models import StudyAim
from study.reading.services import set_reading_status
from study.start.first_papers import first_papers
from tests.factories import PaperFactory
from tests.study.start.conftest import connect


@pytest.fixture
def mark(learner, papers, noon):
    def set_status(slug, status="read"):
        set_reading_status(learner=learner, paper=papers[slug], status=status, at=noon)

    return set_status


def slugs_of(learner, **aim):
    return [first.paper.slug for first in first_papers(learner, StudyAim(**aim))]


def reasons_of(learner, **aim):
    reasons = {}
    for first in first_papers(learner, StudyAim(**aim)):
        known = f" {first.known.title}" if first.known else ""
        reasons[first.paper.slug] = f"{first.because}{known}"
    return reasons


def test_without_anything_known_the_foundations_come_first(learner, papers):
    slugs = slugs_of(learner, kind="look")
    assert len(slugs) == 5
    assert slugs.index("rnn") < slugs.index("attention")
    assert slugs.index("attention") < slugs.index("transformer")


def test_reason_says_how_many_lean_on_a_paper(learner, papers):
    reasons = reasons_of(learner, kind="look")
    assert reasons["rnn"] == "1 paper here builds on it"
    expected = "2 papers here build on it, and 1 path leads through it"
    assert reasons["transformer"] == expected
    assert reasons["gan"] == "1 path leads through it"


def test_known_paper_leads_on(learner, papers, mark):
    mark("rnn")
    reasons = reasons_of(learner, kind="look")
    assert reasons["attention"] == "Because you know Rnn"
    assert "rnn" not in reasons


def test_paper_to_read_next_is_because_of_the_known_one(learner, papers, mark):
    mark("gan")
    wgan = PaperFactory(slug="wgan")
    connect(papers["gan"], wgan, Link.Kind.READ_NEXT, "Mends *its loss*.")
    first = {one.paper.slug: one for one in first_papers(learner, StudyAim())}
    assert first["wgan"].known == papers["gan"]
    assert first["wgan"].reason_html == "Mends <em>its loss</em>."


def test_path_begins_with_its_first_steps_in_their_order(learner, papers):
    path = ReadingPath.objects.get()
    first = first_papers(learner, StudyAim(kind="path", path=path))
    assert [one.paper.slug for one in first][:3] == ["gan", "transformer", "bert"]
    assert first[0].because == "The first of the path “A week”"
    assert first[0].reason_html == "Day 1."
    assert first[1].because == "Step 2 of the path “A week”"


def test_path_goes_on_where_the_learner_stands(learner, papers, mark):
    mark("gan")
    path = ReadingPath.objects.get()
    slugs = slugs_of(learner, kind="path", path=path)
    assert slugs[:2] == ["transformer", "bert"]


def test_path_that_is_no_longer_published_gives_no_steps(learner, papers):
    ReadingPath.objects.update(status="draft", title="embargoed")
    reasons = reasons_of(learner, kind="path", path=ReadingPath.objects.get())
    assert "embargoed" not in " ".join(reasons.values())


def test_topic_begins_with_what_needs_nothing_else(learner, papers):
    topic = Topic.objects.get(slug="language")
    first = first_papers(learner, StudyAim(kind="topic", topic=topic))
    assert first[0].paper.slug == "rnn"
    assert first[0].because == "On Language. 1 paper here builds on it"


def test_topic_prefers_what_known_papers_lead_to_within_it(learner, papers, mark):
    mark("attention")
    topic = Topic.objects.get(slug="language")
    slugs = slugs_of(learner, kind="topic", topic=topic)
    assert "transformer" in slugs
    assert slugs.index("transformer") < slugs.index("bert")


def test_topic_counts_only_what_it_needs_of_itself(learner, papers):
    connect(papers["rnn"], papers["gan"])
    assert slugs_of(learner, kind="topic", topic=Topic.objects.get())[0] == "rnn"


def test_full_notes_come_before_brief_ones(learner, papers, mark):
    for slug, note in (("brief", Paper.Note.BRIEF), ("full", Paper.Note.FULL)):
        connect(PaperFactory(slug=slug, note=note), papers["gan"])
    mark("gan")
    slugs = slugs_of(learner, kind="look")
    assert slugs.index("full") < slugs.index("brief")


def test_interview_begins_where_most_paths_lead(learner, papers):
    slugs = slugs_of(learner, kind="interview")
    assert {"gan", "transformer", "bert"} <= set(slugs)


@pytest.mark.parametrize("status", ["read", "stopped"])
@pytest.mark.parametrize("kind", ["look", "interview"])
def test_papers_that_are_over_are_left_out(learner, papers, mark, kind, status):
    mark("transformer", status)
    assert "transformer" not in slugs_of(learner, kind=kind)


def test_drafts_are_left_out(learner, papers):
    Paper.objects.filter(slug="transformer").update(status="draft")
    assert "transformer" not in slugs_of(learner, kind="look")


def test_who_has_read_everything_gets_none(learner, papers, mark):
    for slug in papers:
        mark(slug)
    assert slugs_of(learner, kind="look") == []


def test_empty_library_gives_none(learner):
    assert slugs_of(learner, kind="look") == []


def test_queries_do_not_grow_with_the_library(
    learner, papers, mark, django_assert_num_queries
):
    mark("rnn")
    with django_assert_num_queries(5):
        first_papers(learner, StudyAim(kind="look"))
    for number in range(20):
        connect(PaperFactory(slug=f"more-{number}"), papers["rnn"])
    with django_assert_num_queries(5):
        first_papers(learner, StudyAim(kind="look"))
