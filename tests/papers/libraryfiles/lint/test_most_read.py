"""Ten questions for each of the forty papers to which most others lead."""

from papers.libraryfiles import Library, LinkEntry, NoteFile, QuestionEntry
from papers.libraryfiles.lint.most_read import important_notes, lint_most_read


def note(slug, *, leads_to=(), question_count=0, year=2000, kind="full"):
    links = tuple(LinkEntry("read_next", target, "So.") for target in leads_to)
    questions = tuple(
        QuestionEntry(f"{slug}-{number}", "recall", "explain")
        for number in range(question_count)
    )
    return NoteFile(slug, slug, year=year, links=links, note=kind, questions=questions)


def library_of(*notes, size=200):
    """With others, brief ones to which nothing leads."""
    rest = [note(f"rest-{number}", kind="brief") for number in range(size - len(notes))]
    return Library(notes=(*notes, *rest))


def test_full_notes_come_first_then_what_most_lead_to_then_the_newest():
    notes = (
        note("brief", kind="brief"),
        note("old", year=1990, leads_to=["brief", "wanted"]),
        note("new", year=2020, leads_to=["brief"]),
        note("wanted", year=1980, leads_to=["brief"]),
    )
    slugs = [entry.slug for entry in important_notes(Library(notes=notes))]
    assert slugs == ["wanted", "new", "old", "brief"]


def test_one_of_the_forty_that_asks_nine_questions_is_a_fault():
    full = [note(f"full-{number}", question_count=10) for number in range(39)]
    few = note("few", question_count=9)
    assert [str(fault) for fault in lint_most_read(library_of(*full, few))] == [
        "notes/few.md:1: few is one of the 40 most read notes and asks 9 questions."
        " Ask at least 10."
    ]


def test_the_forty_first_may_ask_fewer():
    full = [note(f"full-{number}", question_count=10) for number in range(40)]
    few = note("zero", question_count=9)
    assert list(lint_most_read(library_of(*full, few))) == []


def test_drafts_of_questions_do_not_count():
    draft = QuestionEntry("a-draft", "recall", "explain", status="draft")
    full = [note(f"full-{number}", question_count=10) for number in range(39)]
    few = NoteFile("few", "Few", note="full", questions=(draft,) * 10)
    (fault,) = lint_most_read(library_of(*full, few))
    assert "asks 0 questions" in fault.problem


def test_a_small_library_is_let_alone():
    assert list(lint_most_read(library_of(note("few"), size=199))) == []
