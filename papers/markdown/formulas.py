r"""LaTeX to MathML.

The converter writes a few `style` values for alignment and rules; each becomes a class
(STYLE_CLASSES), so that pages need no inline style. What would be too much for it is
refused before it is asked.
"""

import re

from math_core import LatexError, LatexToMathML

from papers.markdown.formula_limits import DEPTH_LIMIT, is_too_much, tag_depth

STYLE_CLASSES = {
    "text-align:left": "math-left",
    "text-align:right": "math-right",
    "padding-left:0": "math-tight-left",
    "padding-right:0": "math-tight-right",
    "padding-left:1em": "math-gap-left",
    "padding-right:0.1667em": "math-thin-right",
    "border-top:0.05em solid currentcolor": "math-rule-top",
    "border-bottom:0.05em solid currentcolor": "math-rule-bottom",
    "border-left:0.05em solid currentcolor": "math-rule-left",
    "border-right:0.05em solid currentcolor": "math-rule-right",
    "margin-left:-0.16666667em": "math-back",
    "font-variant-caps:small-caps": "math-small-caps",
}
MATH_CLASSES = frozenset(STYLE_CLASSES.values())

# What the converter lacks, in terms of what it has.
MACROS = {
    "substack": r"\begin{matrix}#1\end{matrix}",
    "widetilde": r"\tilde{#1}",
    "mathds": r"\mathbb{#1}",
    "mathbbm": r"\mathbb{#1}",
    "pmb": r"\boldsymbol{#1}",
    "ensuremath": r"#1",
}
# Numbered environments mean the same without their numbers, which only a whole
# document could give.
ENVIRONMENTS = {
    "align": "aligned",
    "split": "aligned",
    "gather": "gathered",
    "smallmatrix": "matrix",
}

ENVIRONMENT = re.compile(r"\\(begin|end)\{(align|split|gather|smallmatrix)\*?\}")
EQUATION = re.compile(r"\\(?:begin|end)\{equation\*?\}")
REFUSED = re.compile(
    r"\\(?:eqref|ref|label|tag|href|url|color|textcolor|colorbox|mathchoice"
    r"|newcommand|renewcommand|def)(?![A-Za-z])"
)
STYLE = re.compile(r' (?:class="([^"]*)" )?style="([^"]*)"')
TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]*m")

_converter = LatexToMathML(macros=MACROS)


class FormulaError(ValueError):
    """Why a formula can't be shown."""


def to_mathml(latex: str, *, is_display: bool) -> str:
    """A formula as a `<math>` element. Raises FormulaError."""
    refused = REFUSED.search(latex)
    if refused:
        raise FormulaError(f"{refused.group()} is not available in formulas")
    if is_too_much(latex):
        raise FormulaError("the formula is too long or leaves brackets open")
    known = EQUATION.sub("", ENVIRONMENT.sub(_rename_environment, latex))
    try:
        mathml = _converter.convert_with_local_state(known, displaystyle=is_display)
    except LatexError as error:
        raise FormulaError(_reason_of(error)) from error
    if tag_depth(mathml) > DEPTH_LIMIT:
        raise FormulaError("the formula is nested too deeply")
    return STYLE.sub(_replace_style, mathml)


def _rename_environment(found: re.Match[str]) -> str:
    place, name = found.groups()
    return rf"\{place}{{{ENVIRONMENTS[name]}}}"


def _replace_style(attributes: re.Match[str]) -> str:
    """The classes that the element has, and one for each declaration of its style."""
    class_names, style = attributes.groups()
    classes = (class_names or "").split()
    for declaration in style.split(";"):
        plain = re.sub(r"\s*:\s*", ":", declaration.strip())
        if plain in STYLE_CLASSES:
            classes.append(STYLE_CLASSES[plain])
    if not classes:
        return ""
    return f' class="{" ".join(classes)}"'


def _reason_of(error: LatexError) -> str:
    """The first line of what the converter says."""
    for line in TERMINAL_COLOUR.sub("", str(error)).split("\n"):
        reason = line.strip()
        if reason:
            return reason.removeprefix("Error:").strip().rstrip(".")
    return "not LaTeX"
