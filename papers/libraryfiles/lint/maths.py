"""Whether formulas can be shown, and whether each symbol is explained."""

import re
from collections.abc import Iterator

from papers.libraryfiles.entries import NoteFile
from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.texts import LocatedText, text_of_section
from papers.markdown import FormulaError, to_mathml
from papers.markdown.formula_limits import LENGTH_LIMIT
from papers.markdown.spans import Span, find_spans

EXPLAIN = "Say what it means, with the symbol in dollars, in this section"
STRAY_DOLLAR = re.compile(r"(?<!\\)\$(?!\d)")
# Words set upright are names, not symbols; blackboard letters are sets and operators.
UPRIGHT = (
    r"(?:text|textbf|textit|texttt|textrm|mathrm|mathsf|mathtt|operatorname\*?"
    r"|mathbb|mathds|mathbbm|tag|begin|end)"
)
NAMED = re.compile(rf"\\{UPRIGHT}\s*(?:\{{[^{{}}]*\}}|\s[A-Za-z0-9])(?:\{{[lcr|]*\}})?")
LABEL = re.compile(r"[_^]\s*\{[^{}]*?[A-Za-z]{2,}[^{}]*\}")
LABEL_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{2,}")
TRANSPOSED = re.compile(r"\^\s*(?:T|\{T\})(?![A-Za-z])")
BOUND = re.compile(
    r"\\(?:sum|prod|bigcup|bigcap|bigoplus|max|min|arg(?:max|min))\s*(?:\\limits\s*)?_\s*(?:\{([^{}]*)\}|(\S))"
)
DIFFERENTIAL = re.compile(r"(?<![A-Za-z\\])d(?=\s*(?:\\[A-Za-z]+|[A-Za-z]))")
EXPONENTIAL = re.compile(r"(?<![A-Za-z\\])e(?=\s*\^)")
_GREEK = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon
    phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega varepsilon vartheta
    varrho varsigma varphi varpi ell
"""
GREEK = frozenset(_GREEK.split())
SYMBOL = re.compile(r"\\([A-Za-z]+)|([A-Za-z])")


def lint_formulas(text: LocatedText) -> Iterator[Fault]:
    """Formulas that can't be converted, and dollars that open none."""
    if "$" not in text.content:
        return
    for span in find_spans(text.content):
        if span.kind in ("maths", "display"):
            yield from lint_formula(text, span)
    for stray in STRAY_DOLLAR.finditer(text.masked):
        remedy = "Write $x$ with no space inside, $$ on lines of its own, or \\$ for the sign"
        yield Fault(
            text.path,
            text.line_at(stray.start()),
            "A dollar sign opens or closes no formula",
            remedy,
        )


def lint_formula(text: LocatedText, span: Span) -> Iterator[Fault]:
    latex = _latex(text.content, span)
    try:
        to_mathml(latex, is_display=span.kind == "display")
    except FormulaError as error:
        problem = f"The formula {quote_text(latex)} can't be shown: {error}"
        yield Fault(text.path, text.line_at(span.start), problem, "Mend the LaTeX")


def lint_symbols(note: NoteFile) -> Iterator[Fault]:
    """Symbols in display formulas that the section around them never shows in its sentences."""
    for section in note.all_sections():
        text = text_of_section(note, section)
        found = find_spans(text.content)
        explained: set[str] = set()
        for span in found:
            if span.kind == "maths":
                explained |= symbols(_latex(text.content, span), is_display=False)
        for span in found:
            if span.kind == "display":
                latex = _latex(text.content, span)
                unexplained = sorted(symbols(latex) - explained - {_defined(latex)})
                if unexplained:
                    problem = f"The formula uses {', '.join(unexplained)} without explaining it"
                    yield Fault(text.path, text.line_at(span.start), problem, EXPLAIN)


def symbols(latex: str, *, is_display: bool = True) -> frozenset[str]:
    """Letters and Greek letters; in a display without those that the formula itself binds."""
    bare = EXPONENTIAL.sub(
        " ", TRANSPOSED.sub(" ", NAMED.sub(" ", latex[:LENGTH_LIMIT]))
    )
    if r"\int" in bare:
        bare = DIFFERENTIAL.sub(" ", bare)
    bound = _bound(bare) if is_display else frozenset()
    if is_display:
        bare = LABEL.sub(lambda label: LABEL_WORD.sub(" ", label.group()), bare)
    return frozenset(_symbols(bare)) - bound


def _bound(latex: str) -> frozenset[str]:
    """Letters that a sum, a product or an extremum runs over."""
    heads = (
        re.split(r"=|\\in|\\ne|<|:|\\sim", found.group(1) or found.group(2))[0]
        for found in BOUND.finditer(latex)
    )
    return frozenset(symbol for head in heads for symbol in _symbols(head))


def _symbols(latex: str) -> Iterator[str]:
    for found in SYMBOL.finditer(latex):
        command, letter = found.groups()
        if letter:
            yield letter
        elif command in GREEK:
            yield command


def _defined(latex: str) -> str:
    """The symbol that a formula begins with and gives a value to, or nothing."""
    left, equals, _ = latex.replace("&", "").partition("=")
    return next(iter(_symbols(NAMED.sub(" ", left))), "") if equals else ""


def _latex(content: str, span: Span) -> str:
    return content[span.start : span.end].strip(" \t>\n").strip("$").strip()
