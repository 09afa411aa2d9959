"""Long notes are read as they were copied; what is no text of a note is told."""

import random

import pytest

from papers.documents.kinds import read_document, recognise_kind
from papers.documents.opml import NotReadable
from papers.documents.write_long_notes import WrittenNote, write_long_notes
from tests.papers.documents.note_documents import BREAD, PAGE, SOUP
from tests.papers.documents.test_topic_documents import mutated

MUTATIONS = 300


def read_page(text):
    return read_document(text, "long_notes")


def test_page_is_recognised_and_read():
    page = read_page(PAGE)
    bread, soup = page.sections
    assert recognise_kind(PAGE) == "long_notes"
    assert page.title == "Kitchen Papers"
    assert bread.authors == ("Ann Baker", "Bo Miller", "Cy Cook")
    assert soup.authors == ("Di Potter",)
    assert bread.heading.entry.arxiv_id == "1801.00001"
    assert soup.heading.entry.doi == "10.1000/soups"
    assert bread.bodies == BREAD
    assert soup.bodies == SOUP


def test_what_is_no_text_of_a_note_is_kept_with_its_line():
    told = [(note.number, note.reason) for note in read_page(PAGE).raw_notes]
    assert told == [
        (1, "Below no heading of a paper"),
        (10, "Below no heading of a paper"),
        (26, "A picture: add it as a figure"),
        (29, "A comment, which no page shows"),
        (51, "No text below it"),
    ]


@pytest.mark.parametrize(
    ("copied", "formula"),
    [
        (r"a\\(x\\)b", "a $x$ b"),
        (r"\\(a\_b \\\\ c\\)", r"$a_b \\ c$"),
        (r"\\[e^{\\pi}\\]", r"$$e^{\pi}$$"),
        ("`\\\\(x\\\\)`", "`$x$`"),
    ],
)
def test_formula_between_doubled_backslashes_becomes_one(copied, formula):
    page = read_page(f"### [A](https://example.org/a)\n\n{copied}\n")
    assert page.sections[0].bodies == {"details": formula}


def test_page_without_notes_is_refused():
    with pytest.raises(NotReadable, match="Line 1: no text below a heading"):
        read_page("### [A](#a)\n\nOnly words.\n")


@pytest.mark.parametrize(
    "body",
    [
        "One.\n\n- a\n  - b\n\n    more\n- c\n\nTwo.",
        "| a | b |\n| - | - |\n| 1 | 2 |\n\n> Quoted.",
        "1. One\n2. Two\n\n```text\nx\n\n\ny\n```",
        "$$\na = b\n$$\n\n#### A heading\n\nText.",
    ],
)
def test_page_written_and_read_again_is_the_same(body):
    bodies = {"tldr": "Short.", "contributions": "- One.\n- Two.", "details": body}
    note = WrittenNote("A [b] c", "https://example.org/a", ("Ann Baker",), bodies)
    written = write_long_notes([note, note], "Notes")
    page = read_page(written.text)
    assert written.left_out == 0
    assert [section.bodies for section in page.sections] == [bodies, bodies]
    assert page.sections[0].authors == ("Ann Baker",)


def test_what_the_shape_cannot_hold_is_left_out_and_counted():
    bodies = {"details": "- **Results:** three."}
    note = WrittenNote("A", "https://example.org/a", (), {"plain": "<!-- a -->b"})
    other = WrittenNote("A", "https://example.org/a", (), bodies)
    written = write_long_notes([note, other], "Notes")
    assert written.left_out == 1


def test_mutated_page_is_read_or_named():
    chance = random.Random(13)
    for _ in range(MUTATIONS):
        text = mutated(PAGE, chance)
        recognise_kind(text)
        try:
            page = read_page(text)
        except NotReadable:
            continue
        for section in page.sections:
            assert section.bodies
            assert all(section.bodies.values())
