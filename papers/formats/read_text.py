"""A syllabus, a mail or a Markdown list as works, line by line.

A line with numbers or addresses names as many works. Any other line is perhaps a title:
whoever knows the papers' titles decides.
"""

import re

from papers.formats.identifiers import (
    PLACES,
    Identifiers,
    read_identifier,
    without_punctuation,
)
from papers.formats.parsed import ParsedText, UnreadPart, work_entry

HEADING = re.compile(r"#{1,6}\s+(\S.*)")
# Below a heading, as Markdown and plain mails draw it.
UNDERLINE = re.compile(r"={3,}")
# “Week 3”, “Session 2: Retrieval”, “Part II – Agents”; with a year in brackets or with
# words in quotes it is rather a reference.
PART = re.compile(
    r"(?:week|session|lecture|class|meeting|module|unit|part|chapter|day|block)"
    r"\s+(?:\d{1,3}|[ivx]{1,5})\b[^()“”\"]{0,120}",
    re.IGNORECASE,
)
EMPHASIS = re.compile(r"\*\*|__")
# “Further reading:”
MOST_WORDS_BEFORE_COLON = 6
# What stands before the words of a line: bullets, ticks, numbers, signs of a quotation.
BEFORE_WORDS = re.compile(
    r"(?:[-*+•–—>|]\s+|\[[ xX]\]\s+|\[\d{1,3}\]\s*|\(?\d{1,3}[.)]\s+|\s)+"
)
MARKDOWN_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]\((<?https?://[^\s()<>]{1,500}>?)\)"
)
QUOTED = re.compile(r"[“\"„]([^“”\"„]{8,500}?)[.,]?[”\"“]")
EMPHASISED = re.compile(r"(\*\*?|__?)(?=[^\s*_])([^*_]{8,500})(?<=\S)\1")
# “Vaswani, A. et al. (2017). Attention is all you need. NeurIPS.”
AFTER_YEAR = re.compile(
    r"\((?:1[89]|20)\d\d[a-z]?\)[.,:]?\s+([^.?!]{8,500}[?!]?)"
)
BEHIND_TITLE = re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]]\s*$")
LABEL = re.compile(
    r"\b(?:arxiv|doi|pdf|link|url|https?)\b[:\s]*", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2,}")
# A longer line is prose: no title has so many signs.
LONGEST_LINE = 20_000
# In characters: where in a line a title is looked for.
TITLE_AREA = 1_000
FEWEST_WORDS = 2
LONG_LINE = "This line is too long for one that names papers."
NO_WORDS = "There are no words in this line that could be a title."


def read_text(text: str) -> ParsedText:
    """Headings are unread parts without a reason."""
    parsed = ParsedText()
    lines = [line.strip() for line in text.split("\n")]
    before = ""
    for number, (line, after) in enumerate(
        zip(lines, [*lines[1:], ""], strict=True), start=1
    ):
        is_drawn = before and UNDERLINE.fullmatch(line)
        if line and not is_drawn:
            read_line(parsed, number, line, after)
        before = line
    return parsed


def read_line(
    parsed: ParsedText, number: int, line: str, after: str = ""
) -> None:
    """after: the next line, that may be drawn below this one."""
    if len(line) > LONGEST_LINE:
        parsed.add_unread(UnreadPart(number, line, LONG_LINE))
        return
    if add_named_works(parsed, number, line):
        return
    heading = heading_in(line, after)
    title = title_in(line)
    if heading:
        parsed.add_unread(UnreadPart(number, heading))
    elif len(WORD.findall(title)) < FEWEST_WORDS:
        parsed.add_unread(UnreadPart(number, without_bullet(line), NO_WORDS))
    else:
        entry = work_entry(title=title, year=line)
        parsed.add_work(entry, number, guessed_from=without_bullet(line))


def heading_in(line: str, after: str) -> str:
    """The words of a syllabus's heading; empty when the line is none."""
    marked = HEADING.match(line)
    if marked:
        return marked[1].rstrip("# ")
    words = EMPHASIS.sub("", line).strip()
    if UNDERLINE.fullmatch(after) or PART.fullmatch(words):
        return words.rstrip(": ")
    is_short = len(words.split()) <= MOST_WORDS_BEFORE_COLON
    if words.endswith(":") and is_short and not bullet_end(line):
        return words.rstrip(": ")
    return ""


def add_named_works(parsed: ParsedText, number: int, line: str) -> int:
    """Add what numbers and addresses name, each once; return how many."""
    titles = {
        link[2].strip("<>"): link[1] for link in MARKDOWN_LINK.finditer(line)
    }
    named: dict[Identifiers, str] = {}
    places = list(PLACES.finditer(line))
    for place in places:
        address = without_punctuation(place[0])
        identifiers = read_identifier(address)
        if identifiers is not None:
            title = titles.get(address, "")
            named[identifiers] = named.get(identifiers) or title
    words = PLACES.sub(" ", line)
    is_only_one = len(named) == 1
    for identifiers, title in named.items():
        if is_only_one and not title:
            title = title_in(LABEL.sub(" ", words))
        entry = work_entry(
            title=title,
            year=words if is_only_one else "",
            arxiv_id=identifiers.arxiv_id,
            doi=identifiers.doi,
            url=identifiers.url,
        )
        parsed.add_work(entry, number)
    return len(named)


def title_in(line: str) -> str:
    """What in a line is most likely the title of a work."""
    line = " ".join(MARKDOWN_LINK.sub(r"\1", line).split())
    words = line[bullet_end(line) :][:TITLE_AREA]
    quoted = QUOTED.search(words)
    if quoted:
        return quoted[1]
    emphasised = EMPHASISED.search(words)
    if emphasised:
        return emphasised[2]
    after_year = AFTER_YEAR.search(words)
    if after_year:
        return after_year[1].strip()
    words = BEHIND_TITLE.sub("", words)
    return words.strip(" \t.,;:–—-*_<>()[]|")


def without_bullet(line: str) -> str:
    """The line as it would stand alone; one of marks alone stays as it is."""
    rest = line[bullet_end(line) :]
    says_something = any(character.isalnum() for character in rest)
    return rest if says_something else line


def bullet_end(line: str) -> int:
    bullet = BEFORE_WORDS.match(line)
    return bullet.end() if bullet else 0
