"""In which part of a file a line stands, in words that name it for a curator."""

import re
from pathlib import PurePath

from papers.libraryfiles.entries import QUESTIONS_HEADING
from papers.libraryfiles.file_names import (
    CATEGORIES,
    COLLECTIONS,
    FRAMEWORKS,
    NOTES,
    OUTLETS,
    PATHS,
    THEMES,
    TRENDS,
)
from papers.libraryfiles.read.outline import HeadingRow, find_headings

KEY = re.compile(r"^(\w+):")
RULE = "---"
SLUG_ROW = re.compile(r'^slug = "([^"]*)"')
MARKDOWN = (NOTES, THEMES, PATHS, COLLECTIONS, TRENDS)
TABLES = (CATEGORIES, FRAMEWORKS, OUTLETS)


def place_in_file(path: str, text: str, line: int) -> str:
    """A key of the front matter, a heading, a question's id; empty where none is.

    `line` counts from 1.
    """
    rows = text.split("\n")
    if PurePath(path).parts[0] in MARKDOWN:
        return place_in_markdown(rows, line)
    if path in TABLES:
        return slug_of_table(rows, line)
    return ""


def place_in_markdown(rows: list[str], line: int) -> str:
    above = [heading for heading in find_headings(rows) if heading.row < line]
    parts = [heading for heading in above if heading.level == 2]
    if not parts:
        return key_above(rows, line)
    part = parts[-1]
    if part.text == QUESTIONS_HEADING:
        return question_above(above, part)
    return part.text


def question_above(above: list[HeadingRow], part: HeadingRow) -> str:
    place = part.text
    for heading in above:
        if heading.level == 3 and heading.row > part.row:
            place = heading.text
    return place


def key_above(rows: list[str], line: int) -> str:
    """The key whose value stands in this line of the front matter."""
    for row in reversed(rows[:line]):
        key = KEY.match(row)
        if key:
            return key.group(1)
        if row == RULE:
            return ""
    return ""


def slug_of_table(rows: list[str], line: int) -> str:
    """The slug of the table that begins in this line."""
    for row in rows[line - 1 : line + 1]:
        slug = SLUG_ROW.match(row)
        if slug:
            return slug.group(1)
    return ""
