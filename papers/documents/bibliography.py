"""Works as reference managers write them: BibTeX, RIS, CSL-JSON, tables.

Each work once, with the line on which it begins and what the library's files can say.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from papers.documents.headings import PaperHeading
from papers.documents.opml import NotReadable
from papers.documents.question_sheet import prompt_key
from papers.documents.topic_nodes import RawNote, is_unwritable
from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import ParsedText, ParsedWork, TooManyWorks
from papers.formats.read_csv import columns_of, first_line
from papers.formats.references import JSON, MARKDOWN_LINE, RIS
from papers.formats.work_keys import work_keys
from papers.libraryfiles.read.bibliography import ARXIV, DOI, URL
from papers.libraryfiles.read.source import text_problem

MOST_WORKS = 5_000
TOO_MANY = f"more than {MOST_WORKS:,} entries. Take a part."
# Of a part that was not understood, as it is told; the document has all of it.
LONGEST_TOLD = 500
UNSEEN = "Has characters that cannot be seen"
NO_TITLE = "Has no title"
# The kinds of entries that tell BibTeX from decorators in a text on code.
BIBTEX = re.compile(
    r"^[ \t]*@[ \t]*(?:article|book|booklet|collection|comment|conference|dataset"
    r"|inbook|incollection|inproceedings|manual|mastersthesis|mvbook|mvcollection"
    r"|misc|online|patent|phdthesis|preamble|proceedings|report|software|string"
    r"|techreport|thesis|unpublished)\s*[{(]",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class ListedWork:
    """text: its title, as it is told. number: among those that begin on its line."""

    line: int
    text: str
    heading: PaperHeading
    entry: BibliographyEntry
    number: int = 1

    @property
    def place(self) -> str:
        """Its line; the second one there is “12-2”."""
        line = str(self.line)
        return line if self.number == 1 else f"{line}-{self.number}"

    @property
    def is_across(self) -> bool:
        return False

    @property
    def missing(self) -> str:
        """What a paper of the library needs and this says nothing of."""
        entry = self.entry
        parts = []
        if not entry.authors:
            parts.append("no author")
        if entry.year is None:
            parts.append("no year")
        if not (entry.arxiv_id or entry.doi or entry.url):
            parts.append("no arXiv number, DOI or address")
        return ", ".join(parts)


@dataclass
class Bibliography:
    """repeats: works that an earlier line names."""

    title: str = ""
    works: list[ListedWork] = field(default_factory=list)
    repeats: list[RawNote] = field(default_factory=list)
    raw_notes: list[RawNote] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.works


def recognise_bibliography(text: str) -> str | None:
    """By the names of the kinds of documents."""
    if JSON.match(text):
        return "csl_json"
    if BIBTEX.search(text):
        return "bibtex"
    if RIS.search(text):
        return "ris"
    head = first_line(text.lstrip()).replace("\r", " ")
    is_table = len(columns_of(head)) > 1 and not MARKDOWN_LINE.match(head)
    return "csv" if is_table else None


def read_bibliography(
    text: str, read: Callable[[str], ParsedText]
) -> Bibliography:
    """Raises NotReadable where there are more works than one can look through."""
    try:
        parsed = read(text)
    except TooManyWorks as error:
        raise NotReadable(error.line, TOO_MANY) from error
    if len(parsed.works) > MOST_WORKS:
        raise NotReadable(parsed.works[MOST_WORKS].source_line, TOO_MANY)
    document = Bibliography()
    for part in parsed.unread:
        keep_raw(document, part.source_line, part.source_text, part.reason)
    known = KnownWorks()
    for work in parsed.works:
        add_work(document, work, known)
    document.raw_notes.sort(key=lambda note: note.number)
    return document


@dataclass
class KnownWorks:
    """By key and by title, the works that were read already; how many on a line."""

    by_key: dict[str, ListedWork] = field(default_factory=dict)
    by_title: dict[str, ListedWork] = field(default_factory=dict)
    on_line: Counter[int] = field(default_factory=Counter)

    def add(self, work: ListedWork) -> None:
        self.on_line[work.line] += 1
        for key in keys_of(work.entry):
            self.by_key[key] = work
        self.by_title.setdefault(prompt_key(work.text), work)

    def reason_against(self, entry: BibliographyEntry) -> str:
        """That an earlier line names the same work; empty where none does."""
        same = [
            self.by_key[key] for key in keys_of(entry) if key in self.by_key
        ]
        if same:
            return f"The same work as in line {same[0].line}"
        namesake = self.by_title.get(prompt_key(entry.title))
        # Two arXiv numbers are two works, however alike their titles are.
        is_other = namesake and namesake.entry.arxiv_id and entry.arxiv_id
        if namesake and not is_other:
            return f"The same title as in line {namesake.line}"
        return ""


def add_work(
    document: Bibliography, work: ParsedWork, known: KnownWorks
) -> None:
    entry = entry_of_files(work.entry)
    texts = (entry.title, entry.venue, *entry.authors)
    line = work.source_line
    if not entry.title:
        named = entry.arxiv_id or entry.doi or entry.url
        keep_raw(document, line, named, NO_TITLE)
        return
    if any(map(is_unseen, texts)):
        keep_raw(document, line, entry.title, UNSEEN)
        return
    reason = known.reason_against(entry)
    if reason:
        document.repeats.append(RawNote(line, entry.title, reason))
        return
    heading = PaperHeading(entry.title, (), entry)
    number = known.on_line[line] + 1
    listed = ListedWork(line, entry.title, heading, entry, number)
    known.add(listed)
    document.works.append(listed)


def is_unseen(text: str) -> bool:
    """Whether it has what the library's files refuse, or what no font shows."""
    return bool(text_problem(text)) or any(map(is_unwritable, text))


def keys_of(entry: BibliographyEntry) -> set[str]:
    return work_keys(arxiv_id=entry.arxiv_id, doi=entry.doi, url=entry.url)


def entry_of_files(entry: BibliographyEntry) -> BibliographyEntry:
    """As the library's files can have it; what they cannot is left out."""
    names = filter(None, map(author_name, entry.authors))
    return replace(
        entry,
        authors=tuple(dict.fromkeys(names)),
        arxiv_id=entry.arxiv_id if ARXIV.match(entry.arxiv_id) else "",
        doi=entry.doi if DOI.match(entry.doi) else "",
        url=entry.url if URL.match(entry.url) else "",
    )


def author_name(name: str) -> str:
    """“Family, Given”, or one name alone."""
    family, _, given = name.strip(" ,").partition(",")
    parts = [family.strip(), given.strip(" ,")]
    return ", ".join(part for part in parts if part)


def keep_raw(document: Bibliography, line: int, text: str, reason: str) -> None:
    said = " ".join(text[:LONGEST_TOLD].split())
    document.raw_notes.append(RawNote(line, said, reason.rstrip(".")))
