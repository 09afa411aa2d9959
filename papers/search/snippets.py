"""The part of a text that answers a query, with its matching words marked.

Formulas and code stay whole.
"""

import re
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from papers import markdown
from papers.search.marker import Marker, Place
from papers.search.one_line import ELLIPSIS, as_one_line, code_and_maths

# In characters: a snippet, and what of it stands before the first word.
LENGTH = 280
LEAD = 90
# Of a body no more is searched, in characters; of a text no more places are compared.
SCANNED = 40_000
PLACES = 30
BLOCKS = re.compile(r"\n[ \t]*\n")
SPECIAL = re.compile(r"[$`*_\[\]|#>!<&\\~\"'\n-]")


def snippet(
    marker: Marker,
    tldr: str,
    body: str,
) -> SafeString:
    """The TLDR, unless the body holds more of the query's words.

    Then it is the paragraph that holds most of them.
    """
    text, places = best_block(marker, tldr, body)
    source = excerpt(text, places, marker)
    return marker.mark(render_line(source))


def best_block(
    marker: Marker,
    tldr: str,
    body: str,
) -> tuple[str, list[Place]]:
    """The text to show, and where the wanted words stand in it."""
    best = tldr
    best_places = marker.places_in(tldr)
    most = marker.word_count(best_places)
    if most >= len(marker.words):
        return best, best_places
    for block in BLOCKS.split(body[:SCANNED]):
        if marker.most_words_in(block) <= most:
            continue
        places = marker.places_in(block)
        count = marker.word_count(places)
        if count > most:
            best = block
            best_places = places
            most = count
        if most >= len(marker.words):
            break
    return best, best_places


def excerpt(
    text: str,
    places: list[Place],
    marker: Marker,
) -> str:
    """About `LENGTH` characters round the most words."""
    has_marks = SPECIAL.search(text) is not None
    if has_marks:
        text = as_one_line(text)
    if len(text) <= LENGTH + LEAD:
        return text
    if has_marks:
        places = marker.places_in(text)
    place = densest_place(places, marker)
    start, end = excerpt_borders(text, place)
    part = text[start:end].strip()
    if start > 0:
        part = f"{ELLIPSIS}{part}"
    if end < len(text):
        part = f"{part}{ELLIPSIS}"
    return part


def densest_place(places: list[Place], marker: Marker) -> int:
    """Where a stretch begins that holds the most different words."""
    best = 0
    most = 0
    for number, place in enumerate(places[:PLACES]):
        start, _ = place
        end = start + LENGTH - LEAD
        following = places[number : number + PLACES]
        near = [place for place in following if place[0] < end]
        count = marker.word_count(near)
        if count > most:
            best = start
            most = count
    return best


def excerpt_borders(text: str, place: int) -> tuple[int, int]:
    """Start and end of the stretch round a place, neither in a word nor a formula."""
    start = 0
    if place > 2 * LEAD:
        start = text.rfind(" ", 0, place - LEAD) + 1
    end = text.find(" ", start + LENGTH)
    if end < 0:
        end = len(text)
    for span in code_and_maths(text):
        if span.start < start < span.end:
            start = span.start
        if span.start < end < span.end:
            end = span.end
    return start, end


@lru_cache(maxsize=4096)
def render_line(source: str) -> str:
    if SPECIAL.search(source):
        return markdown.render(source, is_inline=True)
    return escape(source)
