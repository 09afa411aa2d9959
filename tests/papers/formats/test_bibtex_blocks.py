"""BibTeX cut into entries: as bibtexparser cuts it, and within bounds."""

import time

import bibtexparser
import pytest

from papers.formats.bibtex_blocks import (
    LONGEST_STRING,
    LONGEST_VALUE,
    NOT_CLOSED,
    OUTSIDE_ENTRIES,
    BibtexBlock,
    bibtex_blocks,
)
from papers.formats.parsed import UnreadPart
from tests.papers.markdown.corpora import corpora_folder


def blocks_of(text):
    return list(bibtex_blocks(text))


def fields_of(text):
    (block,) = blocks_of(text)
    return block.fields


def squeezed(value):
    return " ".join(str(value).split())


def fields_as_bibtexparser_reads_them(entry):
    fields = {}
    for name, value in entry.fields_dict.items():
        fields[name.lower()] = squeezed(value.value)
    return fields


def comparable_files():
    """The texts of which bibtexparser reads all.

    It joins no parts of values, and knows a string only as it was spelled.
    """
    for path in sorted((corpora_folder() / "bibtexparser" / "v1").glob("*.bib")):
        text = path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff")
        theirs = bibtexparser.parse_string(text)
        if "@string" not in text.lower() and not theirs.failed_blocks:
            yield text, theirs.entries


@pytest.mark.corpora
def test_files_are_read_as_bibtexparser_reads_them():
    compared = 0
    for text, entries in comparable_files():
        blocks = [each for each in blocks_of(text) if isinstance(each, BibtexBlock)]
        assert [block.key for block in blocks] == [entry.key for entry in entries]
        for block, entry in zip(blocks, entries, strict=True):
            found = {name: squeezed(value) for name, value in block.fields.items()}
            assert found == fields_as_bibtexparser_reads_them(entry)
            compared += 1
    assert compared > 80


def test_values_may_stand_in_braces_quotes_or_bare():
    fields = fields_of('@article{k, A = {x {y} z}, b = "say {"}hi{"}", c = 2017}')
    assert fields == {"a": "x {y} z", "b": 'say {"}hi{"}', "c": "2017"}


def test_parts_and_strings_are_joined():
    text = '@string{nips = "NeurIPS"}\n@inproceedings(k, booktitle = NIPS # " " # 2017)'
    assert fields_of(text) == {"booktitle": "NeurIPS 2017"}


def test_missing_key_and_missing_comma_are_forgiven():
    assert fields_of("@article{title = {A} year = 2017,,}") == {
        "title": "A",
        "year": "2017",
    }


def test_escaped_brace_is_only_a_sign():
    assert fields_of(r"@misc{k, title = {a \{ b}}") == {"title": r"a \{ b"}


def test_first_of_two_fields_by_one_name_counts():
    assert fields_of("@misc{k, title = {A}, Title = {B}}") == {"title": "A"}


def test_entry_that_is_not_closed_is_told_and_the_next_is_read():
    broken, block = blocks_of("@misc{a,\n title = {A\n\n@misc{b, title = {B}}")
    assert broken == UnreadPart(1, "@misc{a,\n title = {A\n", NOT_CLOSED)
    assert block.key == "b"
    assert block.source_line == 4


def test_words_outside_of_entries_are_told_with_their_line():
    text = "% a comment\n\nread these\n@misc{a, title={A}}\n\nand this"
    before, block, behind = blocks_of(text)
    assert before == UnreadPart(3, "read these", OUTSIDE_ENTRIES)
    assert block.source_line == 4
    assert behind == UnreadPart(6, "and this", OUTSIDE_ENTRIES)


def test_comments_and_preambles_are_no_entries():
    assert blocks_of('@comment{jabref-meta: {x}}\n@preamble{"x"}\n@Comment(x)') == []


def test_string_bomb_stays_small():
    lines = ['@string{a0 = "ha"}']
    for number in range(1, 60):
        lines.append(f"@string{{a{number} = a{number - 1} # a{number - 1}}}")
    lines.append("@misc{k, title = " + " # ".join(["a59"] * 1000) + "}")
    fields = fields_of("\n".join(lines))
    assert len(fields["title"]) <= LONGEST_VALUE
    assert len(fields["title"]) > LONGEST_STRING


@pytest.mark.parametrize(
    "text",
    [
        "{" * 1_000_000,
        "@" * 1_000_000,
        "@a{" + "{" * 1_000_000,
        "@a{k, t = {" * 200_000,
        "@a{k, t = " + "a # " * 200_000,
        "@a{k, " + "t = {x}, " * 200_000,
        '@a(k, t = "' + "}" * 1_000_000,
        "@a{" + " " * 1_000_000,
        "\n" * 1_000_000 + "@a",
        "@a{k,\n t = {\\" * 100_000,
    ],
    ids=range(10),
)
def test_hostile_text_takes_no_longer_than_its_length(text):
    began = time.process_time()
    for _ in bibtex_blocks(text):
        pass
    assert time.process_time() - began < 3
