"""Sentences that can be read, without words that say nothing. The rules are docs/style-of-notes.md's."""

import re
from collections.abc import Iterator
from statistics import mean

from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.lint.wording import WORD, sentences
from papers.libraryfiles.texts import LocatedText
from papers.markdown.links import safe_href

AVERAGE_WORDS, MOST_WORDS = 32, 60
FILLERS = re.compile(
    r"\b(?:groundbreaking|ground-breaking|seminal|remarkabl[ey]|impressive(?:ly)?|elegant(?:ly)?|unprecedented"
    r"|revolution(?:ary|i[sz]e[sd]?)|game[- ]chang(?:ing|er)|delv(?:e|es|ed|ing)|cutting[- ]edge|breathtaking"
    r"|it is (?:important|worth|interesting) (?:to note|noting)|it should be noted|in recent years"
    r"|in the world of|(?:in )?today['’]s (?:world|landscape)|ever[- ]evolving|paradigm shift|needless to say"
    r"|plays? a (?:crucial|vital|key|pivotal) role|(?:this|the) paper (?:presents|introduces|proposes)"
    r"|at the end of the day|all of the above)\b",
    re.IGNORECASE,
)
BOAST = re.compile(r"\bstate[- ]of[- ]the[- ]art\b", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(?:(?:optimi|normali|generali|regulari|tokeni|quanti|initiali|summari|minimi|maximi|factori|speciali"
    r"|reali|utili|penali|memori|visuali|parameteri|vectori|randomi|emphasi|recogni|organi)"
    r"z(?:e|es|ed|er|ers|ing|ation|ations)"
    r"|(?:behavior|color|neighbor|favor)\w*|model(?:ing|ed)|label(?:ing|ed)|center(?:ed|s)?|data sets?)\b"
)
EXCLAMATION = re.compile(r"[A-Za-z]!(?=\s|$)")
HTML = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
UNDERLINED = re.compile(
    r"^(?![ \t]*(?:[-*+>|]|\d+[.)]|$)).+\n(?:=+|-{2,})[ \t]*$", re.MULTILINE
)
LINK = re.compile(r"\]\(<?([^)\s>]+)")
IMAGE = re.compile(r"!\[")
FIGURE_PARAGRAPH = re.compile(
    r"(?:\A|\n\n)!\[[^\]]+\]\(figure:[a-z0-9-]+ \"[^\"]+\"\)(?=\n\n|\Z)"
)


def lint_style(text: LocatedText) -> Iterator[Fault]:
    if not text.content:
        return
    yield from lint_sentences(text)
    yield from lint_words(text)
    yield from lint_markup(text)


def lint_sentences(text: LocatedText) -> Iterator[Fault]:
    counts = {
        sentence: len(WORD.findall(sentence)) for sentence in sentences(text.content)
    }
    for sentence, count in counts.items():
        if count > MOST_WORDS:
            yield Fault(
                text.path,
                text.line,
                f"The sentence {quote_text(sentence)} has {count} words",
                "Cut it in two",
            )
    if counts and mean(counts.values()) > AVERAGE_WORDS and len(counts) > 1:
        average = mean(counts.values())
        yield Fault(
            text.path,
            text.line,
            f"The sentences from here average {average:.0f} words",
            "Shorten them",
        )


def lint_words(text: LocatedText) -> Iterator[Fault]:
    rules = [
        (FILLERS, "Say what was measured, or leave it out"),
        (AMERICAN, "Use the British spelling, and dataset in one word"),
        (EXCLAMATION, "End the sentence with a full stop"),
    ]
    if text.kind == "tldr":
        rules.append((BOAST, "Say what is new"))
    for rule, remedy in rules:
        for found in rule.finditer(text.masked):
            yield Fault(
                text.path,
                text.line_at(found.start()),
                f"The text says {quote_text(found.group())}",
                remedy,
            )


def lint_markup(text: LocatedText) -> Iterator[Fault]:
    for found in HTML.finditer(text.masked):
        yield Fault(
            text.path,
            text.line_at(found.start()),
            f"{quote_text(found.group())} is HTML",
            "Write Markdown",
        )
    for found in UNDERLINED.finditer(text.masked):
        yield Fault(
            text.path,
            text.line_at(found.start()),
            "A heading is underlined",
            "Write it as `### Heading`",
        )
    for found in LINK.finditer(text.masked):
        target = found.group(1)
        if (
            not target.startswith("figure:")
            and safe_href(target) != target
            and ":" not in target[:6]
        ):
            yield Fault(
                text.path,
                text.line_at(found.start()),
                f"The link {quote_text(target)} leads nowhere",
                "Mend it",
            )
    if len(IMAGE.findall(text.masked)) != len(FIGURE_PARAGRAPH.findall(text.content)):
        remedy = (
            'Write `![What one sees](figure:name "Caption.")` in a paragraph of its own'
        )
        yield Fault(text.path, text.line, "An image does not stand as a figure", remedy)
