"""Sentences that can be read, without words that say nothing.

The rules are docs/style-of-notes.md's.
"""

import re
from collections.abc import Iterable, Iterator
from statistics import mean

from papers.libraryfiles.faults import Fault, quote_text
from papers.libraryfiles.lint.wording import WORD, sentences
from papers.libraryfiles.texts import LocatedText
from papers.markdown.links import safe_href

AVERAGE_WORDS = 32
MOST_WORDS = 60
FILLERS = re.compile(
    r"""\b(?:
    groundbreaking | ground-breaking | seminal | remarkabl[ey]
    | impressive(?:ly)? | elegant(?:ly)? | unprecedented
    | revolution(?:ary|i[sz]e[sd]?) | game[-\ ]chang(?:ing|er)
    | delv(?:e|es|ed|ing) | cutting[-\ ]edge | breathtaking
    | it\ is\ (?:important|worth|interesting)\ (?:to\ note|noting)
    | it\ should\ be\ noted | in\ recent\ years | in\ the\ world\ of
    | (?:in\ )?today['’]s\ (?:world|landscape) | ever[-\ ]evolving
    | paradigm\ shift | needless\ to\ say
    | plays?\ a\ (?:crucial|vital|key|pivotal)\ role
    | (?:this|the)\ paper\ (?:presents|introduces|proposes)
    | at\ the\ end\ of\ the\ day | all\ of\ the\ above
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
FOREIGN = re.compile(
    r"""\b(?:
    dear(?:er|est|ly)? | (?i:to\ this\ comes?) | (?i:whoever) | (?i:informations)
    | (?i:since\ (?:\w+\ )?(?:two|three|four|five|ten|many|some)\ years)
    )\b""",
    re.VERBOSE,
)
HARDLY = re.compile(r"\bhardly\b", re.IGNORECASE)
BOAST = re.compile(r"\bstate[- ]of[- ]the[- ]art\b", re.IGNORECASE)
AMERICAN = re.compile(
    r"""\b(?:
    (?: optimi | normali | generali | regulari | tokeni | quanti | initiali
    | summari | minimi | maximi | factori | speciali | reali | utili | penali
    | memori | visuali | parameteri | vectori | randomi | emphasi | recogni
    | organi )
    z(?:e|es|ed|er|ers|ing|ation|ations)
    | (?:behavior|color|neighbor|favor)\w*
    | model(?:ing|ed) | label(?:ing|ed) | center(?:ed|s)? | data\ sets?
    )\b""",
    re.VERBOSE,
)
EXCLAMATION = re.compile(r"[A-Za-z]!(?=\s|$)")
HTML = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
UNDERLINED = re.compile(
    r"^(?![ \t]*(?:[-*+>|]|\d+[.)]|$)).+\n(?:=+|-{2,})[ \t]*$", re.MULTILINE
)
LINK = re.compile(r"\]\(<?([^)\s>]+)")
LINK_TARGET = re.compile(r"(?<=\]\()[^)\s]*")
# Within so many letters `paper:`, `topic:` and `https:` have their colon.
SCHEME_LENGTH = 6
IMAGE = re.compile(r"!\[")
FIGURE_PARAGRAPH = re.compile(
    r"(?:\A|\n\n)!\[[^\]]+\]\(figure:[a-z0-9-]+ \"[^\"]+\"\)(?=\n\n|\Z)"
)


def lint_worn_words(texts: Iterable[LocatedText]) -> Iterator[Fault]:
    """ "Hardly" a second time in one file."""
    seen = set()
    for text in texts:
        for match in HARDLY.finditer(text.masked):
            if text.path in seen:
                yield text.fault_at(
                    match.start(),
                    'The file says "hardly" more than once',
                    "Say how little, or choose another word",
                )
            seen.add(text.path)


def lint_style(text: LocatedText) -> Iterator[Fault]:
    if not text.content:
        return
    yield from lint_sentences(text)
    yield from lint_words(text)
    yield from lint_markup(text)
    yield from lint_links(text)
    yield from lint_images(text)


def lint_sentences(text: LocatedText) -> Iterator[Fault]:
    counts = {}
    for sentence in sentences(text.content):
        counts[sentence] = len(WORD.findall(sentence))
    for sentence, count in counts.items():
        if count > MOST_WORDS:
            yield Fault(
                text.path,
                text.line,
                f"The sentence {quote_text(sentence)} has {count} words",
                "Cut it in two",
            )
    if len(counts) < 2:
        return
    average = mean(counts.values())
    if average > AVERAGE_WORDS:
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
        (FOREIGN, "Say it as English does: costly, anyone who, for two years"),
        (EXCLAMATION, "End the sentence with a full stop"),
    ]
    if text.kind == "tldr":
        rules.append((BOAST, "Say what is new"))
    words = LINK_TARGET.sub(blank_target, text.masked)
    for rule, remedy in rules:
        for match in rule.finditer(words):
            problem = f"The text says {quote_text(match.group())}"
            yield text.fault_at(match.start(), problem, remedy)


def blank_target(target: re.Match[str]) -> str:
    """Spaces in its place: an address is spelt as it is."""
    return " " * len(target.group())


def lint_markup(text: LocatedText) -> Iterator[Fault]:
    for tag in HTML.finditer(text.masked):
        yield text.fault_at(
            tag.start(),
            f"{quote_text(tag.group())} is HTML",
            "Write Markdown",
        )
    for heading in UNDERLINED.finditer(text.masked):
        yield text.fault_at(
            heading.start(),
            "A heading is underlined",
            "Write it as `### Heading`",
        )


def lint_links(text: LocatedText) -> Iterator[Fault]:
    for link in LINK.finditer(text.masked):
        target = link.group(1)
        if not leads_somewhere(target):
            yield text.fault_at(
                link.start(),
                f"The link {quote_text(target)} leads nowhere",
                "Mend it",
            )


def leads_somewhere(target: str) -> bool:
    if target.startswith("figure:") or safe_href(target) == target:
        return True
    return ":" in target[:SCHEME_LENGTH]


def lint_images(text: LocatedText) -> Iterator[Fault]:
    image_count = len(IMAGE.findall(text.masked))
    figure_count = len(FIGURE_PARAGRAPH.findall(text.content))
    if image_count != figure_count:
        yield Fault(
            text.path,
            text.line,
            "An image does not stand as a figure",
            'Write `![What one sees](figure:name "Caption.")`'
            " in a paragraph of its own",
        )
