"""Titles in the glyphs that the typeface has.

Formulas are typed in a line of text, other scripts in Latin letters.
"""

import unicodedata
from functools import lru_cache
from importlib.resources import as_file, files

from anyascii import anyascii
from PIL import ImageFont

from papers.markdown import type_formulas

FACES = {
    "text": "SourceSerifPro-Regular.ttf",
    "strong": "SourceSerifPro-Semibold.ttf",
}
# No line begins or ends with one of these when what stood beside it is left out.
SEPARATORS = " ,:;·-–—/"
# A code point for private use, which no typeface draws.
LACKING = "\U0010fffd"


@lru_cache(maxsize=64)
def load_face(name: str, size: int) -> ImageFont.FreeTypeFont:
    folder = files("font_source_serif_pro") / "files"
    with as_file(folder / FACES[name]) as path:
        return ImageFont.truetype(path, size)


@lru_cache(maxsize=4096)
def has_glyph(character: str) -> bool:
    """Whether the typeface draws it as something else than its sign for the lacking."""
    if character.isspace() or not character.isprintable():
        return False
    font = load_face("strong", 32)
    drawn = bytes(font.getmask(character))
    return drawn != bytes(font.getmask(LACKING))


def settable_text(text: str) -> str:
    """The text on one line in glyphs that the typeface has.

    Empty when nothing readable is left.
    """
    typed = type_formulas(text, has_glyph)
    composed = join_words(unicodedata.normalize("NFC", typed))
    glyphs = "".join(map(glyphs_for, composed))
    line = join_words(glyphs).strip(SEPARATORS)
    if not any(map(str.isalnum, line)):
        return ""
    return line


def join_words(text: str) -> str:
    """On one line, with one space between two words."""
    return " ".join(text.split())


def glyphs_for(character: str) -> str:
    """The character, plain ones that mean the same (𝐀 is A), or nothing.

    A letter of a script that the typeface lacks comes in Latin ones (田 is Tian).
    """
    if is_shown(character):
        return character
    parts = unicodedata.normalize("NFKD", character)
    shown = "".join(filter(is_shown, parts))
    if shown or not character.isalpha():
        return shown
    return "".join(filter(str.isalnum, anyascii(character)))


def is_shown(character: str) -> bool:
    return character == " " or has_glyph(character)
