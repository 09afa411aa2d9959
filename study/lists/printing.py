"""A list as a document: on paper, and as Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.safestring import SafeString

from papers.formats import Citation
from papers.formats.author_line import author_line
from papers.models import Paper
from papers.services.citations import citation_of
from papers.services.exports import family_first_names
from study.models import Learner, ListEntry, ReadingList

# All that may stand in an address; what is not among them is written as %…
ADDRESS_SIGNS = "!#$%&'()*+,/:;=?@[]~"
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#$|~])")


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """number: of a paper among the papers, 0 for what is none.

    citation is None for headings and text, and for a paper that the library no longer
    shows.
    """

    kind: str
    number: int
    text: str
    note: str
    note_html: SafeString | str
    is_optional: bool
    citation: Citation | None

    @property
    def authors(self) -> str:
        """Up to three names, given name first."""
        if self.citation is None:
            return ""
        names = []
        for person in self.citation.authors:
            names.append(f"{person.given} {person.family}".strip())
        return author_line(names, has_more=self.citation.has_more_authors)


def printed_entries(
    reading_list: ReadingList, learner: Learner
) -> list[PrintedEntry]:
    """All entries in their order."""
    entries = list(reading_list.entries.in_order())
    papers = papers_of_entries(entries, learner)
    printed = []
    number = 0
    for entry in entries:
        is_paper = entry.kind == ListEntry.Kind.PAPER
        number += is_paper
        paper = papers.get(entry.paper_id or 0)
        citation = None
        if paper is not None:
            citation = citation_of(paper, family_first_names(paper))
        printed_entry = PrintedEntry(
            kind=entry.kind,
            number=number if is_paper else 0,
            text=entry.text,
            note=entry.note,
            note_html=entry.note_html,
            is_optional=entry.is_optional,
            citation=citation,
        )
        printed.append(printed_entry)
    return printed


def papers_of_entries(
    entries: list[ListEntry], learner: Learner
) -> dict[int, Paper]:
    """Those that the learner may see, by number, with their authors."""
    ids = [entry.paper_id for entry in entries if entry.paper_id is not None]
    papers = Paper.objects.visible_to(learner).with_authors()
    return papers.in_bulk(ids)


def list_as_markdown(
    reading_list: ReadingList, learner: Learner
) -> Iterator[str]:
    """The list with its headings and notes; what is typed as text reads as text."""
    yield f"# {escape_markdown(reading_list.title)}\n"
    if reading_list.description:
        yield f"\n{reading_list.description}\n"
    for entry in printed_entries(reading_list, learner):
        yield markdown_of_entry(entry)


def markdown_of_entry(entry: PrintedEntry) -> str:
    text = escape_markdown(entry.text)
    if entry.kind == ListEntry.Kind.HEADING:
        return f"\n## {text}\n\n"
    if entry.kind == ListEntry.Kind.TEXT:
        line = f"- {text}"
    elif entry.citation is None:
        line = f"{entry.number}. A paper that the library no longer shows"
    else:
        line = f"{entry.number}. {markdown_of_citation(entry.citation)}"
    if entry.is_optional:
        line = f"{line} (optional)"
    if not entry.note:
        return f"{line}\n"
    note_lines = entry.note.splitlines()
    note = "\n".join(f"   {note_line}".rstrip() for note_line in note_lines)
    return f"{line}\n\n{note}\n\n"


def markdown_of_citation(citation: Citation) -> str:
    title = escape_markdown(citation.title)
    if citation.address:
        address = quote(citation.address, safe=ADDRESS_SIGNS)
        title = f"[{title}](<{address}>)"
    return f"{title}, {citation.year}"


def escape_markdown(text: str) -> str:
    """One line of text that Markdown shows as it is typed."""
    return MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))
