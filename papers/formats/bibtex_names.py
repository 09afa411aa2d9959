"""The names of a BibTeX field, as “Family, Given”.

The rules are those of “Tame the BeaST”, part 11: words in small letters before the
last word belong to the family's name, and what stands in braces is one word.
"""

import re
from collections.abc import Iterator

from papers.formats.latex import decode_latex, decode_letters

PERSON_BREAK = re.compile(r"\s+and\s+", re.IGNORECASE)
PART_BREAK = re.compile(r"\s*,\s*")
WORD_BREAK = re.compile(r"[\s~]+")
# Braces, what is escaped, and a break: which of them stands outside of all braces?
OUTSIDE_PERSONS = re.compile(r"\\.|[{}]|\s+and\s+", re.IGNORECASE | re.DOTALL)
OUTSIDE_PARTS = re.compile(r"\\.|[{}]|\s*,\s*", re.DOTALL)
OUTSIDE_WORDS = re.compile(r"\\.|[{}]|[\s~]+", re.DOTALL)
# Letters, with single spaces, points and hyphens between them.
PLAIN_NAME = re.compile(r"[^\W_]+(?:[ .'’-]{1,2}[^\W_]+)*+\.?")


def bibtex_names(field: str) -> list[str]:
    """All names, “others” at their end too."""
    names = []
    field = decode_letters(field.strip())
    for person in split_outside_braces(field, PERSON_BREAK, OUTSIDE_PERSONS):
        names.append(person_name(person.strip()))
    return names


def person_name(name: str) -> str:
    family, comma, given = name.partition(", ")
    is_plain = PLAIN_NAME.fullmatch(family) and PLAIN_NAME.fullmatch(given)
    if comma and is_plain:
        return name
    if is_in_braces(name):
        return decode_latex(name)
    parts = split_outside_braces(name, PART_BREAK, OUTSIDE_PARTS)
    words = [decode_latex(part).strip() for part in parts]
    if len(parts) == 1:
        return name_of_words(name)
    if len(parts) == 2:
        return joined_name(words[0], words[1])
    # “King, Jr., Martin Luther”
    return joined_name(f"{words[0]} {words[1]}", " ".join(words[2:]))


def name_of_words(name: str) -> str:
    """“Aäron van den Oord” as “van den Oord, Aäron”."""
    words = split_outside_braces(name, WORD_BREAK, OUTSIDE_WORDS)
    words = [decode_latex(word) for word in words]
    family_start = len(words) - 1
    for place, word in enumerate(words[:-1]):
        if word[:1].islower():
            family_start = place
            break
    family = " ".join(words[family_start:])
    return joined_name(family, " ".join(words[:family_start]))


def joined_name(family: str, given: str) -> str:
    if not given:
        return family
    if not family:
        return given
    return f"{family}, {given}"


def is_in_braces(name: str) -> bool:
    """Whether one pair of braces holds the whole name: an organisation's."""
    if not name.startswith("{") or not name.endswith("}"):
        return False
    depth = 0
    for mark in OUTSIDE_WORDS.finditer(name, 0, len(name) - 1):
        depth += depth_change(mark[0])
        if depth == 0:
            return False
    return True


def depth_change(mark: str) -> int:
    if mark == "{":
        return 1
    return -1 if mark == "}" else 0


def split_outside_braces(
    text: str,
    breaks: re.Pattern[str],
    marks: re.Pattern[str],
) -> list[str]:
    """The text split at each break outside of braces; `marks` are breaks and braces."""
    if "{" not in text:
        return breaks.split(text)
    return list(pieces_outside_braces(text, marks))


def pieces_outside_braces(text: str, marks: re.Pattern[str]) -> Iterator[str]:
    depth = 0
    start = 0
    for mark in marks.finditer(text):
        change = depth_change(mark[0])
        depth += change
        is_break = change == 0 and not mark[0].startswith("\\")
        if is_break and depth <= 0:
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]
