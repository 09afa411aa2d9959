"""The topic map as drawings: a tile for each topic, as large as it has questions.

Everything is in pixels. Each width of screen has a drawing of its own, since text in a
drawing neither wraps nor keeps its size.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.template.defaultfilters import pluralize

from papers.graph import Rectangle, label_lines, squarify
from study.progress.topic_map import LATER_DAYS, Recall, band_of

GAP = 2
PADDING = 9
LINE_HEIGHT = 16
FIRST_BASELINE = 20
# From a tile's lower edge up to where its figure stands, and with the room above it.
FIGURE_BASELINE = 11
FIGURE_ROOM = 34
# About how wide one glyph of a name is.
GLYPH = 7.7
NARROWEST_WITH_TEXT = 58
LOWEST_WITH_TEXT = 32
NARROWEST_WITH_WORDS = 78
# With fewer tiles than this a drawing is lower, down to the least share of its height.
TILES_OF_FULL_HEIGHT = 12
LEAST_SHARE = 0.3


class Screen(NamedTuple):
    name: str
    width: int
    height: int


SCREENS = (
    Screen("narrow", 344, 720),
    Screen("medium", 704, 600),
    Screen("wide", 1120, 620),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEntry:
    """What becomes a tile."""

    name: str
    url: str
    recall: Recall


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """lines: (text, baseline) of the name, none where it has no room."""

    url: str
    sentence: str
    band: str
    x: float
    y: float
    width: float
    height: float
    text_x: float
    lines: list[tuple[str, float]]
    figure: str
    figure_y: float


@dataclass(frozen=True, slots=True)
class Treemap:
    screen: str
    width: int
    height: int
    tiles: list[Tile]


def treemaps(
    entries: list[MapEntry], *, is_later: bool = False
) -> list[Treemap]:
    """One for each width of screen; none without entries.

    is_later: the figures and colours are those of later, not of today.
    """
    drawn = [entry for entry in entries if entry.recall.question_count]
    if not drawn:
        return []
    return [draw(drawn, screen, is_later=is_later) for screen in SCREENS]


def draw(entries: list[MapEntry], screen: Screen, *, is_later: bool) -> Treemap:
    share = min(1, max(LEAST_SHARE, len(entries) / TILES_OF_FULL_HEIGHT))
    height = round(screen.height * share)
    weights = [entry.recall.question_count for entry in entries]
    places = squarify(weights, Rectangle(0, 0, screen.width, height))
    tiles = []
    for entry, place in zip(entries, places, strict=True):
        tiles.append(make_tile(entry, place, is_later=is_later))
    # In the order in which they are read: by rows, from the left.
    tiles.sort(key=lambda tile: (tile.y, tile.x))
    return Treemap(screen.name, screen.width, height, tiles)


def make_tile(entry: MapEntry, place: Rectangle, *, is_later: bool) -> Tile:
    recall = entry.recall
    percent = recall.percent_later if is_later else recall.percent
    # A sliver has no room for a gap, and must not reach beyond its place.
    width = max(min(1, place.width), place.width - GAP)
    height = max(min(1, place.height), place.height - GAP)
    figure = tile_figure(percent, width, height)
    lines = []
    if figure:
        lines = name_lines(entry.name, place.y, width, height)
    return Tile(
        url=entry.url,
        sentence=recall_sentence(entry.name, recall),
        band=band_of(percent),
        x=round(place.x, 1),
        y=round(place.y, 1),
        width=round(width, 1),
        height=round(height, 1),
        text_x=round(place.x + PADDING, 1),
        lines=lines,
        figure=figure,
        figure_y=round(place.y + height - FIGURE_BASELINE, 1),
    )


def tile_figure(percent: int | None, width: float, height: float) -> str:
    """Empty where it has no room."""
    if width < NARROWEST_WITH_TEXT or height < LOWEST_WITH_TEXT:
        return ""
    if percent is not None:
        return f"{percent} %"
    if width < NARROWEST_WITH_WORDS:
        return "–"
    return "not tested"


def name_lines(
    name: str, top: float, width: float, height: float
) -> list[tuple[str, float]]:
    room = height - FIGURE_ROOM - FIRST_BASELINE + LINE_HEIGHT
    line_count = int(room // LINE_HEIGHT)
    if line_count < 1:
        return []
    glyph_count = (width - 2 * PADDING) / GLYPH
    baseline = round(top + FIRST_BASELINE, 1)
    lines = []
    for text in label_lines(name, most=glyph_count, lines=min(4, line_count)):
        lines.append((text, baseline))
        baseline = round(baseline + LINE_HEIGHT, 1)
    return lines


def recall_sentence(name: str, recall: Recall) -> str:
    """A tile in words, for who does not see it and for who points at it."""
    count = recall.question_count
    questions = f"question{pluralize(count)}"
    if recall.percent is None:
        return f"{name}: {count} {questions}, not tested"
    return (
        f"{name}: {recall.percent} % today, {recall.percent_later} %"
        f" in {LATER_DAYS} days; {recall.asked_count} of {count} {questions} asked"
    )
