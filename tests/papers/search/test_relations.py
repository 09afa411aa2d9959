"""A paper is asked for by another one: what came after it, what came before."""

from itertools import pairwise

import pytest

from papers.models import Link, Paper
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from papers.search.relations import (
    Direction,
    asked_direction,
    coming_words,
    slugs_in,
)
from tests.factories import PaperFactory


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("what came after attention", Direction.LATER),
        ("attention without softmax", Direction.LATER),
        ("the predecessor of attention", Direction.EARLIER),
        ("attention before transformers", Direction.EARLIER),
        ("attention vs convolution", Direction.BESIDE),
        ("attention of transformers", None),
    ],
)
def test_direction_is_read_from_the_words(text, direction):
    assert asked_direction(text.split()) is direction


def first_slugs(text):
    search = Search(parse_query(text), {})
    ids = search.ids(Kind.PAPER, start=0, size=20)
    near = search.near_papers(10, fitting_ids=ids)
    shown = near.ids + ids if near.is_nearer else ids + near.ids
    slugs = dict(Paper.objects.values_list("pk", "slug"))
    return [slugs[pk] for pk in shown]


@pytest.fixture
def line(library):
    """Three papers on boards, each of which builds on the one before it."""
    papers = []
    for slug in ("alphaboard", "betaboard", "gammaboard"):
        papers.append(PaperFactory(slug=slug, title=f"A game: {slug}", tldr="Boards."))
    PaperFactory(slug="aside", title="Another game", tldr="A game of boards.")
    for earlier, later in pairwise(papers):
        Link.objects.create(
            source=later, target=earlier, kind="builds_on", reason="Boards."
        )
    return papers


def test_what_came_after_a_paper_leads(line):
    found = first_slugs("game boards after betaboard")
    assert found.index("gammaboard") < found.index("aside")
    assert found.index("gammaboard") < found.index("alphaboard")


def test_what_came_before_a_paper_leads(line):
    found = first_slugs("game boards before betaboard")
    assert found.index("alphaboard") < found.index("aside")
    assert found.index("alphaboard") < found.index("gammaboard")


def test_what_follows_a_paper_leads_though_it_says_none_of_the_words(line):
    silent = PaperFactory(slug="deltaboard", title="Silent", tldr="Nothing.")
    gammaboard = line[-1]
    Link.objects.create(
        source=silent, target=gammaboard, kind="builds_on", reason="So."
    )
    assert first_slugs("what came after gammaboard")[0] == "deltaboard"


def test_coming_after_names_no_paper(line):
    PaperFactory(slug="came", title="CAME", tldr="An optimiser came after adam.")
    assert coming_words(["what", "came", "before", "betaboard"]) == {"came"}
    assert coming_words(["memory", "of", "came"]) == frozenset()
    assert "came" not in first_slugs("what came before betaboard")


def test_papers_that_are_compared_lead(line):
    both = "Alphaboard and gammaboard are measured side by side."
    PaperFactory(slug="survey", title="A survey", sections={"problem": both})
    found = first_slugs("alphaboard vs gammaboard")
    assert set(found[:2]) == {"alphaboard", "gammaboard"}
    assert "survey" in found


def test_names_of_papers_are_runs_of_words():
    assert "faster-rcnn" in slugs_in(["faster", "r", "cnn"])
    assert "gpt-3" in slugs_in(["after", "gpt", "3"])


def test_of_those_that_follow_a_paper_the_one_of_its_name_leads(line):
    betaboard = line[1]
    for slug in ("betaboard-2", "another"):
        follower = PaperFactory(slug=slug, title="Boards", tldr="Boards.")
        Link.objects.create(
            source=follower, target=betaboard, kind="builds_on", reason="Boards."
        )
    found = first_slugs("successor of betaboard")
    assert found.index("betaboard-2") < found.index("another")


@pytest.mark.parametrize("condition", ["-silent", "year:1990", "author:nobody"])
def test_links_lead_to_nothing_that_a_query_rules_out(line, condition):
    silent = PaperFactory(slug="deltaboard", title="Silent", tldr="Nothing.")
    Link.objects.create(source=silent, target=line[-1], kind="builds_on", reason="So.")
    assert "deltaboard" not in first_slugs(f"after gammaboard {condition}")


def test_links_lead_to_no_draft(line):
    draft = PaperFactory(slug="deltaboard", status="draft")
    Link.objects.create(source=draft, target=line[-1], kind="builds_on", reason="So.")
    assert "deltaboard" not in first_slugs("what came after gammaboard")
