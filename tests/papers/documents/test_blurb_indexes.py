"""Indexes of blurbs: groups by their headings, an entry a row, counts compared."""

import re
import time

import pytest

from papers.documents.blurb_index import read_blurb_index
from papers.documents.kinds import recognise_kind
from papers.documents.opml import NotReadable
from papers.documents.write_blurb_index import (
    WrittenEntry,
    WrittenGroup,
    write_blurb_index,
)
from tests.papers.documents.index_documents import INDEX, READ, REMARKS

LARGE = 40_000


def entries_of(text):
    index = read_blurb_index(text)
    return [
        (entry.group, entry.title, entry.url, entry.blurb) for entry in index.entries
    ]


def below_group(*rows):
    return "\n".join(["## Group (1)", *rows])


def test_each_row_is_an_entry_of_its_group():
    assert entries_of(INDEX) == READ
    assert read_blurb_index(INDEX).title == "Kitchen Index"


def test_counts_are_those_that_a_search_finds():
    """Taken in another way: headings by their signs, entries by what begins them."""
    index = read_blurb_index(INDEX)
    headings = re.findall(r"^#{2,}.*?[(\[](\d+)[)\]]$", INDEX, re.MULTILINE)
    begin_entries = r"^(?:\*\*|\[|\d+\. |A blurb|Sharp)"
    assert [group.count for group in index.groups] == [int(each) for each in headings]
    assert len(index.entries) == len(re.findall(begin_entries, INDEX, re.MULTILINE))


def test_count_of_other_entries_is_told_with_its_line():
    index = read_blurb_index(INDEX)
    assert [(note.number, note.reason) for note in index.remarks] == REMARKS


def test_heading_may_count_what_stands_below_the_headings_below_it():
    text = "# A (3)\n## B (2)\n**C**\n**D**\n## E (1)\n**F**\n"
    index = read_blurb_index(text)
    assert index.remarks == []
    assert [entry.group for entry in index.entries] == ["A / B", "A / B", "A / E"]


@pytest.mark.parametrize(
    ("rows", "title", "blurb"),
    [
        (["**BERT**: Reads both ways."], "BERT", "Reads both ways."),
        (["- **BERT** – Reads both ways."], "BERT", "Reads both ways."),
        (["**BERT.** Reads both ways."], "BERT.", "Reads both ways."),
        (["**BERT**", "Reads: both ways, of all tokens at once, and in all layers."],
         "BERT", "Reads: both ways, of all tokens at once, and in all layers."),
        (["### BERT", "", "Reads both ways."], "BERT", "Reads both ways."),
        (["BERT", "Reads both ways."], "BERT", "Reads both ways."),
        (["[BERT](https://a.b/c).", "Reads both ways."], "BERT", "Reads both ways."),
        (["Reads both ways."], "", "Reads both ways."),
        (["BERT: Pre-training of Deep Transformers"],
         "BERT: Pre-training of Deep Transformers", ""),
        (["BERT: Reads a sentence in both directions at once."],
         "BERT", "Reads a sentence in both directions at once."),
        (["It fails. BERT: reads a sentence in both directions at once."],
         "", "It fails. BERT: reads a sentence in both directions at once."),
    ],
)  # fmt: skip
def test_title_and_blurb_are_told_apart(rows, title, blurb):
    ((_, read_title, _, read_blurb),) = entries_of(below_group(*rows))
    assert (read_title, read_blurb) == (title, blurb)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# A\nA word before.\n## B (1)\n**C**", 2, "Stands above the first heading"),
        ("## B (1)\n**C**\n```\nx\n```", 4, "Code, which no index has"),
        (f"## B (1)\n**C**: {'x' * 2_001}", 2, "The blurb is longer than 2,000"),
        ("## B (1)\n**C\ue000**: D.", 2, "Has characters that cannot be seen"),
        ("## B (1)\n**C\u202e**: D.", 2, "Has characters that cannot be seen"),
    ],
)
def test_what_is_no_entry_stays_as_it_is(text, line, reason):
    notes = read_blurb_index(text).raw_notes
    (note,) = [note for note in notes if note.number == line]
    assert note.reason.startswith(reason)


def test_entry_that_stands_twice_in_a_group_is_counted_and_told():
    index = read_blurb_index("## A (2)\n**B**: C.\n**b**: D.\n## E (1)\n**B**: F.\n")
    assert [note.number for note in index.repeats] == [3]
    assert index.remarks == []
    assert len(index.entries) == 2


def test_index_is_recognised():
    assert recognise_kind(INDEX) == "blurb_index"


def test_more_entries_than_one_can_look_through_are_refused():
    text = "## A (1)\n" + "\n".join(f"**B{number}**" for number in range(5_001))
    with pytest.raises(NotReadable, match="Line 5002: more than 5,000 entries"):
        read_blurb_index(text)


@pytest.mark.parametrize(
    "row",
    [
        " " * LARGE + "x",
        "[" * LARGE,
        "**" * LARGE,
        "## " + "(" * LARGE,
        "## " + " " * LARGE + "(1",
        "a: " * LARGE + ".",
        "a - " * LARGE + ".",
        "[a](" * (LARGE // 4),
        "**a\n" + " b.\n" * LARGE,
    ],
    ids=lambda row: repr(row[:6]),
)
def test_hostile_rows_take_no_time(row):
    begun = time.process_time()
    read_blurb_index(f"## A (1)\n{row}")
    assert time.process_time() - begun < 2


def test_written_index_reads_the_same():
    groups: dict[str, list[WrittenEntry]] = {}
    for group, title, address, blurb in entries_of(INDEX):
        groups.setdefault(group, []).append(WrittenEntry(title, address, blurb))
    written = write_blurb_index(
        "Kitchen Index",
        [WrittenGroup(name, tuple(rows)) for name, rows in groups.items()],
    )
    assert written.left_out == 0
    assert entries_of(written.text) == entries_of(INDEX)
    assert read_blurb_index(written.text).remarks == []
    assert recognise_kind(written.text) == "blurb_index"


def test_what_a_row_cannot_hold_is_counted():
    alone = WrittenEntry("", "", "No sentence")
    written = write_blurb_index("A", [WrittenGroup("B", (alone,))])
    assert (written.text, written.left_out) == ("# A\n", 1)
