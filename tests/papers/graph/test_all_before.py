"""Everything that should be read before a paper, in reading order."""

from collections import defaultdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers.graph import all_before

# Pairs of a paper and one that it builds on, among twenty; circles among them.
PAPERS = st.integers(0, 20)
PAIRS = st.lists(st.tuples(PAPERS, PAPERS), max_size=60)
any_graph = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)


def graph_of(pairs):
    before = defaultdict(list)
    for paper, need in pairs:
        before[paper].append(need)
    return before


def test_all_that_is_needed_comes_first():
    before = {9: [1, 2], 2: [3], 3: [1]}
    assert all_before(9, (), before) == [1, 3, 2, 9]


def test_known_paper_is_left_out_with_what_only_it_needs():
    before = {9: [1, 2], 2: [3], 3: [4]}
    assert all_before(9, {2}, before) == [1, 9]


def test_what_another_paper_needs_too_stays():
    before = {9: [1, 2], 1: [3], 2: [3]}
    assert all_before(9, {2}, before) == [3, 1, 9]


def test_paper_that_needs_nothing_is_alone():
    assert all_before(9, (), {1: [2]}) == [9]


def test_circle_ends():
    assert all_before(1, (), {1: [2], 2: [3], 3: [1]}) == [3, 2, 1]


def test_chain_of_ten_thousand_papers_ends():
    before = {number: [number + 1] for number in range(10_000)}
    assert all_before(0, (), before)[:2] == [10_000, 9_999]


@any_graph
@given(PAIRS, st.sets(st.integers(1, 20)))
def test_nothing_is_missing_and_nothing_comes_twice(pairs, known):
    before = graph_of(pairs)
    needed = set()
    waiting = [0]
    while waiting:
        paper = waiting.pop()
        if paper not in needed and paper not in known:
            needed.add(paper)
            waiting += before.get(paper, ())
    order = all_before(0, known, before)
    assert sorted(order) == sorted(needed)
    assert order[-1] == 0


@any_graph
@given(PAIRS, st.sets(st.integers(1, 20)))
def test_without_circles_each_comes_after_what_it_needs(pairs, known):
    before = graph_of(pair for pair in pairs if pair[0] < pair[1])
    order = all_before(0, known, before)
    for place, paper in enumerate(order):
        later = set(order[place:])
        assert later.isdisjoint(before.get(paper, ()))
