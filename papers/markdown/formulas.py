r"""LaTeX to MathML.

What the converter does not read is rewritten first, how it looks becomes classes
afterwards. What would be too much for it is refused before it is asked.
"""

import re

from math_core import LatexError, LatexToMathML

from papers.markdown.formula_classes import with_classes
from papers.markdown.formula_limits import DEPTH_LIMIT, is_too_much, tag_depth
from papers.markdown.formula_rewriting import FormulaError, rewrite_formula

# What the converter lacks, in terms of what it has.
MACROS = {
    "widetilde": r"\tilde{#1}",
    "widecheck": r"\check{#1}",
    "mathds": r"\mathbb{#1}",
    "mathbbm": r"\mathbb{#1}",
    "pmb": r"\boldsymbol{#1}",
    "ensuremath": r"#1",
    "mathnormal": r"{#1}",
    "mathsfit": r"\mathsf{#1}",
    "textnormal": r"\text{#1}",
    "textup": r"\text{#1}",
    "textmd": r"\text{#1}",
    "textsl": r"\textit{#1}",
    "hdots": r"\ldots",
    "dotsc": r"\ldots",
    "dotso": r"\ldots",
    "dotsb": r"\cdots",
    "dotsm": r"\cdots",
    "dotsi": r"\cdots",
    "sdot": r"\cdot",
    "centerdot": r"\cdot",
    "smallsetminus": r"\setminus",
    "shortmid": r"\mid",
    "nshortmid": r"\nmid",
    "shortparallel": r"\parallel",
    "nshortparallel": r"\nparallel",
    "thicksim": r"\sim",
    "thickapprox": r"\approx",
    "varpropto": r"\propto",
    "smallsmile": r"\smile",
    "smallfrown": r"\frown",
    "smallint": r"\int",
    "mapsfrom": r"↤",
    "enskip": r"\hspace{0.5em}",
    "varliminf": r"\underline{\lim}",
    "varlimsup": r"\overline{\lim}",
    "varinjlim": r"\underrightarrow{\lim}",
    "varprojlim": r"\underleftarrow{\lim}",
    # What only moves its neighbours: the content stands where it is.
    "smash": r"{#1}",
    "vcenter": r"{#1}",
    # What takes no place has a colour that no formula has: see formula_classes.py.
    "mathrlap": r"\textcolor{lime}{#1}",
    "mathllap": r"\textcolor{teal}{#1}",
    "mathclap": r"\textcolor{pink}{#1}",
    "rlap": r"\textcolor{lime}{\text{#1}}",
    "llap": r"\textcolor{teal}{\text{#1}}",
    "clap": r"\textcolor{pink}{\text{#1}}",
    "strut": r"\mathstrut",
    # What says where lines may break, or sizes, which LaTeX ignores in maths.
    "allowbreak": "",
    "nobreak": "",
    "tiny": "",
    "small": "",
    "normalsize": "",
    "large": "",
    "Large": "",
    "LARGE": "",
    "huge": "",
    "Huge": "",
}
REFUSED = re.compile(
    r"\\(?:eqref|ref|href|url|mathchoice|newcommand|renewcommand|def)(?![A-Za-z])"
)
TERMINAL_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A delimiter of a given size (`\Big)`) that bears a script.
SIZED_BASE = re.compile(
    r"(<m(?:sub|sup|subsup|under|over|underover)>)(<mo minsize=[^<>]*>[^<>]*</mo>)"
)

_converter = LatexToMathML(macros=MACROS)


def to_mathml(latex: str, *, is_display: bool) -> str:
    """A formula as a `<math>` element. Raises FormulaError."""
    refused = REFUSED.search(latex)
    if refused:
        raise FormulaError(f"{refused.group()} is not available in formulas")
    if is_too_much(latex):
        raise FormulaError("the formula is too long or leaves brackets open")
    known = rewrite_formula(latex, is_display=is_display)
    if known != latex and is_too_much(known):
        raise FormulaError("the formula is too long")
    try:
        mathml = _converter.convert_with_local_state(
            known, displaystyle=is_display
        )
    except LatexError as error:
        raise FormulaError(_reason_of(error)) from error
    mathml = with_sized_bases(mathml)
    if tag_depth(mathml) > DEPTH_LIMIT:
        raise FormulaError("the formula is nested too deeply")
    return with_classes(mathml)


def with_sized_bases(mathml: str) -> str:
    """Chromium gives a delimiter its size only where it bears no script itself."""
    return SIZED_BASE.sub(r"\1<mrow>\2</mrow>", mathml)


def _reason_of(error: LatexError) -> str:
    """The first line of what the converter says."""
    for line in TERMINAL_COLOUR.sub("", str(error)).split("\n"):
        reason = line.strip()
        if reason:
            return reason.removeprefix("Error:").strip().rstrip(".")
    return "not LaTeX"
