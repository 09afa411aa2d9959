"""From a file's bytes to text that is worth parsing."""

import re
import unicodedata
from pathlib import Path, PurePath

from papers.libraryfiles.faults import Faults
from papers.libraryfiles.file_names import ENDINGS
from papers.libraryfiles.slugs import SLUG_REMEDY, is_slug

KILOBYTE = 1000
NOTE_LIMIT = 200 * KILOBYTE
THEME_LIMIT = 500 * KILOBYTE
TOPICS_LIMIT = 2000 * KILOBYTE
TABLE_LIMIT = 200 * KILOBYTE
# Of a picture, which is written as text; a drawing has a limit of its own.
FIGURE_LIMIT = 410 * KILOBYTE
COLLECTION_LIMIT = 2000 * KILOBYTE

# Control characters, line separators, surrogates, byte order marks and marks that turn
# the direction of text.
FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff"
    "]"
)


def text_problem(text: str) -> str | None:
    """Why a text can't be kept as it is, or None."""
    mark = FORBIDDEN.search(text)
    if mark:
        return f"The character U+{ord(mark.group()):04X} is not allowed"
    if not is_normal(text):
        return "The text is not in Unicode NFC"
    return None


def is_normal(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def is_one_line(text: str) -> bool:
    """It says something, in one line, with no space at its ends."""
    if not text or text != text.strip():
        return False
    return re.search(r"[\n\t]", text) is None


def read_text(file: Path, limit: int, faults: Faults) -> str | None:
    """The text of a file, or None and a fault."""
    if file.is_symlink() or not file.is_file():
        faults.add(
            1,
            "This is not a regular file",
            "Put the file itself here",
        )
        return None
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        problem = f"The file can't be read ({error.strerror})"
        faults.add(
            1,
            problem,
            "Check its permissions",
        )
        return None
    if is_too_long(content, limit, faults):
        return None
    return decode_text(content, faults)


def is_too_long(content: bytes, limit: int, faults: Faults) -> bool:
    if len(content) <= limit:
        return False
    faults.add(
        1,
        f"The file is larger than {limit // KILOBYTE} kB",
        "Shorten or split it",
    )
    return True


def check_file_name(path: str, faults: Faults) -> bool:
    """Whether a file of this name is known: a table, or <slug>.md in its folder."""
    name = PurePath(path)
    ending = ENDINGS.get(str(name.parent))
    if ending is None or (name.suffix == ending and is_slug(name.stem)):
        return True
    faults.add(
        1,
        "The file's name does not belong here",
        f"Name it <slug>{ending}. {SLUG_REMEDY}",
    )
    return False


def decode_text(content: bytes, faults: Faults) -> str | None:
    """Bytes as text: UTF-8 in NFC with LF line ends and no odd characters.

    None and a fault where they are anything else.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.add(
            line,
            "The file is not UTF-8 here",
            "Save it as UTF-8",
        )
        return None
    mark = FORBIDDEN.search(text)
    if mark:
        line = text.count("\n", 0, mark.start()) + 1
        if mark.group() == "\r":
            faults.add(
                line,
                "The line ends with CR",
                "Save the file with LF line ends",
            )
        else:
            faults.add(
                line,
                text_problem(text) or "",
                "Remove it",
            )
        return None
    if not is_normal(text):
        problem = text_problem(text) or ""
        faults.add(
            first_odd_line(text),
            problem,
            "Save it in normal form C",
        )
        return None
    return text


def first_odd_line(text: str) -> int:
    """The first line that is not in normal form C, counted from 1."""
    for number, row in enumerate(text.split("\n"), start=1):
        if not is_normal(row):
            return number
    return 1
