"""Anki's cards as questions, from a package and from a text alike."""

import time

import pytest

from papers.documents import anki_package
from papers.documents.anki_notes import read_anki_notes
from papers.documents.anki_package import NoPackage, text_of_package
from papers.documents.html_markdown import markdown_of
from papers.documents.kinds import read_document, recognise_kind
from papers.documents.opml import NotReadable
from tests.papers.documents.anki_packages import (
    ENDLESS,
    GENERATED,
    NEWER,
    NOTES,
    PACKAGE,
    TABLES,
    database_of,
    package_of,
    packed,
)

QUESTIONS = [
    ("What makes the **crust** crack?", "- Steam\n- that leaves *late*", "recall"),
    ("Yeast", "A fungus that makes gas.", "recall"),
    ("Bread rests for {{a night}} in the {{cold}}.", "", "cloze"),
    ("How long does dough $d_1$ rest?", "A night & a day\nin the cold.", "recall"),
]


@pytest.mark.parametrize("text", [text_of_package(PACKAGE), NOTES])
def test_cards_become_questions(text):
    assert recognise_kind(text) == "anki"
    sheet = read_document(text, "anki")
    asked = [(one.prompt, one.answer, one.kind) for one in sheet.questions]
    assert asked == QUESTIONS
    gaps = next(one for one in sheet.questions if one.kind == "cloze")
    assert gaps.explanation == "It slows the yeast."
    assert [section.text for section in sheet.sections] == [
        "Kitchen::Slow Bread",
        "Kitchen::Slow Bread, tag hard",
    ]
    assert all(section.is_asked for section in sheet.sections)
    (picture,) = sheet.raw_notes
    assert picture.text == "crust.png"


def test_lines_are_those_of_the_text():
    lines = NOTES.split("\n")
    for question in read_anki_notes(NOTES).questions:
        first_word = question.prompt.split()[0]
        assert first_word in lines[question.line - 1]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("", "Why?\tSo."),
        ("#separator:Comma\n#html:true\n", 'Why?,"So."'),
        ("#separator:;\n#html:true\n#deck:Bread\n", "Why?;So."),
        ("#separator:Pipe\n#tags column:2\n#html:false\n", "Why?|rye|So."),
        ("#html:true\n#guid column:1\n", "x\tWhy?\tSo."),
    ],
)
def test_columns_are_as_the_head_says(head, row):
    (question,) = read_anki_notes(f"{head}{row}\n").questions
    assert (question.prompt, question.answer) == ("Why?", "So.")
    assert question.line == head.count("\n") + 1


def test_tags_stay_signs_where_the_text_is_no_html():
    text = "#separator:tab\n#html:false\nWhy <b>?\t*So*\n"
    (question,) = read_anki_notes(text).questions
    assert (question.prompt, question.answer) == (r"Why \<b>?", r"\*So\*")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Why?", "A question without an answer below it"),
        ("a {{c1::}} b", "A gap that cannot be asked"),
        ("a {{c1::b|c}} d", "A gap that cannot be asked"),
        ("{{c1::a}} {{c2::b}} {{c3::c}} {{c4::d}} {{c5::e}}", "one to four gaps"),
        (f"Why?\t{'x' * 50_001}", "longer than 50,000"),
        ("<img src=a.png>\tSo.", "Nothing is asked"),
        ("Why?\tSo\x07.", "characters that cannot be seen"),
        ("Why?\tSo\u202e.", "characters that cannot be seen"),
    ],
)
def test_card_that_can_be_no_question_is_told(row, reason):
    sheet = read_anki_notes(f"#separator:tab\n#html:true\n{row}\nWhat?\tThat.\n")
    told = [note.reason for note in sheet.raw_notes if note.number == 3]
    assert any(reason in one for one in told)
    assert [question.line for question in sheet.questions] == [4]


def test_card_that_stands_twice_in_a_deck_is_told():
    sheet = read_anki_notes("#separator:tab\nWhy?\tSo.\n<b>why</b>\tElse.\n")
    assert [note.number for note in sheet.repeats] == [3]


def test_more_notes_than_one_can_look_through_are_refused_with_the_line():
    rows = [f"Why {number}?\tSo." for number in range(5_001)]
    with pytest.raises(NotReadable, match="Line 5001: more than 5,000 notes"):
        read_anki_notes("\n".join(rows))


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<div>a *b*</div><div>c_d</div>", "a \\*b\\*\n\nc\\_d"),
        ("1. one<br># two<br>- three", "1\\. one\n\\# two\n\\- three"),
        ("<pre>a:\n  b</pre>", "```\na:\n  b\n```"),
        ("<ol><li>a<li>b<ul><li>c</ul></ol>d", "1. a\n2. b\n   - c\n\nd"),
        (
            r"\(a_b&lt;c\) [$$]x[/$$] <anki-mathjax>y</anki-mathjax>",
            "$a_b<c$ $$x$$ $y$",
        ),
        ('<a href="https://x.org/a">l</a> <a href="javascript:x">m</a>', None),
        ("<b> x </b>y <i></i>", "**x** y"),
        ("a <!-- hidden --> b", "a b"),
        (r"\(open and \[ open", r"\\(open and \\\[ open"),
        ("a<br><br>b &amp;lt;", "a\n\nb &lt;"),
    ],
)
def test_html_is_markdown(source, markdown):
    expected = "[l](https://x.org/a) m" if markdown is None else markdown
    assert markdown_of(source).markdown == expected


NO_MODELS = f"{TABLES}INSERT INTO col VALUES ('', '');"
ODD_MODELS = f"{TABLES}INSERT INTO col VALUES ('[]', '{{}}');"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (NEWER, "Support older Anki versions"),
        (packed({"collection.anki2": database_of(NO_MODELS)}), "newer form"),
        (packed({"word/document.xml": "x"}), "no package of Anki"),
        (packed({"collection.anki2": "x" * 5_000}), "damaged"),
        (packed({"collection.anki2": database_of("")}), "damaged"),
        (packed({"collection.anki2": database_of(TABLES)}), "damaged"),
        (packed({"collection.anki2": database_of(ODD_MODELS)}), "damaged"),
        (packed({"collection.anki2": database_of(ENDLESS)}), "damaged"),
        (packed({"collection.anki2": database_of(GENERATED)}), "damaged"),
        (PACKAGE[:-200], "damaged, locked or cut short"),
        (PACKAGE[:300] + b"x" + PACKAGE[301:], "damaged"),
    ],
)
def test_package_that_cannot_be_read_is_told_so(content, problem):
    with pytest.raises(NoPackage, match=problem):
        text_of_package(content)


def test_package_that_unpacks_to_too_much_is_refused(monkeypatch):
    bomb = packed({"collection.anki2": b"x" * 5_000, "0": b"x" * 200_000})
    monkeypatch.setattr(anki_package, "LARGEST_UNPACKED", 100_000)
    with pytest.raises(NoPackage, match="Unpacked"):
        text_of_package(bomb)


def test_package_that_lies_about_its_size_is_refused():
    large = packed({"collection.anki2": b"x" * 200_000})
    size = (200_000).to_bytes(4, "little")
    with pytest.raises(NoPackage):
        text_of_package(large.replace(size, (10).to_bytes(4, "little")))


def test_package_of_too_many_notes_is_refused(monkeypatch):
    monkeypatch.setattr(anki_package, "MOST_NOTES", 2)
    notes = [(7, "", ("Why?", "So."))] * 3
    with pytest.raises(NoPackage, match="more than 5,000 notes"):
        text_of_package(package_of(notes))


def test_package_of_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(anki_package, "LARGEST_TEXT", 10_000)
    notes = [(7, "", ("Why?", "x" * 3_000))] * 4
    with pytest.raises(NoPackage, match="of text"):
        text_of_package(package_of(notes))


def test_names_in_a_package_become_no_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    notes = [(7, "../../x", ("Why?", "So."))]
    content = package_of(notes, decks={"7": {"name": "../../etc"}})
    assert "../../etc" in text_of_package(content)
    assert list(tmp_path.iterdir()) == []


def test_letters_in_two_parts_become_one():
    text = "#separator:tab\nWhy so\u0308?\tSo\u0308.\n"
    (question,) = read_document(text, "anki").questions
    assert (question.prompt, question.answer) == ("Why sö?", "Sö.")


@pytest.mark.parametrize(
    "field",
    [
        "<" + "a" * 40_000,
        r"\(<" + "a" * 40_000 + r"\)",
        "{{c1::a::" * 4_500,
        "<pre>" + "`" * 40_000,
    ],
    ids=["tag", "tag-in-formula", "gap", "code"],
)
def test_long_field_takes_no_longer_than_its_length(field):
    text = "#separator:tab\n#html:true\n" + f"{field}\tAn answer\n" * 3
    began = time.process_time()
    read_anki_notes(text)
    assert time.process_time() - began < 2
