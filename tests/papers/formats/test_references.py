"""Which encoding and which format a file has."""

import contextlib
import time

import pytest

from papers.formats.parsed import TooManyWorks
from papers.formats.references import (
    NoText,
    decode_file,
    format_of,
    read_references,
)

WORDS = "@misc{k, title = {Über Maß}}\n"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("latin-1"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
    ],
)
def test_file_is_decoded_whatever_its_encoding(content):
    assert decode_file(content) == WORDS


def test_sign_of_windows_is_read():
    assert decode_file(b"it\x92s") == "it’s"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "This is a PDF, not a text."),
        (b"PK\x03\x04...", "This is a packed file (ZIP, Word, Excel or the like)"),
        (b"\x89PNG....", "This is a picture"),
        (b"abc\x00def" + b"x" * 100, "This file is no text."),
    ],
)
def test_file_that_is_no_text_is_told_plainly(content, words):
    with pytest.raises(NoText, match=words.replace("(", r"\(")[:40]):
        decode_file(content)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("% mine\n @Article{k,", "BibTeX"),
        ("\nTY  - JOUR\n", "RIS"),
        (' [ {"title": "A"}]', "CSL-JSON"),
        ('{"title": "A"}', "CSL-JSON"),
        ("Title;Year\nA;1999", "CSV"),
        ("title\nA study", "CSV"),
        ("- read this title, please\n", "text"),
        ("[Attention](https://a.example/)", "text"),
        ("", "text"),
    ],
)
def test_format_is_told_by_what_the_text_looks_like(text, name):
    assert format_of(text) == name


def test_empty_text_names_nothing():
    parsed = read_references(" \n\n").parsed
    assert parsed.works == []
    assert parsed.unread == []


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 2_000_000,
        "* " * 9_000 + "\n" + "*" * 19_000 + "\n" + '"' * 19_000,
        ("#" * 9_000 + "x") * 2,
        "a" + " " * 19_000 + "b",
        "TY  - JOUR\nTI  - A\n" + "more\n" * 200_000,
        "title\n" + ",\n" * 400_000,
        "title," + "a," * 400_000,
        "[" + "1," * 400_000,
        "doi:10.1000/" + "x" * 15_000,
        "(" * 19_000 + "[" * 19_000,
    ],
    ids=range(10),
)
def test_hostile_text_is_read_or_refused_in_time(text):
    began = time.process_time()
    with contextlib.suppress(TooManyWorks):
        read_references(text)
    assert time.process_time() - began < 2
