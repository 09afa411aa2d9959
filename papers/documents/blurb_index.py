"""An index of papers by category: one blurb each, below headings with their counts.

Each row is an entry, since between them stand no blank ones. A row in bold type, a
link, or a row that ends like no sentence is a title; the blurb stands behind it or
below. A blurb without a title is an entry too, which somebody has yet to name.
"""

import re
from dataclasses import dataclass, field
from itertools import filterfalse
from unicodedata import normalize

from papers.documents.box_tree import FENCE, HEADING
from papers.documents.bullets import BULLET, RULE
from papers.documents.headings import LINK, PaperHeading, read_heading
from papers.documents.opml import NotReadable
from papers.documents.topic_nodes import RawNote, is_unwritable
from papers.libraryfiles.read.source import text_problem
from papers.libraryfiles.tidy import literal_lines

MOST_ENTRIES = 5_000
# In characters.
LONGEST_BLURB = 2_000
LONGEST_GROUP = 200
LONGEST_TITLE = 300
LONGEST_HEADING = 2_000
COUNT = re.compile(
    r"[(\[](\d{1,6})(?:[ \t]+(?:papers?|entries|entry|notes?))?[)\]]$"
)
BEFORE_COUNT = " \t–—:-"
BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1")
SEPARATOR = re.compile(r"[ \t]*(?::|[–—]|-(?=[ \t])|\.(?=[ \t]|$))[ \t]*")
DASH = re.compile(r"[ \t]+[–—-][ \t]+")
COLON = re.compile(r":[ \t]+")
SENTENCE_END = (".", "!", "?", "…", ".”", '."', ".)")
# So many words behind a colon are a blurb, not a subtitle.
LEAST_BLURB_WORDS = 6
LONGEST_SAID_TITLE = 12
BETWEEN_GROUPS = " / "
NO_TEXT = "Neither a title nor a blurb"
ABOVE_GROUPS = "Stands above the first heading"
CODE = "Code, which no index has"


@dataclass
class IndexEntry:
    """heading: its title and what follows from it; None where it has none."""

    line: int
    text: str
    group: str
    heading: PaperHeading | None = None
    blurb: str = ""
    is_across: bool = False

    @property
    def title(self) -> str:
        return self.heading.title if self.heading else ""

    @property
    def url(self) -> str:
        """The address that its title leads to; else of its arXiv number or DOI."""
        entry = self.heading.entry if self.heading else None
        if entry is None:
            return ""
        if entry.url:
            return entry.url
        if entry.arxiv_id:
            return f"https://arxiv.org/abs/{entry.arxiv_id}"
        return f"https://doi.org/{entry.doi}" if entry.doi else ""


@dataclass
class IndexGroup:
    """count: as its heading says it; None where it says none. below: nested ones."""

    line: int
    level: int
    text: str
    name: str
    count: int | None
    entry_count: int = 0
    count_below: int = 0


@dataclass
class BlurbIndex:
    """remarks: headings whose count is not that of the entries below them."""

    title: str = ""
    groups: list[IndexGroup] = field(default_factory=list)
    entries: list[IndexEntry] = field(default_factory=list)
    repeats: list[RawNote] = field(default_factory=list)
    raw_notes: list[RawNote] = field(default_factory=list)
    remarks: list[RawNote] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.entries


def read_blurb_index(text: str) -> BlurbIndex:
    """Raises NotReadable where there are more entries than one can look through."""
    rows = normalize("NFC", text).split("\n")
    literal = literal_lines(rows)
    reader = IndexReader()
    for number, row in enumerate(rows):
        line = number + 1
        heading = HEADING.match(row)
        if number in literal or FENCE.match(row):
            reader.keep_raw(line, row, CODE)
        elif heading:
            reader.read_heading(line, len(heading[1]), heading[2])
        elif not row.strip() or RULE.match(row):
            reader.read_gap()
        else:
            reader.read_row(line, row)
    reader.end_entry()
    return reader.finish()


@dataclass
class OpenEntry:
    """One that the next rows may go on with.

    indent: of its first row. is_marked: whether its title is a heading, a link or bold.
    """

    entry: IndexEntry
    indent: int
    is_marked: bool
    blurbs: list[str]

    @property
    def lacks_blurb(self) -> bool:
        return not any(self.blurbs)


class IndexReader:
    """open_groups: the headings above the next row."""

    def __init__(self) -> None:
        self.index = BlurbIndex()
        self.open_groups: list[IndexGroup] = []
        self.open: OpenEntry | None = None
        self.known: set[tuple[str, str]] = set()

    def read_heading(self, line: int, level: int, text: str) -> None:
        self.end_entry()
        text = without_marks(text[:LONGEST_HEADING])
        counted = COUNT.search(text)
        if level == 1 and not counted and self.is_at_beginning:
            self.index.title = text
            return
        if not counted and self.is_below_a_counted_one(level):
            self.begin(line, text, title=text, is_marked=True)
            return
        words = text
        count = None
        if counted:
            words = text[: counted.start()]
            count = int(counted[1])
        name = plain_name(words.rstrip(BEFORE_COUNT))
        self.begin_group(line, level, name, count)

    def is_below_a_counted_one(self, level: int) -> bool:
        if not self.open_groups:
            return False
        above = self.open_groups[-1]
        return level > above.level and above.count is not None

    def begin_group(
        self,
        line: int,
        level: int,
        name: str,
        count: int | None,
    ) -> None:
        while self.open_groups and self.open_groups[-1].level >= level:
            self.open_groups.pop()
        names = [group.text for group in self.open_groups]
        full_name = BETWEEN_GROUPS.join([*names, name])[:LONGEST_GROUP].strip()
        group = IndexGroup(line, level, name, full_name, count)
        self.index.groups.append(group)
        self.open_groups.append(group)

    @property
    def is_at_beginning(self) -> bool:
        index = self.index
        return not (index.title or index.groups or index.entries)

    def begin(
        self,
        line: int,
        text: str,
        *,
        title: str,
        blurb: str = "",
        indent: int = 0,
        is_marked: bool = False,
    ) -> None:
        group = self.open_groups[-1].name if self.open_groups else ""
        entry = IndexEntry(line, text, group)
        if title:
            entry.heading = read_heading(title)
        self.open = OpenEntry(entry, indent, is_marked, [blurb])

    def read_row(self, line: int, row: str) -> None:
        bullet = BULLET.match(row)
        indent = len(row) - len(row.lstrip())
        text = (bullet[3] or "").strip() if bullet else row.strip()
        text = text.removeprefix(">").strip()
        is_marked = bool(BOLD.match(text) or LINK.match(text))
        title, blurb = split_entry(text)
        if self.open and self.goes_on(indent, title, is_marked):
            self.open.blurbs.append(text)
            return
        self.end_entry()
        self.begin(
            line,
            text,
            title=title,
            blurb=blurb,
            indent=indent,
            is_marked=is_marked,
        )

    def goes_on(self, indent: int, title: str, is_marked: bool) -> bool:
        """Whether a row belongs to the entry above: indented, or as its blurb."""
        above = self.open
        assert above
        if is_marked:
            return False
        if indent > above.indent:
            return True
        if not above.lacks_blurb:
            return False
        return above.is_marked or not title

    def read_gap(self) -> None:
        """Between a title and its blurb there may be one."""
        if self.open and not (self.open.is_marked and self.open.lacks_blurb):
            self.end_entry()

    def end_entry(self) -> None:
        if self.open is None:
            return
        entry = self.open.entry
        entry.blurb = " ".join(blurb for blurb in self.open.blurbs if blurb)
        is_named = self.open.is_marked
        self.open = None
        reason = reason_against(entry)
        if not reason and not self.open_groups and not is_named:
            reason = ABOVE_GROUPS
        if reason:
            self.keep_raw(entry.line, entry.text, reason)
        else:
            self.take(entry)

    def keep_raw(self, line: int, text: str, reason: str) -> None:
        self.index.raw_notes.append(RawNote(line, text.strip(), reason))

    def take(self, entry: IndexEntry) -> None:
        """Counted with its group even where it is said twice."""
        for group in self.open_groups[-1:]:
            group.entry_count += 1
        for group in self.open_groups[:-1]:
            group.count_below += 1
        key = entry.group, (entry.title or entry.blurb).casefold()
        if key in self.known:
            note = RawNote(entry.line, entry.text, "In this group already")
            self.index.repeats.append(note)
            return
        self.known.add(key)
        self.index.entries.append(entry)
        if len(self.index.entries) > MOST_ENTRIES:
            raise NotReadable(
                entry.line,
                f"more than {MOST_ENTRIES:,} entries. Take a part.",
            )

    def finish(self) -> BlurbIndex:
        index = self.index
        for group in index.groups:
            remark = remark_on(group)
            if remark:
                index.remarks.append(RawNote(group.line, group.text, remark))
        return index


def remark_on(group: IndexGroup) -> str:
    """Where the count is neither that of its own entries nor of all below it."""
    total = group.entry_count + group.count_below
    if group.count is None or group.count in (group.entry_count, total):
        return ""
    stand = "entry stands" if total == 1 else "entries stand"
    return f"Says {group.count}, but {total:,} {stand} below it"


def reason_against(entry: IndexEntry) -> str:
    """Why it can be no entry; empty where it can."""
    if not entry.title and not entry.blurb:
        return NO_TEXT
    if len(entry.blurb) > LONGEST_BLURB:
        return f"The blurb is longer than {LONGEST_BLURB:,} characters"
    text = f"{entry.title}{entry.blurb}"
    if text_problem(text) or any(map(is_unwritable, text)):
        return "Has characters that cannot be seen"
    return ""


def without_marks(text: str) -> str:
    """A heading without what the library's files refuse."""
    written = filterfalse(is_unwritable, text)
    return "".join(filterfalse(text_problem, written)).strip()


def plain_name(text: str) -> str:
    """A heading's words, without what could not stand in a heading of ours."""
    words = LINK.sub(r"\1", text).replace("**", "").split()
    return " ".join(words) or "Without a name"


def split_entry(text: str) -> tuple[str, str]:
    """The title and the blurb of a row; each may be empty."""
    for pattern in (BOLD, LINK):
        marked = pattern.match(text)
        if marked:
            separator = SEPARATOR.match(text, marked.end())
            end = separator.end() if separator else marked.end()
            return marked[0], text[end:].strip()
    is_sentence = text.endswith(SENTENCE_END)
    if not is_sentence and len(text) <= LONGEST_TITLE:
        return text, ""
    for mark in (DASH, COLON):
        found = mark.search(text, 0, LONGEST_TITLE)
        if found and is_said_title(text, found):
            return text[: found.start()].strip(), text[found.end() :].strip()
    return "", text


def is_said_title(text: str, separator: re.Match[str]) -> bool:
    """Whether what stands before it is short and no sentence, and a blurb follows."""
    before = text[: separator.start()].split()
    after = text[separator.end() :].split()
    has_sentence = any(word.endswith((".", "?", "!")) for word in before)
    is_short = 0 < len(before) <= LONGEST_SAID_TITLE
    return is_short and not has_sentence and len(after) >= LEAST_BLURB_WORDS
