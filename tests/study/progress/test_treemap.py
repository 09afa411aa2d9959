"""The topic map as it is drawn."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.progress.topic_map import Recall
from study.progress.treemap import SCREENS, MapEntry, recall_sentence, treemaps

NEARLY = 0.2


def recall_of(question_count, chance=None, chance_later=None):
    return Recall(
        question_count=question_count,
        asked_count=0 if chance is None else question_count,
        chance=chance,
        chance_later=chance_later,
        last_asked_on=None if chance is None else date(2026, 3, 10),
    )


def entry(question_count, *, name="Attention", **chances):
    recall = recall_of(question_count, **chances)
    return MapEntry(name=name, url=f"/{name}/", recall=recall)


counts = st.lists(st.integers(0, 900), max_size=40)


@example([1, 458], "")
@given(counts, st.text(max_size=80))
def test_all_that_is_written_lies_in_its_tile(question_counts, name):
    entries = [entry(count, name=name, chance=0.87) for count in question_counts]
    for treemap in treemaps(entries):
        for tile in treemap.tiles:
            lower_edge = tile.y + tile.height + NEARLY
            assert tile.x + tile.width <= treemap.width + NEARLY
            assert lower_edge <= treemap.height + 2 * NEARLY
            baselines = [y for _, y in tile.lines]
            assert all(tile.y < y < tile.figure_y for y in baselines)
            if tile.figure:
                assert tile.y < tile.figure_y < lower_edge


def test_each_width_of_screen_has_its_drawing():
    drawings = treemaps([entry(4), entry(2, name="Vision")])
    assert [drawing.screen for drawing in drawings] == [
        screen.name for screen in SCREENS
    ]
    for drawing in drawings:
        assert [tile.url for tile in drawing.tiles] == ["/Attention/", "/Vision/"]


def test_topic_without_questions_has_no_tile():
    for drawing in treemaps([entry(4), entry(0, name="Empty")]):
        assert [tile.url for tile in drawing.tiles] == ["/Attention/"]


def test_nothing_to_draw_is_no_drawing():
    assert treemaps([]) == []
    assert treemaps([entry(0)]) == []


@pytest.mark.parametrize(
    ("is_later", "figure", "band"),
    [(False, "96 %", "1"), (True, "64 %", "5")],
)
def test_figure_and_colour_are_those_of_the_chosen_day(is_later, figure, band):
    tested = entry(9, chance=0.96, chance_later=0.64)
    for drawing in treemaps([tested], is_later=is_later):
        (tile,) = drawing.tiles
        assert tile.figure == figure
        assert tile.band == band


def test_tile_that_was_never_tested_says_so():
    for drawing in treemaps([entry(9)]):
        (tile,) = drawing.tiles
        assert tile.figure == "not tested"
        assert tile.band == "untested"


@pytest.mark.parametrize(
    ("recall", "sentence"),
    [
        (recall_of(1), "Attention: 1 question, not tested"),
        (recall_of(7), "Attention: 7 questions, not tested"),
        (
            recall_of(7, chance=0.871, chance_later=0.6),
            "Attention: 87 % today, 60 % in 30 days; 7 of 7 questions asked",
        ),
    ],
)
def test_tile_in_words(recall, sentence):
    assert recall_sentence("Attention", recall) == sentence
