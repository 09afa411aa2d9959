"""The signs of a formula as they are typed into a line of plain text."""

import re
import unicodedata

# Function application and its like, joiners, and the choice of a glyph's variant.
UNSEEN = re.compile("[\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f]")
SPACES = re.compile(r"\s+")
SPACES_INSIDE = re.compile(r"(?<=[(\[{⟨⌊⌈]) | (?=[)\]}⟩⌋⌉,;])")
# A sign and what it belongs to: -log p.
SIGN_APART = re.compile(r"((?:^|[(\[{,;=|~∼≈≤≥<>] ?)[-+±]) ")
SPACED_SIGN = re.compile(r" ([^\w\s]+) ")
TYPED = str.maketrans({"−": "-", "∗": "*", "⋅": "·", "∥": "‖", "∕": "/"})
# A number or a name, with a sign before it.
SCRIPT = re.compile(r"(?:-?[^\W_]+(?:\.\d+)?|.)[′″]?\Z")
# What is one factor with scripts and arguments: p_θ(x | y), √d, e^(-x).
FACTOR = re.compile(
    r"√?[\w.′″*†∞^⁺⁻⁼⁽⁾₊₋₌₍₎\u0300-\u030c]*"
    r"(?:\([^()]*\))?[′″*]?\Z"
)
SUPERSCRIPTS = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SMALL = {"^": SUPERSCRIPTS, "_": SUBSCRIPTS}
PRIMES = frozenset("′″‴*†‡")
LARGE = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⨀⨆⋁⋀")
# Operators that stand close to what is beside them, for all that Unicode says.
CLOSE = frozenset("|‖/!.°∂∇∀∃∄¬√%")
BETWEEN_OPERANDS = frozenset("-*:·")
BEFORE_OPERAND = frozenset("+-±∓")
# What no operand ends with.
OPEN_ENDS = frozenset(",;|")
# Glyphs over a letter, as they are typed behind it, and in words.
ACCENT_NAMES = {
    "\u0302": "hat",
    "\u0303": "tilde",
    "\u0304": "bar",
    "\u0305": "bar",
    "\u20d7": "vector",
    "\u0307": "dot",
    "\u0308": "double dot",
    "\u030a": "ring",
    "\u030c": "check",
    "\u0306": "breve",
    "\u0301": "acute",
    "\u0300": "grave",
}
# The glyphs that the converter writes for them.
ACCENTS = {
    "ˆ": "\u0302",
    "^": "\u0302",
    "\u0302": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "¯": "\u0304",
    "‾": "\u0304",
    "\u0332": "\u0305",
    "⃗": "\u20d7",
    "→": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
}
# What only gathers the content that is named below or above it.
BRACES = frozenset("⏞⏟⎴⎵⏠⏡")


def plain_character(character: str) -> str:
    """A letter of another typeface as the letter: 𝒩 is N, ℝ is R, but ℓ stays."""
    decomposition = unicodedata.decomposition(character)
    if decomposition.startswith("<font>") and character != "ℓ":
        return unicodedata.normalize("NFKC", character)
    return character


def plain_symbols(text: str) -> str:
    seen = UNSEEN.sub("", text)
    return "".join(map(plain_character, seen)).translate(TYPED)


def space_operator(sign: str, before: str) -> str:
    """An operator with the spaces that it has in a line, behind the text before.

    None after a sign that stands before its operand, as in -x.
    """
    if sign in (",", ";") or sign in LARGE:
        return f"{sign} "
    if sign == "∣":
        return " | "
    if not is_spaced(sign):
        return sign
    if sign in BEFORE_OPERAND and not ends_operand(before):
        return sign
    return f" {sign} "


def is_spaced(sign: str) -> bool:
    """Relations, arrows and operators between two operands."""
    if sign in BETWEEN_OPERANDS:
        return True
    if not sign or sign in CLOSE:
        return False
    return all(map(is_mathematical, sign))


def is_mathematical(character: str) -> bool:
    if unicodedata.category(character) == "Sm":
        return True
    return "ARROW" in unicodedata.name(character, "")


def ends_operand(text: str) -> bool:
    """Whether an operator behind the text has something before it."""
    last = text.rstrip()[-1:]
    if not last or last in OPEN_ENDS:
        return False
    return unicodedata.category(last) not in ("Ps", "Sm")


def join_spaces(text: str) -> str:
    """On one line; no space within brackets, or behind a sign before its operand."""
    line = SPACES.sub(" ", text).strip()
    return SIGN_APART.sub(r"\1", SPACES_INSIDE.sub("", line))


def in_brackets(text: str, whole: re.Pattern[str]) -> str:
    """The text, in brackets where it would be read apart without them."""
    if whole.match(text) or is_bracketed(text):
        return text
    return f"({text})"


def is_bracketed(text: str) -> bool:
    """Whether the bracket that it begins with is closed at its end."""
    if not text.startswith("(") or not text.endswith(")"):
        return False
    depth = 0
    for character in text[:-1]:
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        if depth == 0:
            return False
    return True
