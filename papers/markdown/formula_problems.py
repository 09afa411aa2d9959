"""Which formulas of a text can't be shown, and why, for whoever writes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from papers.markdown.formulas import FormulaError, to_mathml
from papers.markdown.spans import Span, find_spans

FORMULAS = frozenset({"maths", "display"})


@dataclass(frozen=True)
class FormulaProblem:
    """A formula that is shown as its source; `start` is its place in the text."""

    start: int
    latex: str
    reason: str


def formula_problems(text: str) -> Iterator[FormulaProblem]:
    if "$" not in text:
        return
    for span in find_spans(text):
        if span.kind not in FORMULAS:
            continue
        latex = latex_of(text, span)
        try:
            to_mathml(latex, is_display=span.kind == "display")
        except FormulaError as error:
            yield FormulaProblem(span.start, latex, str(error))


def latex_of(text: str, span: Span) -> str:
    """The formula inside its dollars."""
    formula = text[span.start : span.end].strip(" \t>\n")
    return formula.strip("$").strip()
