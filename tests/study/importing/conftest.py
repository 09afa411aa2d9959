"""A list, papers of the library, and a text that names some of them."""

import pytest

from papers.formats.references import read_references
from study.importing.services import keep_references
from tests.factories import PaperFactory, ReadingListFactory

SYLLABUS = """\
# Week 1
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
- BERT: Pre-training of Deep Bidirectional Transformers
- A wholly new work, arXiv:2401.00001
Please read all of this before Monday.
"""


@pytest.fixture
def attention(db):
    return PaperFactory(title="Attention Is All You Need", arxiv_id="1706.03762")


@pytest.fixture
def bert(db):
    return PaperFactory(
        title="BERT: Pre-training of Deep Bidirectional Transformers",
        arxiv_id="1810.04805",
    )


@pytest.fixture
def reading_list(learner):
    return ReadingListFactory(learner=learner, title="Transformers")


@pytest.fixture
def keep(learner, reading_list, noon):
    """Reads a text and keeps it for Ada's list, or for a new one of that title."""

    def keep_text(text, *, list_title="", **options):
        options.setdefault("reading_list", None if list_title else reading_list)
        return keep_references(
            learner=learner,
            references=read_references(text),
            source_name="syllabus.md",
            list_title=list_title,
            at=noon,
            **options,
        )

    return keep_text
