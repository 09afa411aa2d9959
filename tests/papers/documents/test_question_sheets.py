"""Sheets of questions are read in every shape; no line is lost."""

import random

import pytest

from papers.documents.headings import read_heading
from papers.documents.kinds import read_document, recognise_kind
from papers.documents.opml import NotReadable
from papers.documents.write_question_sheet import (
    WrittenQuestion,
    WrittenSection,
    write_question_sheet,
)
from tests.papers.documents.question_documents import ANSWERS, PROMPTS, SHEET
from tests.papers.documents.test_topic_documents import mutated

MUTATIONS = 300


def read_sheet(text):
    return read_document(text, "question_sheet")


def test_sheet_is_recognised_and_read():
    sheet = read_sheet(SHEET)
    prompts = {}
    for section in sheet.sections:
        prompts[section.line] = [question.prompt for question in section.questions]
    assert recognise_kind(SHEET) == "question_sheet"
    assert prompts == PROMPTS
    assert [question.answer for question in sheet.questions] == ANSWERS
    assert [section.is_across for section in sheet.sections] == [False] * 3 + [True]


def test_what_is_no_question_is_kept_with_its_line():
    sheet = read_sheet(SHEET)
    told = [(note.number, note.text) for note in sheet.raw_notes]
    assert told == [
        (22, "```"),
        (23, "- Is this code?"),
        (24, "```"),
        (31, "A word too many."),
        (37, "Who asks without an answer?"),
    ]
    assert [note.number for note in sheet.repeats] == [38]


@pytest.mark.parametrize(
    ("text", "title", "names", "year"),
    [
        ("3. On Soups (Soup / Broth) – Cook et al., 2015", "On Soups", 2, 2015),
        ("**On Soups (2015)**", "On Soups", 0, 2015),
        ("On Soups - and Stews", "On Soups - and Stews", 0, None),
        ("[On Soups](https://example.org/a_(b).pdf)", "On Soups", 0, None),
        ("5. Broth: Fast Soups – 2024/2025", "Broth: Fast Soups", 0, 2024),
    ],
)
def test_heading_says_what_paper_it_means(text, title, names, year):
    heading = read_heading(text)
    assert (heading.title, heading.entry.year) == (title, year)
    assert len(heading.names) == names


def test_heading_names_a_paper_by_its_link():
    heading = read_heading("2. [On Soups](https://arxiv.org/abs/1801.00001v2)")
    assert heading.entry.arxiv_id == "1801.00001"
    other = read_heading("[On Soups](https://example.org/a_(b).pdf)")
    assert other.entry.url == "https://example.org/a_(b).pdf"


@pytest.mark.parametrize(
    "answer",
    [
        "One.\n\nTwo.",
        "One:\n\n- a\n- b\n\n  more of b\n\nTwo.",
        "Code:\n\n```python\nif x:\n\n    - y\n```\n\nAnd $$a\nb$$ here.",
        "> A quote\n\n| a | b |\n| - | - |\n| 1 | 2 |",
    ],
)
def test_sheet_written_and_read_again_is_the_same(answer):
    question = WrittenQuestion("What\nis asked?\n\nIn two parts.", answer)
    sections = [WrittenSection("A Paper – 2011", (question,))] * 2
    written = write_question_sheet(sections)
    read = read_sheet(written.text)
    assert written.left_out == 0
    assert [(q.prompt, q.answer) for q in read.questions] == [
        (question.prompt, answer)
    ] * 2


def test_what_the_shape_cannot_hold_is_left_out_and_counted():
    held = WrittenQuestion("What?", "This.")
    not_held = WrittenQuestion("What of these?\n\n- a\n- b", "This.")
    written = write_question_sheet([WrittenSection("A", (held, not_held))])
    assert written.left_out == 1
    assert [q.prompt for q in read_sheet(written.text).questions] == ["What?"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("## A\nOnly words.\n", "Line 1: no question"),
        ("## A\n" + "- Why?\n  - So.\n- W{}?\n  - So.\n" * 1, None),
        (
            "## A\n" + "".join(f"- W{n}?\n  - So.\n" for n in range(5001)),
            "more than 5,000",
        ),
    ],
)
def test_fault_of_a_sheet_has_its_line(text, problem):
    if problem is None:
        assert len(list(read_sheet(text).questions)) == 2
        return
    with pytest.raises(NotReadable, match=problem):
        read_sheet(text)


def test_mutated_sheet_is_read_or_named():
    """Every row with a letter is in a heading, a question or a raw note."""
    chance = random.Random(13)
    for _ in range(MUTATIONS):
        text = mutated(SHEET, chance)
        recognise_kind(text)
        try:
            sheet = read_sheet(text)
        except NotReadable:
            continue
        for section in sheet.sections:
            keys = [question.key for question in section.questions]
            assert len(set(keys)) == len(keys) > 0
        for question in sheet.questions:
            assert question.prompt
            assert question.answer
