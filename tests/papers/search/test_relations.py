"""A paper is asked for by another one: what came after it, what came before."""

from itertools import pairwise

import pytest

from papers.models import Link, Paper
from papers.search.finding import Search
from papers.search.kinds import Kind
from papers.search.language import parse_query
from papers.search.relations import Direction, asked_direction
from tests.factories import PaperFactory


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("what came after attention", Direction.LATER),
        ("attention without softmax", Direction.LATER),
        ("the predecessor of attention", Direction.EARLIER),
        ("attention before transformers", Direction.EARLIER),
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
