"""Formulas as one would type them into a line of plain text."""

import re
import unicodedata
from collections.abc import Callable

COMMAND = re.compile(r"\\([A-Za-z]+)")
SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(.))")
SIGNS = {
    "times": "×",
    "cdot": "·",
    "pm": "±",
    "infty": "∞",
    "to": "→",
    "rightarrow": "→",
    "ell": "ℓ",
    "sqrt": "√",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "neq": "≠",
    "approx": "≈",
    "sim": "∼",
    "log": "log",
    "dots": "…",
    "partial": "∂",
    "nabla": "∇",
    "sum": "∑",
    "varepsilon": "ε",
    "epsilon": "ε",
    "varphi": "φ",
}
# Unicode spells this Greek letter without its b.
GREEK_NAMES = {"lambda": "lamda", "Lambda": "Lamda"}
SUPERSCRIPTS = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
CanShow = Callable[[str], bool]


def plain_formula(latex: str, can_show: CanShow = str.isprintable) -> str:
    """LaTeX without its commands: `O(n^2)` is O(n²).

    Raised and lowered glyphs only where they can be shown.
    """

    def type_script(script: re.Match[str]) -> str:
        mark, group, glyph = script.groups()
        return _type_script(mark, group or glyph or "", can_show)

    typed = COMMAND.sub(_type_command, latex)
    typed = SCRIPT.sub(type_script, typed)
    return typed.replace("{", "").replace("}", "").replace("\\", "")


def _type_script(mark: str, text: str, can_show: CanShow) -> str:
    """In small glyphs if there is one for each, else behind its mark."""
    small = text.translate(SUPERSCRIPTS if mark == "^" else SUBSCRIPTS)
    for glyph, small_glyph in zip(text, small, strict=True):
        if glyph == small_glyph or not can_show(small_glyph):
            return f"{mark}{text}"
    return small


def _type_command(command: re.Match[str]) -> str:
    """The sign or Greek letter that a command means; nothing for any other."""
    name = command[1]
    if name in SIGNS:
        return SIGNS[name]
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    greek = GREEK_NAMES.get(name, name).upper()
    try:
        return unicodedata.lookup(f"GREEK {size} LETTER {greek}")
    except KeyError:
        return ""
