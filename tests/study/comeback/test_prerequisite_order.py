"""How deep each paper lies in the chains of prerequisites."""

import pytest

from papers.services.library.revision import bump_revision
from study.comeback.prerequisite_order import paper_depths
from tests.factories import PaperFactory
from tests.study.comeback.backlogs import build_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """Three papers, the later ones building on those before."""
    papers = [PaperFactory() for _ in range(3)]
    build_on(papers[1], papers[0])
    build_on(papers[2], papers[1])
    bump_revision()
    return papers


def test_depth_is_the_longest_chain_below(chain):
    build_on(chain[2], chain[0])
    bump_revision()
    assert [paper_depths()[paper.pk] for paper in chain] == [0, 1, 2]


def test_links_are_read_once_for_each_state_of_the_library(
    chain, django_assert_num_queries
):
    paper_depths()
    with django_assert_num_queries(1):
        assert paper_depths()[chain[2].pk] == 2


def test_change_of_the_library_changes_depths(chain):
    paper_depths()
    newest = PaperFactory()
    build_on(newest, chain[2])
    bump_revision()
    assert paper_depths()[newest.pk] == 3


def test_library_that_was_never_loaded_is_read_anew():
    later = PaperFactory()
    earlier = PaperFactory()
    assert paper_depths() == {}
    build_on(later, earlier)
    assert paper_depths() == {earlier.pk: 0, later.pk: 1}
