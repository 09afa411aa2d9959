"""Titles in the letters that the typeface has: formulas in a line of text, other scripts left out."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import as_file, files

from PIL import ImageFont

from papers.markdown import plain_formula

FACES = {"text": "SourceSerifPro-Regular.ttf", "strong": "SourceSerifPro-Semibold.ttf"}
FORMULA = re.compile(r"\$(?=\S)([^$]+?)(?<=\S)\$")
LOOSE = " ,:;·-–—/"


@lru_cache(maxsize=64)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("font_source_serif_pro") / "files" / FACES[name]) as path:
        return ImageFont.truetype(path, size)


@lru_cache(maxsize=4096)
def has_letter(letter: str) -> bool:
    """Whether the typeface draws it as something else than its sign for what it lacks."""
    if letter.isspace() or not letter.isprintable():
        return False
    font = face("strong", 32)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd"))


def settable(text: str) -> str:
    """The text on one line in letters that the typeface has; empty when nothing readable is left."""
    typed = FORMULA.sub(lambda formula: plain_formula(formula[1], has_letter), text)
    line = " ".join(unicodedata.normalize("NFC", typed).split())
    found = " ".join("".join(letters_for(letter) for letter in line).split()).strip(
        LOOSE
    )
    return found if any(letter.isalnum() for letter in found) else ""


def letters_for(letter: str) -> str:
    """The letter, or plain ones that mean the same (𝐀 is A), or nothing."""
    if letter == " " or has_letter(letter):
        return letter
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", letter)
        if part == " " or has_letter(part)
    )
