from papers.graph import Step, shortest_path


def steps_to(*pairs):
    """Steps from pairs of (before, after), and a list of what was asked for."""
    asked = []

    def find(papers):
        asked.append(list(papers))
        return [
            Step(before, after, number)
            for number, (before, after) in enumerate(pairs)
            if after in papers
        ]

    return find, asked


def way(goal, known, *pairs):
    found = shortest_path(goal, known, steps_to(*pairs)[0])
    return [(step.before, step.after) for step in found.steps], found.is_from_known


def test_shortest_chain_from_what_is_known():
    assert way(9, {1}, (1, 2), (2, 3), (3, 9), (1, 4), (4, 9)) == (
        [(1, 4), (4, 9)],
        True,
    )


def test_nearest_of_several_known():
    assert way(9, {1, 3}, (1, 2), (2, 3), (3, 9)) == ([(3, 9)], True)


def test_from_nothing_begins_at_what_needs_nothing():
    assert way(9, set(), (1, 2), (2, 9), (5, 6), (6, 7), (7, 9)) == (
        [(1, 2), (2, 9)],
        False,
    )


def test_known_that_does_not_lead_there_counts_as_nothing():
    assert way(9, {77}, (1, 2), (2, 9)) == ([(1, 2), (2, 9)], False)


def test_known_is_preferred_to_a_shorter_way_from_nothing():
    assert way(9, {1}, (5, 9), (1, 2), (2, 9)) == ([(1, 2), (2, 9)], True)


def test_first_reason_wins_among_equals():
    assert way(9, {1}, (1, 3), (1, 2), (2, 9), (3, 9)) == ([(1, 3), (3, 9)], True)


def test_goal_that_needs_nothing_has_no_steps():
    assert way(9, set()) == ([], False)


def test_loop_ends():
    assert way(9, {77}, (8, 9), (9, 8)) == ([], False)


def test_each_level_is_asked_once():
    find, asked = steps_to((1, 2), (2, 9), (3, 9))
    shortest_path(9, {1}, find)
    assert asked == [[9], [2, 3]]
