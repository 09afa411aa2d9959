import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from papers.graph import BOX_HEIGHT, BOX_WIDTH, lay_out

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=80)


def overlap(one, other):
    are_beside = abs(one.x - other.x) < BOX_WIDTH
    return are_beside and abs(one.y - other.y) < BOX_HEIGHT


def is_inside(box, drawing):
    is_between_sides = 0 <= box.x <= drawing.width - BOX_WIDTH
    return is_between_sides and 0 <= box.y <= drawing.height - BOX_HEIGHT


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_every_node_has_a_box_of_its_own_inside_the_drawing(edges):
    nodes = list(range(31))
    drawing = lay_out(nodes, edges)
    assert sorted(drawing.boxes) == nodes
    boxes = drawing.boxes.values()
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other)
    for box in boxes:
        assert is_inside(box, drawing)


def left_middle(drawing, node):
    x, y = drawing.boxes[node]
    return x, y + BOX_HEIGHT // 2


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_every_edge_has_a_line_from_box_to_box(edges):
    drawing = lay_out(list(range(31)), edges)
    assert set(drawing.lines) == {(a, b) for a, b in edges if a != b}
    for (source, target), path in drawing.lines.items():
        numbers = [int(number) for number in re.findall(r"-?\d+", path)]
        start = (numbers[0] - BOX_WIDTH, numbers[1])
        end = (numbers[-2], numbers[-1])
        expected = {left_middle(drawing, source), left_middle(drawing, target)}
        assert {start, end} == expected


def test_what_comes_later_stands_further_right():
    drawing = lay_out([1, 2, 3], [(1, 2), (2, 3), (1, 3)])
    assert [drawing.boxes[node].x for node in (1, 2, 3)] == [4, 204, 404]


def test_a_long_line_passes_beside_the_boxes_between():
    drawing = lay_out([1, 2, 3], [(1, 2), (2, 3), (1, 3)])
    bend = int(re.search(r"(\d+)H364", drawing.lines[1, 3])[1])
    top = drawing.boxes[2].y
    assert not top <= bend <= top + BOX_HEIGHT


def test_a_loop_is_drawn():
    drawing = lay_out([1, 2, 3], [(1, 2), (2, 3), (3, 1)])
    assert set(drawing.lines) == {(1, 2), (2, 3), (3, 1)}


def test_papers_without_links_stand_in_rows_below():
    drawing = lay_out([1, 2, 7, 8, 9, 10, 11], [(1, 2)])
    below = [drawing.boxes[node] for node in (7, 8, 9, 10, 11)]
    assert [box.x for box in below] == [4, 204, 404, 604, 4]
    assert below[0].y > drawing.boxes[1].y + BOX_HEIGHT
    assert below[4].y > below[0].y


def test_nothing_is_an_empty_drawing():
    assert lay_out([], []).boxes == {}


def test_the_same_graph_gives_the_same_drawing():
    pairs = combinations(range(20), 2)
    edges = [(a, b) for a, b in pairs if (a * b) % 3 == 1]
    drawings = {str(lay_out(list(range(20)), edges)) for _ in range(10)}
    assert len(drawings) == 1
