"""Markdown as one line: words, code and formulas, without any other marks."""

import re

from papers.markdown.spans import Span, find_spans

ELLIPSIS = "…"
# A longer formula or piece of code would be all that is shown.
LONGEST_SPAN = 400
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")
FIGURE = re.compile(r'!\[([^\]]*)\]\(\S*(?:\s+"([^"]*)")?\s*\)')
EMPHASIS = r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)"
BEGINNING_OF_LINE = r"^[ \t]*(?:[-*+>]|\d{1,3}[.)]|#{1,6})[ \t]+"
MARKS = re.compile(f"{EMPHASIS}|{BEGINNING_OF_LINE}", re.MULTILINE)
PIPES = re.compile(r"[ \t]*\|[ \t|:-]*")


def as_one_line(block: str) -> str:
    parts = []
    position = 0
    for span in code_and_maths(block):
        before = block[position : span.start]
        parts.append(without_marks(before))
        parts.append(span_in_line(block, span))
        position = span.end
    rest = block[position:]
    parts.append(without_marks(rest))
    return collapse_spaces("".join(parts))


def collapse_spaces(text: str) -> str:
    return " ".join(text.split())


def code_and_maths(text: str) -> list[Span]:
    """Most texts have none, and are not read character by character."""
    if "$" in text or "`" in text or "~~~" in text:
        return find_spans(text)
    return []


def without_marks(text: str) -> str:
    """Links as their text, figures as description and caption, tables as cells."""
    if "](" in text:
        text = FIGURE.sub(r"\1 \2", text)
        text = LINK.sub(r"\1", text)
    if "|" in text:
        text = PIPES.sub(" ", text)
    return MARKS.sub("", text)


def span_in_line(block: str, span: Span) -> str:
    """Code as words, a formula as one in a line; very long ones are left out."""
    source = block[span.start : span.end]
    if len(source) > LONGEST_SPAN:
        return f" {ELLIPSIS} "
    if span.kind == "display":
        formula = collapse_spaces(source.strip(" $"))
        return f" ${formula}$ "
    if span.kind == "fence":
        code = source.strip("`~").replace("`", " ")
        code = collapse_spaces(code)
        return f" `{code}` "
    return source
