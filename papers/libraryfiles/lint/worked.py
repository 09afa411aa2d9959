"""Whether a note that has a formula also works it through with numbers.

A reader believes a formula when it has been seen to give something.
"""

import re
from collections.abc import Iterator

from papers.libraryfiles.entries import NoteFile, SectionEntry
from papers.libraryfiles.faults import Fault
from papers.markdown.formula_problems import latex_of
from papers.markdown.spans import Span, find_spans, mask_spans

EQUALS = re.compile(r"=|\\approx|\\le(?![a-z])|\\ge(?![a-z])|<|>")
INDEX = re.compile(r"[_^]\s*(?:\{[^{}]*\}|\S)")
COMMAND = re.compile(r"\\[A-Za-z]+")
NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*")
# Tables, figures, sections and years are numbers that nobody computed.
REFERENCE = re.compile(
    r"\((?:[^()]*\b(?:Table|Figure|Section|Appendix|abstract)\b)[^()]*\)"
    r"|\b(?:19|20)\d\d\b"
)
CASE = re.compile(
    r"\b(?:Take|Suppose|Let|With|If|In numbers|[Aa] number|An? example|For example"
    r"|Imagine|Say|Computed)\b"
)
# A symbol that is given a value: from there on a paragraph may go on in words.
GIVEN = re.compile(r"[A-Za-z}]\s*(?:=|\\approx)\s*-?\d")
NUMBERS_OF_A_CASE = 3
NUMBERS_WITH_A_GIVEN = 3
BLANK_LINES = re.compile(r"\n\s*\n")


def lint_worked_numbers(note: NoteFile) -> Iterator[Fault]:
    """A note with a display formula puts numbers into one of them."""
    first_line = 0
    for section in note.all_sections():
        if spans_of_kind(section.body, "display"):
            if is_worked(section):
                return
            first_line = first_line or section.line
    if first_line:
        yield Fault(
            note.path,
            first_line,
            "The note has a formula and puts no numbers into it",
            r"Work one case, such as $2\cdot3+1=7$, in the formula's section",
        )


def is_worked(section: SectionEntry) -> bool:
    """Whether a section computes something or tells a case in numbers."""
    body = section.body
    for span in spans_of_kind(body, "maths"):
        if is_computed(latex_of(body, span)):
            return True
    paragraphs = BLANK_LINES.split(body)
    return any(tells_a_case(paragraph) for paragraph in paragraphs)


def spans_of_kind(text: str, kind: str) -> list[Span]:
    return [span for span in find_spans(text) if span.kind == kind]


def is_computed(latex: str) -> bool:
    """Whether numbers stand on two sides of an equation, and not as an index."""
    numbered_count = 0
    for side in EQUALS.split(INDEX.sub(" ", latex)):
        if NUMBER.search(COMMAND.sub(" ", side)):
            numbered_count += 1
    return numbered_count > 1


def tells_a_case(paragraph: str) -> bool:
    if paragraph.startswith(("|", "!", "`", "$$")):
        return False
    prose = REFERENCE.sub(" ", paragraph)
    number_count = len(NUMBER.findall(prose))
    if CASE.search(mask_spans(prose, " ")):
        return number_count >= NUMBERS_OF_A_CASE
    if GIVEN.search(prose):
        return number_count >= NUMBERS_WITH_A_GIVEN
    return False
