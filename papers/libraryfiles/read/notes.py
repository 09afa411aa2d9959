"""Reading a note: front matter, sections, questions."""

from dataclasses import replace

from papers.libraryfiles.entries import (
    HEADING_OF_KIND,
    HEADINGS,
    QUESTIONS_HEADING,
    REQUIRED_KINDS,
    NoteFile,
    QuestionEntry,
    SectionEntry,
)
from papers.libraryfiles.faults import Faults, quote_text
from papers.libraryfiles.read.bibliography import (
    NOTE_KEYS,
    check_bibliography,
    read_bibliography,
)
from papers.libraryfiles.read.frontmatter import FrontMatter, split_front_matter
from papers.libraryfiles.read.outline import (
    OutlinePart,
    check_closed,
    check_headings,
    list_items,
    split_parts,
)
from papers.libraryfiles.read.questions import QuestionPlace, read_questions
from papers.libraryfiles.slugs import is_reserved_slug

# Headings inside of a section are deeper than this.
DEEPEST_HEADING = 3
KNOWN_HEADINGS = (*HEADINGS, QUESTIONS_HEADING)


def parse_note(text: str, slug: str, faults: Faults) -> NoteFile:
    """A note as far as it can be read; whatever can't becomes a fault."""
    if is_reserved_slug(slug):
        faults.add(
            1,
            f"/papers/{slug}/ is an address of the site itself",
            "Give the file another name",
        )
    yaml_text, rows, first_line = split_front_matter(text, faults)
    head = FrontMatter(yaml_text, faults)
    if not head.is_readable:
        return NoteFile(slug, title="")
    head.check_keys(NOTE_KEYS)
    check_bibliography(head, faults)
    note = read_bibliography(head, slug, faults)
    line_above = first_line - 1
    if not check_closed(rows, line_above, faults):
        return note
    note = read_body(note, split_parts(rows, line_above, level=2), faults)
    check_body(note, faults)
    return note


def read_body(
    note: NoteFile, parts: list[OutlinePart], faults: Faults
) -> NoteFile:
    """The note with what stands below its front matter."""
    first, *rest = parts
    if first.body:
        faults.add(
            first.first_line,
            "Text stands before the first heading",
            "Move it below one of the headings",
        )
    by_heading = parts_by_heading(rest, faults)
    sections: dict[str, SectionEntry] = {}
    for heading, kind in HEADINGS.items():
        if heading in by_heading:
            sections[kind] = read_section(kind, by_heading[heading], faults)
    nothing = SectionEntry("", "", 1)
    tldr = sections.pop("tldr", nothing)
    why = sections.pop("why", nothing)
    questions: tuple[QuestionEntry, ...] = ()
    if QUESTIONS_HEADING in by_heading:
        place = QuestionPlace(note.slug, note.formerly)
        questions = read_questions(by_heading[QUESTIONS_HEADING], place, faults)
    return replace(
        note,
        tldr=tldr.body,
        why_it_matters=why.body,
        sections=tuple(sections.values()),
        questions=questions,
        lines={**note.lines, "tldr": tldr.line, "why": why.line},
    )


def parts_by_heading(
    parts: list[OutlinePart],
    faults: Faults,
) -> dict[str, OutlinePart]:
    by_heading: dict[str, OutlinePart] = {}
    for part in parts:
        problem = ""
        if part.heading in by_heading:
            problem = "stands twice"
        elif part.heading not in KNOWN_HEADINGS:
            problem = "is unknown"
        if problem:
            faults.add(
                part.line,
                f"The heading {quote_text(part.heading)} {problem}",
                f"Use each of these once: {', '.join(KNOWN_HEADINGS)}",
            )
        else:
            by_heading[part.heading] = part
    return by_heading


def read_section(kind: str, part: OutlinePart, faults: Faults) -> SectionEntry:
    check_headings(part, DEEPEST_HEADING, faults)
    body = part.body
    if not body:
        faults.add(
            part.line,
            f"Nothing stands under {quote_text(part.heading)}",
            "Write it or remove the heading",
        )
    if kind == "contributions":
        check_contributions(body, part.line, faults)
    return SectionEntry(kind, body, part.line)


def check_contributions(body: str, line: int, faults: Faults) -> None:
    items, first_stray = list_items(body)
    if first_stray is not None or not all(items):
        faults.add(
            line,
            "The contributions are not one list",
            "Write each as a line that begins with a hyphen",
        )


def check_body(note: NoteFile, faults: Faults) -> None:
    kinds = {section.kind for section in note.all_sections()}
    check_required(note, kinds, faults)
    if note.note == "none" and (kinds or note.questions):
        faults.add(
            note.line_of("note"),
            "A paper with `note: none` has no body",
            "Remove the body, or change `note`",
            stops_loading=bool(kinds) or has_published_question(note),
        )
    for question in note.questions:
        heading = HEADING_OF_KIND.get(question.section)
        if heading and question.section not in kinds:
            faults.add(
                question.line,
                f"The note has no section {question.section} for {question.id}",
                f"Write `## {heading}` or name another section",
                stops_loading=question.status != "draft",
            )


def has_published_question(note: NoteFile) -> bool:
    """Drafts may wait for the note that they will belong to."""
    return any(question.status != "draft" for question in note.questions)


def check_required(note: NoteFile, kinds: set[str], faults: Faults) -> None:
    """A draft, or what is in review, may be unfinished, but for the TLDR of its row."""
    is_draft = note.status != "published"
    for kind in REQUIRED_KINDS.get(note.note, ()):
        if kind not in kinds:
            faults.add(
                1,
                f"A {note.note} note needs `## {HEADING_OF_KIND[kind]}`",
                "Write it, or change `note`",
                stops_loading=kind == "tldr" or not is_draft,
            )
    if note.note in ("full", "brief") and not note.questions:
        faults.add(
            1,
            f"A {note.note} note needs `## {QUESTIONS_HEADING}`",
            "Write them, or change `note`",
            stops_loading=not is_draft,
        )
