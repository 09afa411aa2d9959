"""From a file's bytes to text that is worth parsing."""

import re
import unicodedata
from pathlib import Path

from papers.libraryfiles.faults import Faults

KILOBYTE = 1000
NOTE_LIMIT = 200 * KILOBYTE
THEME_LIMIT = 500 * KILOBYTE
TOPICS_LIMIT = 2000 * KILOBYTE
TABLE_LIMIT = 200 * KILOBYTE
FIGURE_LIMIT = 20 * KILOBYTE

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_LENGTH = 80
# Below /papers/ these are pages of their own, now or one day: no paper of such a name could be opened.
RESERVED = frozenset({"compare", "export", "import", "map", "new", "search"})
SLUG_REMEDY = (
    "Use lower-case ASCII letters, digits and single hyphens, at most 80 characters"
)

# Control characters, line separators, surrogates, byte order marks and marks that turn the direction of text.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and SLUG.match(text) is not None


def text_problem(text: str) -> str | None:
    """Why a text can't be kept as it is, or None."""
    mark = FORBIDDEN.search(text)
    if mark:
        return f"The character U+{ord(mark.group()):04X} is not allowed"
    if not unicodedata.is_normalized("NFC", text):
        return "The text is not in Unicode NFC"
    return None


def read_text(file: Path, limit: int, faults: Faults) -> str | None:
    """The text of a file, or None and a fault."""
    if file.is_symlink() or not file.is_file():
        return _refuse(
            faults, 1, "This is not a regular file", "Put the file itself here"
        )
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        return _refuse(
            faults,
            1,
            f"The file can't be read ({error.strerror})",
            "Check its permissions",
        )
    if len(content) > limit:
        return _refuse(
            faults,
            1,
            f"The file is larger than {limit // KILOBYTE} kB",
            "Shorten or split it",
        )
    return decoded(content, faults)


def decoded(content: bytes, faults: Faults) -> str | None:
    """Bytes as text, when they are UTF-8 in NFC with LF line ends and no odd characters."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _refuse(faults, line, "The file is not UTF-8 here", "Save it as UTF-8")
    mark = FORBIDDEN.search(text)
    if mark:
        line = text.count("\n", 0, mark.start()) + 1
        if mark.group() == "\r":
            return _refuse(
                faults, line, "The line ends with CR", "Save the file with LF line ends"
            )
        return _refuse(faults, line, text_problem(text) or "", "Remove it")
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            n
            for n, row in enumerate(text.split("\n"), 1)
            if not unicodedata.is_normalized("NFC", row)
        )
        return _refuse(
            faults, line, "The text is not in Unicode NFC", "Save it in normal form C"
        )
    return text


def _refuse(faults: Faults, line: int, problem: str, remedy: str) -> str | None:
    faults.add(line, problem, remedy)
    return None
