"""The library that every journey walks through, and what learners answered there."""

import sqlite3
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from papers import topic_tree
from papers.libraryfiles import read_library
from papers.models import Category, Paper, PathStep, Question, ReadingPath, Topic
from papers.services.library import load_library
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages
from study.models import Review
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
)

SAMPLE = Path(__file__).parent.parent / "papers" / "libraryfiles" / "sample"
EXPLAINED = "Each step waits for the one before: $h_t = f(h_{t-1})$."

# The library as it was first made, in a database in memory.
_copies: list[sqlite3.Connection] = []


def fresh_library() -> dict[str, Paper]:
    """The library as it was first made.

    It is copied back where the database is one file, and made anew elsewhere.
    """
    connection.ensure_connection()
    # It goes by the library's revision, which begins anew in each test.
    topic_tree._cached_tree.clear()
    if connection.vendor != "sqlite":
        make_library()
    elif _copies:
        _copies[0].backup(connection.connection)
        ContentType.objects.clear_cache()
    else:
        make_library()
        _copies.append(sqlite3.connect(":memory:"))
        connection.connection.backup(_copies[0])
    return {paper.slug: paper for paper in Paper.objects.all()}


def make_library() -> None:
    """The sample library, with three notes more.

    The one named attention has a question of each kind.
    """
    library, faults = read_library(SAMPLE)
    assert faults == ()
    load_library(library, at=timezone.now())
    papers = {slug: note(slug, **more) for slug, more in NOTES.items()}
    make_questions(papers["attention"])
    path = ReadingPath.objects.get(slug="first-steps")
    PathStep.objects.create(
        path=path, paper=papers["attention"], position=9, reason="It ends here."
    )
    list(render_pages())
    bump_revision()


NOTES = {
    "attention": {
        "title": "Attention by itself",
        "year": 2017,
        "authors": ["Vaswani, Ashish"],
        "tags": ["lines"],
    },
    "recurrence": {
        "title": "Recurrence and its costs",
        "year": 1997,
        "authors": ["Hochreiter, Sepp"],
    },
    "pooling": {
        "title": "Pooling what is near",
        "year": 1989,
        "authors": ["LeCun, Yann"],
        "note": Paper.Note.BRIEF,
    },
}


def note(slug: str, **more: object) -> Paper:
    if slug == "attention":
        category = Category.objects.get(slug="signals")
        topics = [Topic.objects.get(slug="chain-length")]
    else:
        category = Category.objects.get(slug="memory")
        topics = []
    return PaperFactory(slug=slug, category=category, topics=topics, **more)


def ratings() -> list[int]:
    """How answers were rated, those that were taken back apart; first answer first."""
    kept = Review.objects.filter(undone_at=None)
    return list(kept.order_by("id").values_list("rating", flat=True))


def make_questions(paper: Paper) -> list[Question]:
    """Recall, choice, cloze: in this order they are asked."""
    common = {"home": paper, "papers": [paper]}
    return [
        QuestionFactory(
            slug="attention-recall", position=0, answer=EXPLAINED, **common
        ),
        ChoiceQuestionFactory(slug="attention-choice", position=1, **common),
        ClozeQuestionFactory(slug="attention-cloze", position=2, **common),
    ]
