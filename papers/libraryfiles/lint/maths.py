"""Whether formulas can be shown, and whether each symbol is explained."""

import re
from collections.abc import Iterator

from papers.libraryfiles.entries import NoteFile
from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.texts import LocatedText, text_of_section
from papers.markdown import formula_problems
from papers.markdown.formula_limits import LENGTH_LIMIT
from papers.markdown.formula_problems import latex_of
from papers.markdown.spans import Span, find_spans

EXPLAIN = "Say what it means, with the symbol in dollars, in this section"
STRAY_DOLLAR = re.compile(r"(?<!\\)\$(?!\d)")
# Words set upright are names, not symbols; blackboard letters are sets and operators.
UPRIGHT = (
    r"(?:text|textbf|textit|texttt|textrm|mathrm|mathsf|mathtt|operatorname\*?"
    r"|mathbb|mathds|mathbbm|tag|begin|end)"
)
NAMED = re.compile(
    rf"\\{UPRIGHT}\s*"
    r"(?:\{[^{}]*\}|\s[A-Za-z0-9])"
    r"(?:\{[lcr|]*\})?"
)
LABEL = re.compile(r"[_^]\s*\{[^{}]*?[A-Za-z]{2,}[^{}]*\}")
LABEL_WORD = re.compile(r"(?<![A-Za-z\\])[A-Za-z]{2,}")
TRANSPOSED = re.compile(r"\^\s*(?:T|\{T\})(?![A-Za-z])")
# What stands below a sum, a product or an extremum, and the end of its variable there.
RANGE = re.compile(
    r"\\(?:sum|prod|bigcup|bigcap|bigoplus|max|min|arg(?:max|min))"
    r"\s*(?:\\limits\s*)?_\s*"
    r"(?:\{([^{}]*)\}|(\S))"
)
RANGE_SIGN = re.compile(r"=|\\in|\\ne|<|:|\\sim")
DIFFERENTIAL = re.compile(r"(?<![A-Za-z\\])d(?=\s*(?:\\[A-Za-z]+|[A-Za-z]))")
EXPONENTIAL = re.compile(r"(?<![A-Za-z\\])e(?=\s*\^)")
GREEK_LINES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi
    rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma
    Upsilon Phi Psi Omega varepsilon vartheta varrho varsigma varphi varpi ell
"""
GREEK = frozenset(GREEK_LINES.split())
SYMBOL = re.compile(r"\\([A-Za-z]+)|([A-Za-z])")


def lint_formulas(text: LocatedText) -> Iterator[Fault]:
    """Formulas that can't be converted, and dollars that open none."""
    if "$" not in text.content:
        return
    for problem in formula_problems(text.content):
        latex = quote_text(problem.latex)
        yield text.fault_at(
            problem.start,
            f"The formula {latex} can't be shown: {problem.reason}",
            "Mend the LaTeX",
        )
    for stray in STRAY_DOLLAR.finditer(text.masked):
        yield text.fault_at(
            stray.start(),
            "A dollar sign opens or closes no formula",
            "Write $x$ with no space inside, $$ on lines of its own,"
            " or \\$ for the sign",
        )


def lint_symbols(note: NoteFile) -> Iterator[Fault]:
    """Symbols in display formulas that the section's sentences never show."""
    for section in note.all_sections():
        text = text_of_section(note, section)
        explained: set[str] = set()
        displays = []
        for span in find_spans(text.content):
            if span.kind == "maths":
                latex = latex_of(text.content, span)
                explained |= symbols_of(latex)
            elif span.kind == "display":
                displays.append(span)
        for span in displays:
            yield from lint_display(text, span, explained)


def lint_display(
    text: LocatedText, span: Span, explained: set[str]
) -> Iterator[Fault]:
    latex = latex_of(text.content, span)
    known = explained | defined_symbols(latex)
    unexplained = sorted(free_symbols(latex) - known)
    if unexplained:
        names = ", ".join(unexplained)
        problem = f"The formula uses {names} without explaining it"
        yield text.fault_at(span.start, problem, EXPLAIN)


def symbols_of(latex: str) -> frozenset[str]:
    """Letters and Greek letters of a formula in a sentence."""
    return frozenset(find_symbols(without_names(latex)))


def free_symbols(latex: str) -> frozenset[str]:
    """Letters and Greek letters of a display, without those that it binds itself."""
    bare = without_names(latex)
    bound = bound_symbols(bare)
    bare = LABEL.sub(lambda label: LABEL_WORD.sub(" ", label.group()), bare)
    return frozenset(find_symbols(bare)) - bound


def without_names(latex: str) -> str:
    """The formula without words, transpositions, exponentials and differentials."""
    bare = latex[:LENGTH_LIMIT]
    for pattern in (NAMED, TRANSPOSED, EXPONENTIAL):
        bare = pattern.sub(" ", bare)
    if r"\int" in bare:
        bare = DIFFERENTIAL.sub(" ", bare)
    return bare


def bound_symbols(latex: str) -> frozenset[str]:
    """Letters that a sum, a product or an extremum runs over."""
    symbols: set[str] = set()
    for match in RANGE.finditer(latex):
        below = match.group(1) or match.group(2) or ""
        variable = RANGE_SIGN.split(below)[0]
        symbols.update(find_symbols(variable))
    return frozenset(symbols)


def find_symbols(latex: str) -> Iterator[str]:
    for match in SYMBOL.finditer(latex):
        command, letter = match.groups()
        if letter:
            yield letter
        elif command in GREEK:
            yield command


def defined_symbols(latex: str) -> set[str]:
    """The symbol that a formula begins with and gives a value to, or none."""
    left, equals, _ = latex.replace("&", "").partition("=")
    if not equals:
        return set()
    symbols = find_symbols(NAMED.sub(" ", left))
    first = next(symbols, None)
    return {first} if first else set()
