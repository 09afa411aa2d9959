"""Ten thousand documents of each kind, each with a few signs changed.

Each is read or refused with its line. All of them in CI, a sample elsewhere; some go
through the admin's address (tests/papers/admin/test_mutated_documents.py).
"""

import os
import random

import pytest

from papers.documents.anki_package import NoPackage, text_of_package
from papers.documents.kinds import DocumentKind, read_document, recognise_kind
from papers.documents.opml import NotReadable
from tests.papers.documents.anki_packages import NOTES, PACKAGE
from tests.papers.documents.bibliographies import FORMATS
from tests.papers.documents.index_documents import INDEX
from tests.papers.documents.note_documents import PAGE
from tests.papers.documents.question_documents import SHEET
from tests.papers.documents.test_topic_documents import mutated
from tests.papers.documents.topic_documents import SHAPES

IS_COMPLETE = "CI" in os.environ and "DATABASE_URL" not in os.environ
MUTATIONS = 10_000 if IS_COMPLETE else 100
SAMPLES = {
    **SHAPES,
    **FORMATS,
    "question_sheet": SHEET,
    "long_notes": PAGE,
    "anki": NOTES,
    "blurb_index": INDEX,
}


def test_each_kind_has_a_sample():
    assert set(SAMPLES) == set(DocumentKind)


def lines_of(document):
    """Where each part that was read or kept stands."""
    for name in ("nodes", "sections", "works", "entries"):
        for part in getattr(document, name, ()):
            yield part.line
    for note in (*document.raw_notes, *document.repeats):
        yield note.number


@pytest.mark.parametrize("kind", SAMPLES)
def test_mutated_document_is_read_or_refused_with_its_line(kind):
    chance = random.Random(f"13 {kind}")
    refusals = []
    for _ in range(MUTATIONS):
        text = mutated(SAMPLES[kind], chance)
        recognise_kind(text)
        line_count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        try:
            document = read_document(text, kind)
        except NotReadable as refusal:
            refusals.append(str(refusal))
            continue
        lines = list(lines_of(document))
        assert lines
        assert min(lines) >= 1
        assert max(lines) <= line_count
    assert all(refusal.startswith("Line ") for refusal in refusals)


def test_mutated_package_is_read_or_refused():
    chance = random.Random(13)
    for _ in range(MUTATIONS):
        content = bytearray(PACKAGE)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            text = text_of_package(bytes(content))
        except NoPackage:
            continue
        assert text.startswith("#separator:tab\n")
