"""What a heading says of a paper: its title, its names, who wrote it, and when.

“3. Deep Residual Learning (ResNet) – He et al., 2015”, or a link to the paper.
"""

import re
from dataclasses import dataclass

from papers.documents.topic_nodes import BOLD_MARKS
from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import find_identifiers
from papers.formats.parsed import plausible_year, work_entry

NUMBER = re.compile(r"(?:#?\d{1,4}[.):]|\(\d{1,4}\))[ \t]+")
LINK_TEXT = r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]"
LINK_ADDRESS = r"\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?\)"
LINK = re.compile(LINK_TEXT + LINK_ADDRESS)
BYLINE = re.compile(r"^(.*\S)\s+[–—-]\s+(.+)$")
ET_AL = re.compile(r"\bet al\b", re.IGNORECASE)
OTHER_NAMES = re.compile(r"^(.*\S)\s*\(([^()]{1,120})\)$")
# Of what is longer the rest says nothing of a paper.
LONGEST_HEADING = 2_000
BETWEEN_NAMES = re.compile(r"\s+/\s+|,\s+|;\s+")


@dataclass(frozen=True)
class PaperHeading:
    """title: as it is written there. names: other names in brackets behind it."""

    title: str
    names: tuple[str, ...]
    entry: BibliographyEntry


def read_heading(text: str) -> PaperHeading:
    text = text[:LONGEST_HEADING]
    plain, url = without_link(without_bold(text.strip()))
    plain = NUMBER.sub("", plain, count=1)
    plain = without_bold(plain)
    title, byline = split_byline(plain)
    title, names, year = split_names(title)
    known = next(find_identifiers(url or text), None)
    entry = work_entry(
        title=title,
        year=byline or year,
        arxiv_id=known.arxiv_id if known else "",
        doi=known.doi if known else "",
        url=known.url if known else "",
    )
    return PaperHeading(entry.title, names, entry)


def without_link(text: str) -> tuple[str, str]:
    """The text with the words of its first link in their place, and the address."""
    link = LINK.search(text)
    if link is None:
        return text, ""
    words = LINK.sub(r"\1", text)
    return words, link[2]


def without_bold(text: str) -> str:
    for mark in BOLD_MARKS:
        inner = text.removeprefix(mark).removesuffix(mark)
        is_bold = len(inner) == len(text) - 2 * len(mark)
        if is_bold and mark not in inner:
            return inner.strip()
    return text


def split_byline(text: str) -> tuple[str, str]:
    """What stands behind a dash, where it names a year or “et al.”."""
    match = BYLINE.match(text)
    if match is None:
        return text, ""
    title, byline = match.groups()
    says_who = ET_AL.search(byline) or plausible_year(byline)
    return (title, byline) if says_who else (text, "")


def split_names(text: str) -> tuple[str, tuple[str, ...], str]:
    """The title, what stands in brackets behind it, and a year that stands there."""
    match = OTHER_NAMES.match(text)
    if match is None:
        return text, (), ""
    title, bracket = match.groups()
    if plausible_year(bracket):
        return title, (), bracket
    names = [name.strip() for name in BETWEEN_NAMES.split(bracket)]
    return title, tuple(name for name in names if name), ""
