from papers.graph import Step, shortest_path


def steps_to(*pairs):
    """Steps from pairs of (before, after), and a list of what was asked for."""
    asked = []

    def find(papers):
        asked.append(list(papers))
        steps = []
        for number, (before, after) in enumerate(pairs):
            if after in papers:
                steps.append(Step(before, after, number))
        return steps

    return find, asked


def pairs_of(path):
    return [(step.before, step.after) for step in path.steps]


def path_to(goal, known, *pairs):
    find, _ = steps_to(*pairs)
    return shortest_path(goal, known, find)


def test_shortest_chain_from_what_is_known():
    path = path_to(9, {1}, (1, 2), (2, 3), (3, 9), (1, 4), (4, 9))
    assert pairs_of(path) == [(1, 4), (4, 9)]
    assert path.is_from_known


def test_nearest_of_several_known():
    path = path_to(9, {1, 3}, (1, 2), (2, 3), (3, 9))
    assert pairs_of(path) == [(3, 9)]
    assert path.is_from_known


def test_from_nothing_begins_at_what_needs_nothing():
    path = path_to(9, set(), (1, 2), (2, 9), (5, 6), (6, 7), (7, 9))
    assert pairs_of(path) == [(1, 2), (2, 9)]
    assert not path.is_from_known


def test_known_that_does_not_lead_there_counts_as_nothing():
    path = path_to(9, {77}, (1, 2), (2, 9))
    assert pairs_of(path) == [(1, 2), (2, 9)]
    assert not path.is_from_known


def test_known_is_preferred_to_a_shorter_path_from_nothing():
    path = path_to(9, {1}, (5, 9), (1, 2), (2, 9))
    assert pairs_of(path) == [(1, 2), (2, 9)]
    assert path.is_from_known


def test_first_reason_wins_among_equals():
    path = path_to(9, {1}, (1, 3), (1, 2), (2, 9), (3, 9))
    assert pairs_of(path) == [(1, 3), (3, 9)]
    assert path.is_from_known


def test_goal_that_needs_nothing_has_no_steps():
    path = path_to(9, set())
    assert path.steps == ()
    assert not path.is_from_known


def test_loop_ends():
    path = path_to(9, {77}, (8, 9), (9, 8))
    assert path.steps == ()
    assert not path.is_from_known


def test_each_level_is_asked_once():
    find, asked = steps_to((1, 2), (2, 9), (3, 9))
    shortest_path(9, {1}, find)
    assert asked == [[9], [2, 3]]
