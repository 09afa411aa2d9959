"""The canonical form of a Markdown text: no trailing space, single blank lines, lists with hyphens."""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt

from papers.markdown.spans import regions

BULLETS = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})*[*+](?=[ \t]|$)", re.MULTILINE
)
RULE = re.compile(r"^[ \t]*-[ \t]*-[ \t]*-[- \t]*$")
HYPHENS = str.maketrans("*+", "--")
LINE_END = re.compile(r"\r\n?|\n")
HEADING = re.compile(r"^(#{1,6})(?:[ \t]|$)")
_blocks = MarkdownIt("commonmark").disable("inline", ignoreInvalid=True)


def tidy(text: str) -> str:
    """The same Markdown in canonical form; tidying twice changes nothing more."""
    found = LINE_END.split(text)
    kept = untouched(found)
    lines = [line.rstrip() for line in found]
    rows: list[str] = []
    for number, line in enumerate(lines):
        if line or number in kept or (rows and rows[-1]):
            rows.append(line)
    return _with_hyphens("\n".join(rows).strip("\n"))


def untouched(lines: list[str]) -> set[int]:
    """The numbers (from 0) of the lines inside code fences and display formulas, after the one that opens them."""
    return {
        number
        for region in regions(lines)
        if region.is_closed or region.kind == "fence"
        for number in range(region.first + 1, region.last + 1)
    }


def _with_hyphens(text: str) -> str:
    if not BULLETS.search(text):
        return text
    lines = text.split("\n")
    kept = untouched(lines)
    for number in _bullet_lines(text):
        changed = BULLETS.sub(
            lambda found: found.group().translate(HYPHENS), lines[number]
        )
        if number not in kept and not RULE.match(changed):
            lines[number] = changed
    return "\n".join(lines)


def _bullet_lines(text: str) -> Iterable[int]:
    for token in _blocks.parse(text):
        if token.type == "list_item_open" and token.markup in ("*", "+") and token.map:
            yield token.map[0]


def indented(text: str, indent: str) -> str:
    """The text with `indent` before each line that has something on it, but the first."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(indent + line if line else line for line in rest)])


def heading_problem(text: str, deepest: int) -> str | None:
    """Why a text can't stand in its place in a file, or None. Its headings must be deeper than `deepest`."""
    lines = text.split("\n")
    for region in regions(lines):
        if not region.is_closed:
            name = "code fence" if region.kind == "fence" else "formula"
            return f"The {name} in line {region.first + 1} is never closed"
    kept = untouched(lines)
    for number, line in enumerate(lines):
        heading = HEADING.match(line)
        level = len(heading.group(1)) if heading and number not in kept else deepest + 1
        if level <= deepest:
            return f"The heading in line {number + 1} is of level {level}; use level {deepest + 1} or more"
    return None
