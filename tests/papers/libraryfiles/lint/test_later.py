"""Later work is linked where it corrects; a later year is explained."""

import pytest

from papers.libraryfiles import Library, LinkEntry, NoteFile
from papers.libraryfiles.lint.later import lint_corrections, lint_later_edges
from papers.libraryfiles.texts import LocatedText


def problems(content, kind="limitations"):
    text = LocatedText("notes/a.md", 7, content, is_exact=True, kind=kind)
    return [str(fault) for fault in lint_corrections(text)]


@pytest.mark.parametrize(
    "content",
    [
        "It was slow. Later work found a faster way.",
        "Later studies on heads show that few are needed.",
        "The rule was later corrected.",
        "The sum was replaced by a product.",
        "See [this](paper:b). Independent tests later found the opposite.",
        "Results depend on order, as later work showed at 3.5 points.",
    ],
)
def test_later_work_without_a_link_is_a_fault(content):
    assert len(problems(content)) == 1


@pytest.mark.parametrize(
    "content",
    [
        "[Later work](paper:b) found a faster way.",
        "Later work found that [adapters](https://arxiv.org/abs/2302.08453) do.",
        "Much of the later work lives in this gap.",
        "Most later papers are edits of this one.",
        "They found it later.",
    ],
)
def test_named_work_and_mere_history_are_no_faults(content):
    assert problems(content) == []


@pytest.mark.parametrize("kind", ["", "tldr", "plain", "practice"])
def test_questions_and_short_parts_need_no_links(kind):
    assert problems("Later work found a faster way.", kind) == []


def test_fault_tells_line_and_words():
    assert problems("One.\n\nTwo, and later work showed why.") == [
        'notes/a.md:9: The text says "later work showed" and links no work.'
        " Name the work with a link in this sentence, or leave it out."
    ]


def edge_problems(year, because, kind="builds_on"):
    link = LinkEntry(kind, "b", because, line=5)
    notes = (
        NoteFile("a", "A", year=2014, links=(link,)),
        NoteFile("b", "B", year=year),
    )
    return [fault.problem for fault in lint_later_edges(Library(notes=notes))]


def test_building_on_a_later_year_needs_a_reason_with_a_year():
    assert edge_problems(2017, "Takes its measure.") == [
        "a of 2014 builds on b of 2017"
    ]
    assert edge_problems(2017, "Takes its measure, known since 1993.") == []


def test_earlier_years_and_further_reading_need_none():
    assert edge_problems(2014, "Takes its measure.") == []
    assert edge_problems(2017, "Goes on.", kind="read_next") == []
