"""Lines of a syllabus, a mail or a Markdown list as works."""

import pytest

from papers.formats.read_text import LONG_LINE, NO_WORDS, read_text


def entries_of(text):
    return [work.entry for work in read_text(text).works]


@pytest.mark.parametrize(
    "line",
    [
        "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762v5)",
        "3. “Attention Is All You Need”, arXiv:1706.03762 [cs.CL]",
        "* **Attention Is All You Need**, https://arxiv.org/pdf/1706.03762",
        "> Vaswani et al. (2017). Attention Is All You Need. arXiv 1706.03762",
        "[ ] Attention Is All You Need (1706.03762)",
        "Attention Is All You Need <https://doi.org/10.48550/arXiv.1706.03762>",
    ],
)
def test_number_and_title_are_found_in_a_line(line):
    (entry,) = entries_of(line)
    assert entry.arxiv_id == "1706.03762"
    assert entry.title == "Attention Is All You Need"


def test_line_may_name_several_works_and_each_once():
    entries = entries_of(
        "see 1706.03762, doi:10.1145/3442188.3445922 and https://a.example/b.pdf; "
        "1706.03762v2"
    )
    assert [entry.arxiv_id for entry in entries] == ["1706.03762", "", ""]
    assert [entry.doi for entry in entries] == ["", "10.1145/3442188.3445922", ""]
    assert entries[2].url == "https://a.example/b.pdf"


@pytest.mark.parametrize(
    ("mark", "words", "title"),
    [
        (
            "- ",
            "Scaling Laws for Neural Language Models",
            "Scaling Laws for Neural Language Models",
        ),
        ("2) ", "Deep Learning (LeCun 2015)", "Deep Learning"),
        (
            "",
            "Brown, T. et al. (2020). Few-Shot Learners. NeurIPS.",
            "Few-Shot Learners",
        ),
        ("* [ ] ", 'Read "A Neural Model," please', "A Neural Model"),
    ],
)
def test_other_line_is_a_guess_and_kept_without_its_mark(mark, words, title):
    (work,) = read_text(mark + words).works
    assert work.entry.title == title
    assert work.guessed_from == words


def test_line_that_is_not_understood_is_kept_without_its_mark():
    (part,) = read_text("- 2019!").unread
    assert part.source_text == "2019!"


def test_heading_and_line_without_words_are_kept():
    heading, rule = read_text("## Week 1 ##\n\n* * *\n").unread
    assert (heading.source_line, heading.source_text) == (1, "Week 1")
    assert heading.reason == ""
    assert (rule.source_line, rule.source_text) == (3, "* * *")
    assert rule.reason == NO_WORDS


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Week 1", "Week 1"),
        (
            "Week 12: Dense retrieval and ranking",
            "Week 12: Dense retrieval and ranking",
        ),
        ("**Session 2:** Retrieval", "Session 2: Retrieval"),
        ("__Part II – Agents__", "Part II – Agents"),
        ("Further reading:", "Further reading"),
        ("Foundations\n=====", "Foundations"),
    ],
)
def test_heading_of_a_syllabus_is_one_however_it_is_drawn(line, heading):
    parsed = read_text(f"{line}\n")
    assert parsed.works == []
    assert [(part.source_text, part.reason) for part in parsed.unread] == [
        (heading, "")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Week 3: Vaswani et al. (2017). Attention is all you need.",
        "Lecture 4: “Attention is all you need”",
        "Session 5: https://arxiv.org/abs/1706.03762",
        "Weekly sessions on attention",
        "- Attention is all you need:",
        "Please read all of these papers before we meet on Monday:",
    ],
)
def test_line_that_names_a_work_is_no_heading(line):
    parsed = read_text(line)
    assert len(parsed.works) == 1
    assert parsed.unread == []


def test_endless_line_is_kept_and_not_searched():
    (part,) = read_text("word " * 100_000).unread
    assert part.reason == LONG_LINE
