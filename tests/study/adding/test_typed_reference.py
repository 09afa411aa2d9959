"""What people paste into the one box names a work."""

import pytest

from papers.formats.entry import BibliographyEntry
from papers.formats.identifiers import Identifiers
from study.adding.typed_reference import complete_entry, read_typed_reference

BIBTEX = """@inproceedings{berg2024,
  title = {Learning to {R}ead Slowly},
  author = {van den Berg, A{\\"a}ron and Maria Silva},
  year = 2024,
  eprint = {2401.01234},
  archivePrefix = {arXiv},
}
"""
RIS = "TY  - JOUR\nTI  - Learning to Read\nAU  - Silva, Maria\nPY  - 2024\nER  - \n"
CSL = '[{"type": "article", "title": "Learning to Read", "DOI": "10.1234/slow.1"}]'


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("arXiv:2401.01234v2", Identifiers(arxiv_id="2401.01234")),
        ("https://doi.org/10.1234/Slow.1", Identifiers(doi="10.1234/slow.1")),
        ("https://x.example/a.pdf", Identifiers(url="https://x.example/a.pdf")),
        (
            "See arXiv 2401.01234, it is good",
            Identifiers(arxiv_id="2401.01234"),
        ),
        (BIBTEX, Identifiers(arxiv_id="2401.01234")),
        (CSL, Identifiers(doi="10.1234/slow.1")),
    ],
)
def test_work_is_named(text, identifiers):
    assert read_typed_reference(text).identifiers == identifiers


def test_citation_says_the_facts():
    typed = read_typed_reference(BIBTEX)
    assert typed.entry.title == "Learning to Read Slowly"
    assert typed.entry.authors == ("van den Berg, Aäron", "Silva, Maria")
    assert typed.entry.year == 2024
    assert not typed.lacks_facts


def test_ris_is_read():
    assert read_typed_reference(RIS).entry.title == "Learning to Read"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Learning to read  slowly", "Learning to read slowly"),
        ("\n  Learning to read\nMaria Silva\n", "Learning to read"),
        ("BERT", "BERT"),
        ("x" * 2_000, "x" * 500),
        ("{}", "{}"),
        ("@article{", "@article{"),
    ],
)
def test_what_is_no_reference_is_a_title(text, title):
    typed = read_typed_reference(text)
    assert typed.entry == BibliographyEntry(title=title)
    assert not typed.has_identifier


def test_other_works_of_the_text_are_counted():
    typed = read_typed_reference(BIBTEX + BIBTEX.replace("01234", "01235"))
    assert typed.entry.arxiv_id == "2401.01234"
    assert typed.others_count == 1


def test_what_was_looked_up_is_completed_by_what_was_typed():
    typed = BibliographyEntry(title="Typed", year=2020, venue="ICLR", url="https://x.y")
    looked_up = BibliographyEntry(title="Known", year=2021, arxiv_id="2401.01234")
    assert complete_entry(typed, looked_up) == BibliographyEntry(
        title="Known",
        year=2021,
        venue="ICLR",
        arxiv_id="2401.01234",
        url="https://x.y",
    )
