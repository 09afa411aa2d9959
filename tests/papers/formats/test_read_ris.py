"""RIS records as works."""

import pytest
import rispy

from papers.formats.entry import BibliographyEntry
from papers.formats.parsed import UnreadPart
from papers.formats.read_ris import NO_TITLE, OUTSIDE_RECORDS, read_ris
from tests.papers.markdown.corpora import corpora_folder

RECORD = """\
TY  - CONF
AU  - Vaswani, Ashish
AU  - OpenAI,
AU  - et al.,
TI  - Attention Is All
You Need
PY  - 2017/06/12/
T2  - NeurIPS 2017
DO  - 10.5555/3295222
UR  - https://a.example/paper
DB  - arXiv
AN  - 1706.03762
N2  - About attention.
ER  -
"""


def test_record_is_read_whole():
    (work,) = read_ris(RECORD).works
    assert work.entry == BibliographyEntry(
        title="Attention Is All You Need",
        authors=("Vaswani, Ashish", "OpenAI"),
        year=2017,
        venue="NeurIPS 2017",
        arxiv_id="1706.03762",
        doi="10.5555/3295222",
        url="https://a.example/paper",
        abstract="About attention.",
        has_more_authors=True,
    )


def test_each_record_has_its_line_and_an_end_may_be_missing():
    text = RECORD.replace("ER  -\n", "") + "\n" + RECORD
    assert [work.source_line for work in read_ris(text).works] == [1, 15]


def test_words_outside_and_records_without_title_are_kept():
    parsed = read_ris("hello\nTY  - JOUR\nPY  - 2017\nER  - \n")
    assert parsed.works == []
    assert parsed.unread == [
        UnreadPart(1, "hello", OUTSIDE_RECORDS),
        UnreadPart(2, "TY  - JOUR\nPY  - 2017\nER  -", NO_TITLE),
    ]


def test_kinds_without_a_venue_name_their_publisher():
    (work,) = read_ris("TY  - THES\nTI  - A\nPB  - ETH\nER  -").works
    assert work.entry.venue == "PhD thesis, ETH"


@pytest.mark.corpora
def test_files_have_the_titles_that_rispy_finds():
    compared = 0
    for path in sorted((corpora_folder() / "rispy").glob("*.ris")):
        text = path.read_text(encoding="utf-8-sig")
        if not text.lstrip().startswith(("TY", "1.")):
            continue
        titles = []
        for record in rispy.loads(text):
            title = record.get("title") or record.get("primary_title")
            if title:
                titles.append(" ".join(title.split()))
        ours = [work.entry.title for work in read_ris(text).works]
        assert ours == titles, path.name
        compared += len(titles)
    assert compared > 10
