"""A file or a pasted text of references, whatever its encoding and its format."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from papers.formats.collection import paused_collection
from papers.formats.parsed import MOST_LINES, ParsedText, TooManyWorks
from papers.formats.read_bibtex import read_bibtex
from papers.formats.read_csl import read_csl
from papers.formats.read_csv import columns_of, first_line, read_csv
from papers.formats.read_ris import read_ris
from papers.formats.read_text import read_text

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How a file begins that is no text, and what people call it.
OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file (ZIP, Word, Excel or the like)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
SAMPLE = 4096
BIBTEX = re.compile(r"^[ \t]*@[ \t]*\w+\s*[{(]", re.MULTILINE)
RIS = re.compile(r"^\s*TY\s{1,2}-", re.MULTILINE)
JSON = re.compile(r"\s*(?:\[\s*\{|\{\s*\"|\[\s*\]\s*\Z)")
MARKDOWN_LINE = re.compile(r"\s*(?:[-*+#>]|\d+\.)\s")


class NoText(ValueError):
    """A file that holds no text; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class References:
    """What was read, and the name of the format it was read as."""

    format_name: str
    parsed: ParsedText


FORMATS: dict[str, Callable[[str], ParsedText]] = {
    "BibTeX": read_bibtex,
    "RIS": read_ris,
    "CSL-JSON": read_csl,
    "CSV": read_csv,
    "text": read_text,
}


def decode_file(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16, or what Windows wrote in the West."""
    for start, name in OTHER_FILES:
        if content.startswith(start):
            raise NoText(f"This is {name}, not a text.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return decode_text(content[len(mark) :], encoding)
    return decode_text(content, guessed_encoding(content))


def decode_text(content: bytes, encoding: str) -> str:
    """With line breaks as they are here; what is no sign becomes �."""
    text = content.decode(encoding, errors="replace")
    if "\x00" in text:
        raise NoText("This file is no text.")
    return unified_lines(text)


def unified_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def guessed_encoding(content: bytes) -> str:
    """By the zeros of UTF-16 without its mark, then by whether UTF-8 fits."""
    sample = content[:SAMPLE]
    zeros_first = sample[::2].count(0)
    zeros_second = sample[1::2].count(0)
    if zeros_second > len(sample) // 5:
        return "utf-16-le"
    if zeros_first > len(sample) // 5:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def read_references(text: str) -> References:
    """All works and all that was not understood; may raise TooManyWorks."""
    text = unified_lines(text)
    if text.count("\n") > MOST_LINES:
        raise TooManyWorks
    name = format_of(text)
    with paused_collection():
        return References(name, FORMATS[name](text))


def format_of(text: str) -> str:
    """One of FORMATS, by what the text looks like and not by a file's name."""
    if JSON.match(text):
        return "CSL-JSON"
    if BIBTEX.search(text):
        return "BibTeX"
    if RIS.search(text):
        return "RIS"
    head = first_line(text.lstrip())
    if columns_of(head) and not MARKDOWN_LINE.match(head):
        return "CSV"
    return "text"
