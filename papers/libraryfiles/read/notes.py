"""Reading a note: front matter, sections, questions."""

import re
from dataclasses import replace

from papers.libraryfiles.entries import (
    HEADINGS,
    LINK_KINDS,
    NOTE_KINDS,
    QUESTIONS_HEADING,
    REQUIRED_KINDS,
    STATUSES,
    LinkEntry,
    NoteFile,
    QuestionEntry,
    SectionEntry,
)
from papers.libraryfiles.faults import Faults, shown
from papers.libraryfiles.read.frontmatter import Head, split_head
from papers.libraryfiles.read.outline import (
    Part,
    check_closed,
    check_headings,
    list_items,
    parts,
)
from papers.libraryfiles.read.questions import Setting, read_questions
from papers.libraryfiles.read.source import RESERVED, SLUG_REMEDY, is_slug

NOTE_KEYS = (
    *(
        "title",
        "authors",
        "et_al",
        "year",
        "venue",
        "arxiv",
        "doi",
        "url",
        "category",
        "tags",
        "topics",
    ),
    *LINK_KINDS,
    *("note", "status", "written_by", "machine_helped", "written_on", "sources"),
)
ARXIV = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})\Z")
DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"]+\Z")
URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:[/?#][^\s<>\"]*)?\Z")


def parse_note(text: str, slug: str, faults: Faults) -> NoteFile:
    """A note as far as it can be read; whatever can't is told as a fault."""
    if slug in RESERVED:
        faults.add(
            1,
            f"/papers/{slug}/ is an address of the site itself",
            "Give the file another name",
        )
    yaml_text, rows, first_line = split_head(text, faults)
    head = Head(yaml_text, faults)
    if not head.is_readable:
        return NoteFile(slug, title="")
    head.refuse_unknown(NOTE_KEYS)
    _check_bibliography(head, faults)
    _check_authorship(head, faults)
    note = _bibliography(head, slug, faults)
    if not check_closed(rows, first_line - 1, faults):
        return note
    sections, questions = _body(rows, first_line - 1, slug, faults)
    nothing = SectionEntry("", "", 1)
    tldr, why = sections.pop("tldr", nothing), sections.pop("why", nothing)
    note = replace(
        note,
        tldr=tldr.body,
        why_it_matters=why.body,
        sections=tuple(sections.values()),
        questions=questions,
        lines={**note.lines, "tldr": tldr.line, "why": why.line},
    )
    _check_body(note, faults)
    return note


def _bibliography(head: Head, slug: str, faults: Faults) -> NoteFile:
    return NoteFile(
        slug=slug,
        title=head.text("title"),
        authors=head.texts("authors"),
        et_al=head.flag("et_al") or False,
        year=head.number("year"),
        venue=head.text("venue"),
        arxiv=head.text("arxiv"),
        doi=head.text("doi"),
        url=head.text("url"),
        category=head.text("category"),
        tags=tuple(sorted(head.texts("tags"))),
        topics=tuple(sorted(head.texts("topics"))),
        links=_links(head, slug, faults),
        note=head.text("note"),
        status=head.text("status"),
        written_by=head.text("written_by"),
        machine_helped=head.flag("machine_helped"),
        written_on=head.day("written_on"),
        sources=head.texts("sources"),
        line=1,
        lines={key: head.line(key) for key in NOTE_KEYS},
    )


def _check_bibliography(head: Head, faults: Faults) -> None:
    for key in ("title", "authors", "year", "category", "note", "status"):
        if not head.has(key):
            faults.add(1, f'The key "{key}" is missing', "Add it to the front matter")
    if head.has("year") and not 1800 <= head.number("year") <= 2100:
        faults.add(
            head.line("year"),
            "The year is not between 1800 and 2100",
            "Write the year of first publication",
        )
    forms = {
        "arxiv": (ARXIV, "'1706.03762', without version"),
        "doi": (DOI, "10.1000/xyz"),
        "url": (URL, "https://…"),
    }
    for key, (form, example) in forms.items():
        value = head.text(key)
        if value and not form.match(value):
            faults.add(
                head.line(key),
                f"{shown(value)} is no {key}",
                f"Write it like {example}",
            )
    if not any(head.text(key) for key in forms):
        faults.add(
            1, "The paper has no arxiv, doi or url", "Give at least one of the three"
        )
    for key, allowed in (("note", NOTE_KINDS), ("status", STATUSES)):
        if head.text(key) and head.text(key) not in allowed:
            faults.add(
                head.line(key),
                f'"{key}" is {shown(head.text(key))}',
                f"Use one of: {', '.join(allowed)}",
            )
    _check_lists(head, faults)


def _check_lists(head: Head, faults: Faults) -> None:
    for key in ("authors", "tags", "topics", "sources"):
        values = head.texts(key)
        if len(set(values)) < len(values):
            faults.add(
                head.line(key), f'An entry stands twice in "{key}"', "Keep one of them"
            )
    for key in ("tags", "topics"):
        for value, line in head.items(key):
            if value and not is_slug(value):
                faults.add(line, f"{shown(value)} is no slug", SLUG_REMEDY)
    if head.has("authors") and not head.texts("authors"):
        faults.add(
            head.line("authors"),
            "The paper has no author",
            "Name one; an organisation is one name alone",
        )
    for name, line in head.items("authors"):
        family, comma, given = name.partition(", ")
        if "," in family or (comma and (not family.strip() or not given.strip())):
            faults.add(
                line,
                f"{shown(name)} is no author",
                "Write `Family, Given` or one name alone",
            )


def _check_authorship(head: Head, faults: Faults) -> None:
    if head.text("note") == "none":
        return
    for key in ("written_by", "machine_helped", "written_on", "sources"):
        if not head.has(key):
            faults.add(
                1,
                f'The key "{key}" is missing',
                "Say who wrote the note, when, and from what",
            )


def _links(head: Head, slug: str, faults: Faults) -> tuple[LinkEntry, ...]:
    links = []
    for kind in LINK_KINDS:
        seen = set()
        for paper, because, line in head.pairs(kind, ("paper", "because")):
            if paper == slug or paper in seen:
                what = "itself" if paper == slug else f"{paper} twice"
                faults.add(
                    line, f'The paper names {what} in "{kind}"', "Remove the entry"
                )
            seen.add(paper)
            links.append(LinkEntry(kind, paper, because, line))
    return tuple(links)


def _body(
    rows: list[str], line: int, slug: str, faults: Faults
) -> tuple[dict[str, SectionEntry], tuple[QuestionEntry, ...]]:
    """The sections by kind in their order, and the questions."""
    first, *rest = parts(rows, line, 2)
    if first.body:
        faults.add(
            first.first_line,
            "Text stands before the first heading",
            "Move it below one of the headings",
        )
    found: dict[str, Part] = {}
    for part in rest:
        if part.heading not in (*HEADINGS, QUESTIONS_HEADING) or part.heading in found:
            problem = "stands twice" if part.heading in found else "is unknown"
            known = ", ".join((*HEADINGS, QUESTIONS_HEADING))
            faults.add(
                part.line,
                f"The heading {shown(part.heading)} {problem}",
                f"Use each of these once: {known}",
            )
            continue
        found[part.heading] = part
    questions = found.pop(QUESTIONS_HEADING, None)
    sections = {
        kind: _section(kind, found[name], faults)
        for name, kind in HEADINGS.items()
        if name in found
    }
    return sections, read_questions(
        questions, Setting(slug), faults
    ) if questions else ()


def _section(kind: str, part: Part, faults: Faults) -> SectionEntry:
    check_headings(part, 3, faults)
    body = part.body
    if not body:
        faults.add(
            part.line,
            f"Nothing stands under {shown(part.heading)}",
            "Write it or remove the heading",
        )
    if kind == "contributions":
        items, stray = list_items(body)
        if stray is not None or not all(items):
            faults.add(
                part.line,
                "The contributions are not one list",
                "Write each as a line that begins with a hyphen",
            )
    return SectionEntry(kind, body, part.line)


def _check_body(note: NoteFile, faults: Faults) -> None:
    kinds = {section.kind for section in note.all_sections()}
    names = {kind: name for name, kind in HEADINGS.items()}
    for kind in REQUIRED_KINDS.get(note.note, ()):
        if kind not in kinds:
            faults.add(
                1,
                f"A {note.note} note needs `## {names[kind]}`",
                "Write it, or change `note`",
            )
    if note.note in ("full", "brief") and not note.questions:
        faults.add(
            1,
            f"A {note.note} note needs `## {QUESTIONS_HEADING}`",
            "Write them, or change `note`",
        )
    if note.note == "none" and (kinds or note.questions):
        faults.add(
            note.line_of("note"),
            "A paper with `note: none` has no body",
            "Remove the body, or change `note`",
        )
    for question in note.questions:
        if question.section in names and question.section not in kinds:
            remedy = f"Write `## {names[question.section]}` or name another section"
            faults.add(
                question.line,
                f"The note has no section {question.section} for {question.id}",
                remedy,
            )
