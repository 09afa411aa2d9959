"""The canonical form of a Markdown text.

No trailing space, single blank lines, lists with hyphens.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from papers.markdown.spans import find_regions

BULLETS = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})*[*+](?=[ \t]|$)", re.MULTILINE
)
RULE = re.compile(r"^[ \t]*-[ \t]*-[ \t]*-[- \t]*$")
HYPHENS = str.maketrans("*+", "--")
LINE_END = re.compile(r"\r\n?|\n")
HEADING = re.compile(r"^(#{1,6})(?:[ \t]|$)")
block_parser = MarkdownIt("commonmark").disable("inline", ignoreInvalid=True)


def tidy(text: str) -> str:
    """The same Markdown in canonical form; tidying twice changes nothing more."""
    lines = LINE_END.split(text)
    literal = literal_lines(lines)
    rows: list[str] = []
    row_above = ""
    for number, line in enumerate(lines):
        row = line.rstrip()
        is_text = bool(row or row_above)
        if is_text or number in literal:
            rows.append(row)
            row_above = row
    return hyphenate_bullets("\n".join(rows).strip("\n"))


def literal_lines(lines: list[str]) -> set[int]:
    """The numbers (from 0) of the lines inside code fences and display formulas.

    The line that opens one is not inside of it.
    """
    numbers: set[int] = set()
    for region in find_regions(lines):
        is_fence = region.kind == "fence"
        if region.is_closed or is_fence:
            inside = range(region.first + 1, region.last + 1)
            numbers.update(inside)
    return numbers


def hyphenate_bullets(text: str) -> str:
    if not BULLETS.search(text):
        return text
    lines = text.split("\n")
    literal = literal_lines(lines)
    for number in bullet_lines(text):
        line = BULLETS.sub(
            lambda bullets: bullets.group().translate(HYPHENS),
            lines[number],
        )
        # Three hyphens would be a rule instead of a list.
        if number not in literal and not RULE.match(line):
            lines[number] = line
    return "\n".join(lines)


def bullet_lines(text: str) -> Iterator[int]:
    """The lines on which items of a list with stars or pluses begin."""
    for token in block_parser.parse(text):
        if token.type != "list_item_open" or token.map is None:
            continue
        if token.markup in ("*", "+"):
            first_line, _ = token.map
            yield first_line


def indent_lines(text: str, indent: str) -> str:
    """The text with `indent` before each line but the first and the blank ones."""
    first, *rest = text.split("\n")
    lines = [first]
    for line in rest:
        if line:
            lines.append(indent + line)
        else:
            lines.append("")
    return "\n".join(lines)


def heading_problem(text: str, deepest: int) -> str | None:
    """Why a text can't stand in its place in a file, or None.

    Its headings must be deeper than `deepest`.
    """
    found = find_heading_problem(text, deepest)
    return found[1] if found else None


def find_heading_problem(text: str, deepest: int) -> tuple[int, str] | None:
    """The row (from 0) that can't stand there, and why; or None."""
    lines = text.split("\n")
    for region in find_regions(lines):
        if not region.is_closed:
            name = "code fence" if region.kind == "fence" else "formula"
            line_number = region.first + 1
            return (
                region.first,
                f"The {name} in line {line_number} is never closed",
            )
    literal = literal_lines(lines)
    for number, line in enumerate(lines):
        heading = HEADING.match(line)
        if not heading or number in literal:
            continue
        hashes = heading.group(1)
        level = len(hashes)
        if level <= deepest:
            line_number = number + 1
            problem = (
                f"The heading in line {line_number} is of level {level};"
                f" use level {deepest + 1} or more"
            )
            return number, problem
    return None
