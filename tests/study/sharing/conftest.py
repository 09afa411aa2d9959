"""A list with what a list can hold, and the two ways to show it."""

import pytest

from papers.services.page_cache import render_pages
from study.models import ListEntry
from study.sharing.addresses import link_address, public_address
from study.sharing.services import make_list_public, share_by_link
from tests.factories import LearnerFactory, PaperFactory, ReadingListFactory
from tests.shared_lists import make_listed_own_paper


@pytest.fixture
def reading_list(db, noon):
    """Grace's: a heading, a paper with a note, a line of text, a draft."""
    owner = LearnerFactory(email="grace@example.org", display_name="Admiral")
    made = ReadingListFactory(
        learner=owner, title="Beginnings", description="Read *these*."
    )
    paper = PaperFactory(
        slug="transformer",
        title="Attention is all you need",
        authors=["Vaswani, Ashish"],
        year=2017,
        arxiv_id="1706.03762",
    )
    draft = PaperFactory(slug="not-yet-shown", title="Not yet shown", status="draft")
    own_paper = make_listed_own_paper(owner, "canary")
    rows = (
        {"kind": "heading", "text": "How it began"},
        {"kind": "paper", "paper": paper, "note": "See $x^2$.", "is_optional": True},
        {"kind": "text", "text": "A line of the syllabus"},
        {"kind": "paper", "paper": draft, "note": "Of a draft."},
        {"kind": "paper", "paper": own_paper},
    )
    for rank, values in enumerate(rows, start=1):
        ListEntry.objects.create(reading_list=made, rank=rank, added_at=noon, **values)
    list(render_pages())
    return made


@pytest.fixture
def by_link(reading_list):
    return link_address(share_by_link(reading_list))


@pytest.fixture
def for_everybody(reading_list):
    make_list_public(reading_list)
    return public_address(reading_list.pk)


@pytest.fixture
def grace(reading_list, sign_in):
    """The browser of the list's owner."""
    return sign_in(reading_list.learner)
