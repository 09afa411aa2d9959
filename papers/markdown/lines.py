"""Formulas as one would type them into a line of plain text."""

import re
import unicodedata
from collections.abc import Callable

COMMAND = re.compile(r"\\([A-Za-z]+)")
RAISED = re.compile(r"([\^_])(?:\{([^{}]*)\}|(.))")
SIGNS = {
    **{
        "times": "×",
        "cdot": "·",
        "pm": "±",
        "infty": "∞",
        "to": "→",
        "rightarrow": "→",
        "ell": "ℓ",
        "sqrt": "√",
    },
    **{
        "le": "≤",
        "leq": "≤",
        "ge": "≥",
        "geq": "≥",
        "neq": "≠",
        "approx": "≈",
        "sim": "∼",
        "log": "log",
        "dots": "…",
    },
    **{
        "partial": "∂",
        "nabla": "∇",
        "sum": "∑",
        "varepsilon": "ε",
        "epsilon": "ε",
        "varphi": "φ",
    },
}
SUPERSCRIPTS = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def in_a_line(formula: str, can_show: Callable[[str], bool] = str.isprintable) -> str:
    """LaTeX without its commands: `O(n^2)` is O(n²); raised and lowered letters only where they can be shown."""

    def raised(script: re.Match[str]) -> str:
        mark, text = script[1], script[2] or script[3] or ""
        set_small = text.translate(SUPERSCRIPTS if mark == "^" else SUBSCRIPTS)
        is_there = all(
            small != letter and can_show(small)
            for letter, small in zip(text, set_small, strict=True)
        )
        return set_small if is_there else f"{mark}{text}"

    text = RAISED.sub(raised, COMMAND.sub(sign, formula))
    return text.replace("{", "").replace("}", "").replace("\\", "")


def sign(command: re.Match[str]) -> str:
    name = command[1]
    if name in SIGNS:
        return SIGNS[name]
    size = "CAPITAL" if name[0].isupper() else "SMALL"
    try:
        return unicodedata.lookup(
            f"GREEK {size} LETTER {name.replace('lambda', 'lamda').replace('Lambda', 'lamda').upper()}"
        )
    except KeyError:
        return ""
