from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from papers.graph import without_shortcuts

FORWARD = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(tuple),
    max_size=50,
)


def reach(edges):
    """All pairs that a chain of edges joins."""
    pairs = set(edges)
    while True:
        longer = {(a, d) for (a, b), (c, d) in product(pairs, pairs) if b == c}
        if longer <= pairs:
            return pairs
        pairs |= longer


@given(FORWARD.map(lambda edges: [edge for edge in edges if edge[0] != edge[1]]))
def test_thinned_edges_reach_the_same_and_none_is_spare(edges):
    kept = without_shortcuts(edges)
    assert reach(kept) == reach(edges)
    for edge in kept:
        assert reach(set(kept) - {edge}) != reach(edges)


def test_shortcut_goes():
    assert without_shortcuts([(1, 3), (1, 2), (2, 3)]) == [(1, 2), (2, 3)]


def test_edges_of_a_loop_stay():
    assert without_shortcuts([(1, 2), (2, 3), (3, 1)]) == [(1, 2), (2, 3), (3, 1)]
