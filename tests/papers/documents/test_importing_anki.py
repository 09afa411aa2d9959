"""Cards become drafts where a curator said which paper their deck is about."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from papers.models import Question
from papers.services.documents.importing import import_document, undo_import
from papers.services.documents.preview import read_and_plan
from papers.services.library.export import library_from_database
from tests.conftest import NOON
from tests.factories import PaperFactory
from tests.library_changes import bring_topics
from tests.papers.documents.anki_packages import FOLDER, NOTES

LATER = NOON + timedelta(hours=1)
# Of the first note in the text that a package becomes.
DECK_IN_PACKAGE = 6


@pytest.fixture
def bread(db):
    bare = {"note": "none", "tldr": "", "why_it_matters": ""}
    return PaperFactory(slug="bread", title="Slow Bread", **bare)


def bring_notes(**chosen):
    document = bring_topics(text=NOTES, kind="anki")
    document.chosen = {line.removeprefix("line"): name for line, name in chosen.items()}
    document.save()
    return document


def test_deck_called_like_a_paper_waits_until_somebody_says_so(bread):
    plan = import_document(document=bring_notes(), by=None, at=NOON)
    assert len(plan.waiting) == 2
    assert [place.slug for place in plan.waiting[0].match.probable] == ["bread"]
    assert not Question.objects.exists()


def test_cards_become_drafts_once_and_go_as_they_came(bread):
    before = library_from_database()
    document = bring_notes(line7=str(bread.pk))
    import_document(document=document, by=None, at=NOON)
    rows = Question.objects.order_by("position")
    assert list(rows.values_list("kind", "level", "status")) == [
        ("recall", "explain", "draft"),
        ("recall", "explain", "draft"),
        ("cloze", "remember", "draft"),
    ]
    gaps = rows.get(kind="cloze")
    assert gaps.prompt == "Bread rests for {{a night}} in the {{cold}}."
    assert gaps.explanation == "It slows the yeast."
    again = read_and_plan(bring_notes(line7=str(bread.pk))).plan
    assert not again.changes_anything
    assert not any(planned.has_other_answer for planned in again.left)
    undo_import(document=document, by=None, at=LATER)
    assert library_from_database() == before


def test_command_takes_a_package(bread, capsys):
    choice = f"{DECK_IN_PACKAGE}=bread"
    call_command("import_document", FOLDER / "kitchen.apkg", "--paper", choice)
    assert "3 questions new" in capsys.readouterr().out
    assert Question.objects.count() == 3
