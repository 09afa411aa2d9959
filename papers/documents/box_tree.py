"""Topic trees that are drawn with lines, as `tree` draws them, below headings.

How far in a label stands says what it is below; the glyph before it may be wrong, the
indentation of any width, and a line may hold connectors alone.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from papers.documents.topic_nodes import TopicDocument, TreeBuilder

CONNECTORS = "│┃║|├└┣┗╠╚┌┬─━═"
ROW = re.compile(
    r"([\s│┃║|]*)(?:[├└┣┗╠╚┌][─━═-]*|[|+`\\][─━-]{1,8})(?: |\xa0|$)(.*)$"
)
CONNECTORS_ONLY = re.compile(rf"[\s{CONNECTORS}+`\\-]*$")
# Each run of spaces can be read in one way only, so a long one costs its length.
HEADING = re.compile(
    r"(#{1,6})[ \t]++"
    r"(.*?)(?:(?<![ \t])[ \t]+#+)?(?:(?<![ \t])[ \t]*)?$"
)
FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
# Headings stand above every column, and a root before its lines right below them.
HEADING_COLUMN = -10
ROOT_COLUMN = -1
NOT_UNDERSTOOD = "Neither a heading nor a branch"


def read_box_tree(text: str) -> TopicDocument:
    builder = TreeBuilder()
    rows = text.split("\n")
    title_line = line_of_title(rows)
    roots = lines_of_roots(rows)
    for line, row in enumerate(rows, start=1):
        heading = HEADING.match(row)
        branch = ROW.match(row)
        if line == title_line and heading:
            builder.document.title = heading[2]
        elif heading:
            column = HEADING_COLUMN + len(heading[1])
            builder.add(line, column, heading[2])
        elif CONNECTORS_ONLY.match(row) or FENCE.match(row):
            continue
        elif branch:
            builder.add(line, len(branch[1].expandtabs(4)), branch[2])
        elif line in roots:
            builder.add(line, ROOT_COLUMN, row)
        else:
            builder.keep_raw(line, row, NOT_UNDERSTOOD)
    return builder.document


def line_of_title(rows: list[str], *, is_alone: bool = False) -> int:
    """The one heading of the first level that stands above deeper ones; 0 for none.

    is_alone: also where it is the only heading.
    """
    levels = list(heading_levels(rows))
    highest = [line for line, level in levels if level == 1]
    is_first = highest == [line for line, _ in levels[:1]]
    is_title = is_first and (is_alone or len(levels) > 1)
    return highest[0] if highest and is_title else 0


def heading_levels(rows: list[str]) -> Iterator[tuple[int, int]]:
    for line, row in enumerate(rows, start=1):
        heading = HEADING.match(row)
        if heading:
            yield line, len(heading[1])


def lines_of_roots(rows: list[str]) -> set[int]:
    """Where no heading is a root: rows in the first column, right above a branch."""
    if any(heading_levels(rows)):
        return set()
    roots = set()
    for line, (row, below) in enumerate(pairwise([*rows, ""]), start=1):
        if ROW.match(below) and not row[:1].isspace() and not ROW.match(row):
            roots.add(line)
    return roots
