"""Formulas as one would type them into a line of plain text: `x² ≤ (a + b)/2`.

They are read from their MathML, so that all that a page shows stands in the line too.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element, fromstring

from papers.markdown.formula_rewriting import FormulaError
from papers.markdown.formulas import to_mathml
from papers.markdown.plain_symbols import (
    ACCENT_NAMES,
    ACCENTS,
    BRACES,
    FACTOR,
    LARGE,
    PRIMES,
    SCRIPT,
    SMALL,
    SPACED_SIGN,
    SPACES,
    ends_operand,
    in_brackets,
    join_spaces,
    plain_symbols,
    space_operator,
)
from papers.markdown.spans import find_spans

CanShow = Callable[[str], bool]
# Entities that XML does not know, as HTML does.
ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#\w+);)\w+;")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# In em: what LaTeX puts between a function and its argument is a space.
THINNEST = 0.1
FORMULAS = frozenset({"maths", "display"})
LATEX_MARKS = re.compile(r"[\\{}]")


def plain_formula(latex: str, can_show: CanShow = str.isprintable) -> str:
    """The formula in one line: `O(n^2)` is O(n²).

    Raised and lowered glyphs and accents only where they can be shown. Of what can't be
    set, the source without its braces.
    """
    return _plain_formula(latex, can_show)


@lru_cache(maxsize=4096)
def _plain_formula(latex: str, can_show: CanShow) -> str:
    try:
        mathml = to_mathml(latex, is_display=False)
    except FormulaError:
        return join_spaces(LATEX_MARKS.sub(" ", latex))
    known = ENTITY.sub(_as_character, mathml)
    return _Typing(can_show).type_row(fromstring(known))


def type_formulas(text: str, can_show: CanShow = str.isprintable) -> str:
    """A title with its formulas typed, and all else as it stands."""
    if "$" not in text:
        return text
    parts = []
    position = 0
    for span in find_spans(text):
        if span.kind in FORMULAS:
            latex = text[span.start : span.end].strip("$")
            parts.append(text[position : span.start])
            parts.append(plain_formula(latex, can_show))
            position = span.end
    parts.append(text[position:])
    return "".join(parts)


def _as_character(entity: re.Match[str]) -> str:
    return unescape(entity[0])


@dataclass
class _Line:
    """What is typed of a row so far."""

    text: str = ""
    is_behind_word: bool = False
    # Whether the last word is a function, and its argument comes.
    is_applied: bool = False

    def add(self, element: Element, typed: str) -> None:
        """What an element says, with a space where two words would run together."""
        if element.tag == "mo" and not is_grouping_comma(element):
            typed = space_operator(typed, self.text)
        if self.text[-1:] != " " and self.needs_space(element, typed):
            self.text += " "
        self.text += typed
        self.is_applied = element.tag == "mo" and not typed
        if typed.strip():
            self.is_behind_word = is_word(element)

    def needs_space(self, element: Element, typed: str) -> bool:
        if typed[:1] in LARGE:
            return ends_operand(self.text)
        if not typed[:1].isalnum():
            return False
        if is_word(element):
            return ends_operand(self.text)
        # BM25 is one name, log 2 are two.
        is_apart = self.is_applied or element.tag != "mn"
        return self.is_behind_word and is_apart


@dataclass(frozen=True)
class _Typing:
    """How MathML is typed, element by element."""

    can_show: CanShow

    def type_row(self, parent: Iterable[Element]) -> str:
        line = _Line()
        for element in parent:
            line.add(element, self.type_element(element))
        return join_spaces(line.text)

    def type_element(self, element: Element) -> str:
        writer = WRITERS.get(element.tag)
        if writer is None:
            return self.type_row(element)
        return writer(self, element)

    def type_token(self, element: Element) -> str:
        return plain_symbols(element.text or "")

    def type_words(self, element: Element) -> str:
        return SPACES.sub(" ", self.type_token(element))

    def type_space(self, element: Element) -> str:
        width = NUMBER.match(element.get("width", ""))
        if width is None or float(width[0]) < THINNEST:
            return ""
        return " "

    def type_nothing(self, element: Element) -> str:
        return ""

    def type_fraction(self, element: Element) -> str:
        above, below = map(self.type_element, element)
        if element.get("linethickness") == "0":
            return f"{above} choose {below}"
        above = in_brackets(above, FACTOR)
        below = in_brackets(below, FACTOR)
        return f"{above}/{below}"

    def type_root(self, element: Element) -> str:
        content = self.type_row(element)
        return f"√{in_brackets(content, FACTOR)}"

    def type_indexed_root(self, element: Element) -> str:
        content, index = map(self.type_element, element)
        small = self.type_script("^", index).removeprefix("^")
        return f"{small}√{in_brackets(content, FACTOR)}"

    def type_below(self, element: Element) -> str:
        base, below = element
        if is_mark(below):
            return self.with_mark(base, below)
        return self.with_scripts(base, below, None)

    def type_above(self, element: Element) -> str:
        base, above = element
        if is_mark(above):
            return self.with_mark(base, above)
        return self.with_scripts(base, None, above)

    def type_both(self, element: Element) -> str:
        base, below, above = element
        return self.with_scripts(base, below, above)

    def with_mark(self, base: Element, mark: Element) -> str:
        """A letter with its accent; a brace is left to the words beside it."""
        content = self.type_element(base)
        sign = sign_of(mark)
        if sign in BRACES:
            return content
        accent = ACCENTS[sign]
        if self.can_show(accent):
            accented = "".join(letter + accent for letter in content)
            return unicodedata.normalize("NFC", accented)
        return f"{in_brackets(content, FACTOR)} {ACCENT_NAMES[accent]}"

    def with_scripts(
        self, base: Element, below: Element | None, above: Element | None
    ) -> str:
        text = self.type_element(base)
        if below is not None:
            text += self.type_script("_", self.type_element(below))
        if above is not None:
            text += self.type_script("^", self.type_element(above))
        if sign_of(base) in LARGE:
            text += " "
        return text

    def type_script(self, mark: str, text: str) -> str:
        """In small glyphs if there is one for each, else behind its mark."""
        if mark == "^" and set(text) <= PRIMES:
            return text
        compact = SPACED_SIGN.sub(r"\1", text)
        small = compact.translate(SMALL[mark])
        for glyph, small_glyph in zip(compact, small, strict=True):
            if glyph == small_glyph or not self.can_show(small_glyph):
                return mark + in_brackets(compact, SCRIPT)
        return small

    def type_scripts_around(self, element: Element) -> str:
        """Scripts in pairs; those before the base stand behind `mprescripts`."""
        base, *scripts = element
        behind = ""
        before = ""
        is_before = False
        mark = "_"
        for script in scripts:
            if script.tag == "mprescripts":
                is_before = True
                mark = "_"
                continue
            typed = self.type_script(mark, self.type_element(script))
            if is_before:
                before += typed
            else:
                behind += typed
            mark = "^" if mark == "_" else "_"
        return before + self.type_element(base) + behind

    def type_table(self, element: Element) -> str:
        rows = []
        for row in element:
            cells = filter(None, map(self.type_row, row))
            rows.append(" ".join(cells))
        return "; ".join(filter(None, rows))


WRITERS: dict[str, Callable[[_Typing, Element], str]] = {
    "mi": _Typing.type_token,
    "mn": _Typing.type_token,
    "mo": _Typing.type_token,
    "mtext": _Typing.type_words,
    "mspace": _Typing.type_space,
    "mphantom": _Typing.type_nothing,
    "mfrac": _Typing.type_fraction,
    "msqrt": _Typing.type_root,
    "mroot": _Typing.type_indexed_root,
    "msub": _Typing.type_below,
    "munder": _Typing.type_below,
    "msup": _Typing.type_above,
    "mover": _Typing.type_above,
    "msubsup": _Typing.type_both,
    "munderover": _Typing.type_both,
    "mmultiscripts": _Typing.type_scripts_around,
    "mtable": _Typing.type_table,
}


def sign_of(element: Element) -> str:
    return (element.text or "").strip()


def is_mark(element: Element) -> bool:
    """Whether it is an accent, or a brace over or under its base."""
    sign = sign_of(element)
    return element.tag == "mo" and (sign in ACCENTS or sign in BRACES)


def is_grouping_comma(element: Element) -> bool:
    """The comma of 10{,}000, which the converter sets close."""
    return element.text == "," and element.get("rspace") == "0"


def is_word(element: Element) -> bool:
    """Whether it begins with the name of a function, or with words."""
    first = element
    while len(first):
        children = list(first)
        is_spaced_name = children[0].tag == "mspace" and len(children) > 1
        first = children[1] if is_spaced_name else children[0]
    name = sign_of(first)
    if first.tag == "mo":
        return name.isalpha() and name.isascii()
    return first.tag in ("mi", "mtext") and len(name) > 1
