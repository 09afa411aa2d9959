"""What LaTeX's commands for letters and signs mean, as plain text.

Maths stays as it is, and so does a command that is not known.
"""

import re
import unicodedata
from functools import lru_cache

from papers.formats.bibtex import MATHS

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
SIGNS = {
    "AA": "Å",
    "AE": "Æ",
    "DH": "Ð",
    "DJ": "Đ",
    "L": "Ł",
    "NG": "Ŋ",
    "O": "Ø",
    "OE": "Œ",
    "P": "¶",
    "S": "§",
    "TH": "Þ",
    "aa": "å",
    "ae": "æ",
    "copyright": "©",
    "dh": "ð",
    "dj": "đ",
    "dots": "…",
    "euro": "€",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "ldots": "…",
    "ng": "ŋ",
    "o": "ø",
    "oe": "œ",
    "pounds": "£",
    "ss": "ß",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textemdash": "—",
    "textendash": "–",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textregistered": "®",
    "texttrademark": "™",
    "textunderscore": "_",
    "th": "þ",
}
# These say how their words look, and the words are all we want.
STYLES = {
    "bf",
    "emph",
    "em",
    "enquote",
    "it",
    "mbox",
    "mathrm",
    "path",
    "relax",
    "rm",
    "sc",
    "text",
    "textbf",
    "textit",
    "textrm",
    "textsc",
    "textsf",
    "texttt",
    "textup",
    "tt",
    "uppercase",
    "url",
}
# A backslash before one of these is the sign itself, a space or nothing.
ESCAPED_SIGNS = {
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "\n": " ",
}
DOTLESS = {"ı": "i", "ȷ": "j"}
NEEDS_DECODING = re.compile(r"[\\{}~]")
# “{\"u}”, “{\L}”: one letter with the braces around it.
LETTER_GROUP = re.compile(r"\{\\[^{}\\]{1,4}(?:\{\\?\w?\}|\\\w)?\}")
ESCAPED_IN_ADDRESS = re.compile(r"\{\\([_%&#$~])\}|\\([_%&#$~])")
TOKEN = re.compile(
    rf"""
      \{{\$(?P<compared>[<>])\$\}}
    | (?P<maths>{MATHS.pattern})
    | \\(?P<accent>[`'^"~=.]|[uvHckrdb](?![A-Za-z]))\s*
      (?:\{{\s*(?P<braced>\\?[^\W\d_]?)\s*\}}|(?P<letter>\\?[^\W\d_]))
    | \\(?P<command>[A-Za-z]+)(?:\s*\{{\}}|\s+)?
    | \\(?P<escaped>.)
    | (?P<space>~)
    | [{{}}]
    """,
    re.VERBOSE | re.DOTALL,
)


def decode_latex(text: str) -> str:
    """The text as people read it; touched only where LaTeX stands."""
    if not NEEDS_DECODING.search(text):
        return text
    return TOKEN.sub(decoded_token, text)


def decode_letters(text: str) -> str:
    """Only letters in braces of their own: the braces that stay hold words together."""
    return LETTER_GROUP.sub(decoded_group, text)


def decoded_group(group: re.Match[str]) -> str:
    return decoded_letter(group[0])


@lru_cache(maxsize=1_000)
def decoded_letter(latex: str) -> str:
    return decode_latex(latex)


def decode_verbatim(text: str) -> str:
    """A DOI or an address as it is: only signs that need no escape are escaped."""
    return ESCAPED_IN_ADDRESS.sub(r"\1\2", text)


def decoded_token(token: re.Match[str]) -> str:
    kind = token.lastgroup
    if kind is None:
        return ""
    if kind in ("braced", "letter"):
        return accented_letter(token["accent"], token[kind])
    if kind == "command":
        return command_meaning(token[0], token["command"])
    if kind == "escaped":
        return ESCAPED_SIGNS.get(token["escaped"], token["escaped"])
    if kind == "space":
        return " "
    return token[kind]


def accented_letter(accent: str, letter: str) -> str:
    if letter.startswith("\\"):
        sign = SIGNS.get(letter[1:], letter[1:])
        letter = DOTLESS.get(sign, sign)
    accented = letter + ACCENTS[accent]
    return unicodedata.normalize("NFC", accented)


def command_meaning(whole: str, name: str) -> str:
    if name in SIGNS:
        return SIGNS[name]
    if name in STYLES:
        return ""
    return whole
