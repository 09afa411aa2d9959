"""Texts of others' answers as the library keeps them: plain, on one line, bounded."""

import re
from html import unescape
from typing import Any

TITLE_LENGTH = 500
NAME_LENGTH = 200
VENUE_LENGTH = 200
ABSTRACT_LENGTH = 10_000
MOST_AUTHORS = 100
YEARS = range(1800, 2101)

BLOCK = re.compile(
    r"</?(?:jats:)?(?:p|sec|title|div|br|li)\b[^<>]*>", re.IGNORECASE
)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# What stands before a family's name and belongs to it.
PARTICLES = frozenset(
    """al bin da de del della den der di dos du la le ten ter van von zu
    zur""".split()  # noqa: SIM905
)
# Words of which a name is no person's.
ORGANISATION = re.compile(
    r"\b(?:team|group|collaboration|consortium|project|institute|university"
    r"|association|laboratory|labs?|research|ai|inc|openai|google|meta)\b",
    re.IGNORECASE,
)


def clean_text(value: Any, length: int) -> str:
    """What is no text is empty."""
    if not isinstance(value, str):
        return ""
    text = value[: 4 * length]
    printable = [letter if letter.isprintable() else " " for letter in text]
    return " ".join("".join(printable).split())[:length].strip()


def text_of_markup(value: Any, length: int) -> str:
    """A text of Crossref or DataCite, where tags and entities stand in between."""
    if not isinstance(value, str):
        return ""
    marked_up = unescape(value[: 4 * length])
    in_lines = BLOCK.sub(" ", marked_up)
    return clean_text(TAG.sub("", in_lines), length)


def abstract_of_markup(value: Any) -> str:
    """Without the heading that says what it is."""
    return text_of_markup(value, ABSTRACT_LENGTH).removeprefix("Abstract ")


def clean_year(value: Any) -> int | None:
    """A year that the library could keep, from a number or a text that begins so."""
    match = re.match(r"[0-9]{4}(?![0-9])", str(value))
    if match is None or int(match[0]) not in YEARS:
        return None
    return int(match[0])


def first_of(value: Any) -> Any:
    """The first of a list, where it is one."""
    if isinstance(value, list):
        return value[0] if value else None
    return value


def dict_of(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def dicts_of(value: Any) -> list[dict[str, Any]]:
    """Those of a list that are JSON objects."""
    if not isinstance(value, list):
        return []
    return [item for item in value if isinstance(item, dict)]


def person_name(family: Any, given: Any) -> str:
    """“Family, Given”; an organisation has no given name."""
    family_text = clean_text(family, NAME_LENGTH)
    family_name = " ".join(family_text.replace(",", " ").split())
    given_name = clean_text(given, NAME_LENGTH).strip(", ")
    if not family_name or not given_name:
        return family_name or given_name
    return f"{family_name}, {given_name}"[:NAME_LENGTH]


def family_first(name: Any) -> str:
    """“Aäron van den Oord” as “van den Oord, Aäron”."""
    whole_name = clean_text(name, NAME_LENGTH)
    words = whole_name.split()
    if len(words) < 2 or ORGANISATION.search(whole_name):
        return person_name(whole_name, "")
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    family = " ".join(words[start:])
    given = " ".join(words[:start])
    return person_name(family, given)


def unique_names(names: list[str]) -> tuple[str, ...]:
    """Each name once; a paper names nobody twice."""
    known = [name for name in names if name]
    return tuple(dict.fromkeys(known))[:MOST_AUTHORS]
