"""Kinds of links are said once, and the library's files know the same ones."""

import pytest

from papers.libraryfiles.entries import LINK_KINDS
from papers.models import Link


def test_kinds_are_those_of_the_library_files():
    assert set(Link.Kind.values) == set(LINK_KINDS)


@pytest.mark.parametrize("kind", Link.Kind)
def test_kind_has_words(kind):
    assert kind.words.verb
    assert kind.words.incoming


def test_ranks_are_told_apart():
    ranks = [kind.words.rank for kind in Link.Kind]
    assert sorted(ranks) == list(range(1, len(Link.Kind) + 1))
