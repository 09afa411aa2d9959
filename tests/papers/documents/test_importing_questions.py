"""Questions are taken in as drafts, once, and taken out again exactly."""

import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from papers.documents.opml import NotReadable
from papers.libraryfiles import CannotBeKept
from papers.models import DocumentImport, LibraryChange, Question
from papers.services.documents import importing
from papers.services.documents.importing import (
    CannotBeUndone,
    import_document,
    undo_import,
)
from papers.services.documents.preview import read_and_plan
from papers.services.documents.writing import questions_as_sheet
from papers.services.library.export import library_from_database
from tests.conftest import NOON
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory
from tests.library_changes import bring_topics
from tests.papers.documents.question_documents import PROMPTS, SHEET
from tests.papers.documents.test_topic_documents import mutated

MUTATIONS = 25
LATER = NOON + timedelta(hours=1)
STEWS = 26


@pytest.fixture
def bread(db):
    """Known by its title; the soup by its number, and no paper is quite the stew."""
    bare = {"note": "none", "tldr": "", "why_it_matters": ""}
    PaperFactory(slug="soup", title="Soups of Today", arxiv_id="1801.00001", **bare)
    PaperFactory(slug="stew", title="Stews at Sea", arxiv_id="1801.00002", **bare)
    return PaperFactory(slug="bread", title="Slow Bread at Low Heat", **bare)


def bring_sheet(text=SHEET, **chosen):
    document = bring_topics(text=text, kind="question_sheet")
    document.chosen = {line.removeprefix("line"): name for line, name in chosen.items()}
    document.save()
    return document


def import_sheet(document, at=NOON):
    return import_document(document=document, by=None, at=at)


def prompts_by_paper():
    prompts = {}
    for question in Question.objects.order_by("position", "id"):
        slug = question.home.slug if question.home else question.theme
        prompts.setdefault(slug, []).append(question.prompt)
    return prompts


def test_questions_become_drafts_of_the_papers_that_are_certain(bread):
    import_sheet(bring_sheet())
    assert prompts_by_paper() == {
        "bread": PROMPTS[1],
        "soup": PROMPTS[13],
        "cross-paper-questions": PROMPTS[33],
    }
    assert set(Question.objects.values_list("status", "kind")) == {("draft", "recall")}
    across = Question.objects.get(home=None)
    about = set(across.papers.values_list("slug", flat=True))
    assert about == {"bread", "soup"}
    assert not Question.objects.live().exists()


def test_probable_paper_waits_until_somebody_chooses_it(bread):
    plan = read_and_plan(bring_sheet()).plan
    (waiting,) = plan.waiting
    assert waiting.section.line == STEWS
    assert [place.slug for place in waiting.match.probable] == ["stew"]
    chosen = str(waiting.match.probable[0].id)
    import_sheet(bring_sheet(line26=chosen))
    assert prompts_by_paper()["stew"] == PROMPTS[STEWS]


def test_section_can_be_left_out_or_asked_across_papers(bread):
    import_sheet(bring_sheet(line26="across", line1="out"))
    assert "bread" not in prompts_by_paper()
    assert prompts_by_paper()["stews-at-sea-a-survey"] == PROMPTS[STEWS]


def test_question_that_is_there_stays_as_it_is(bread):
    kept = QuestionFactory(home=bread, prompt="What makes the CRUST crack", answer="x")
    plan = import_sheet(bring_sheet())
    (left,) = plan.left
    assert (left.question_id, left.has_other_answer) == (kept.pk, True)
    kept.refresh_from_db()
    assert kept.answer == "x"
    assert prompts_by_paper()["bread"] == [kept.prompt, PROMPTS[1][1]]


def test_import_again_changes_nothing(bread):
    import_sheet(bring_sheet())
    before = library_from_database()
    assert not import_sheet(bring_sheet(), at=LATER).changes_anything
    assert library_from_database() == before


def test_questions_written_out_are_taken_in_without_a_change(bread):
    import_sheet(bring_sheet())
    sheet = questions_as_sheet()
    plan = read_and_plan(bring_sheet(sheet.text)).plan
    assert plan.new == []
    assert len(plan.left) == 4
    assert plan.waiting == []


def test_import_is_in_the_history_with_each_text(bread):
    document = bring_sheet()
    import_sheet(document)
    kinds = set(document.changes.values_list("kind", "origin"))
    assert kinds == {("question", "document")}
    assert document.changes.count() == Question.objects.count()
    question = Question.objects.first()
    assert question.history.get().prompt == question.prompt


def test_undo_leaves_the_library_as_it_was(bread):
    QuestionFactory(home=bread)
    before = library_from_database()
    document = bring_sheet()
    for hours in (0, 2):
        at = NOON + timedelta(hours=hours)
        import_sheet(document, at=at)
        assert Question.objects.count() == 5
        undo_import(document=document, by=None, at=at + timedelta(hours=1))
        assert library_from_database() == before
    assert Question.history.count() == Question.objects.count()


def publish(question):
    Question.objects.filter(pk=question.pk).update(status="published")


def edit(question):
    LibraryChange.objects.create(
        kind="question",
        row_id=question.pk,
        name=question.slug,
        origin="admin",
        made_at=LATER,
        before={},
    )


def learn(question):
    LearnerFactory().cards.create(
        question=question,
        stability=1,
        difficulty=5,
        state=2,
        due_at=LATER,
        last_reviewed_at=NOON,
        last_day_began_at=NOON,
        review_count=1,
    )


@pytest.mark.parametrize("use", [publish, edit, learn])
def test_undo_stops_where_somebody_went_on(bread, use):
    document = bring_sheet()
    import_sheet(document)
    use(Question.objects.get(prompt=PROMPTS[13][0]))
    with pytest.raises(CannotBeUndone, match="soup-which-soup-keeps"):
        undo_import(document=document, by=None, at=LATER)
    assert Question.objects.count() == 4


def test_import_broken_off_leaves_nothing(bread, monkeypatch):
    def fail(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "bump_revision", fail)
    document = bring_sheet()
    with pytest.raises(KeyboardInterrupt):
        import_sheet(document)
    document.refresh_from_db()
    assert document.imported_at is None
    assert not Question.objects.exists()
    assert not Question.history.exists()


def test_mutated_sheets_are_taken_in_whole_or_not_at_all(bread):
    chance = random.Random(13)
    before = library_from_database()
    for number in range(MUTATIONS):
        text = mutated(SHEET, chance).replace("\0", "")
        document = bring_sheet(text.encode("utf-8", "replace").decode())
        at = NOON + timedelta(hours=number)
        try:
            plan = import_sheet(document, at=at)
        except (NotReadable, CannotBeKept):
            assert not Question.objects.exists()
            continue
        assert Question.objects.count() == len(plan.new)
        assert not read_and_plan(document).plan.changes_anything
        undo_import(document=document, by=None, at=at)
        assert library_from_database() == before


def test_command_asks_imports_and_finds_nothing_the_second_time(
    bread, tmp_path, capsys
):
    file = tmp_path / "kitchen.md"
    file.write_text(SHEET)
    call_command("import_document", file, "--dry-run")
    told = capsys.readouterr().out
    assert "4 questions new" in told
    assert "Probably: stew." in told
    assert "--paper 26=SLUG" in told
    call_command("import_document", file, "--paper", "26=stew")
    assert Question.objects.count() == 5
    capsys.readouterr()
    call_command("import_document", file, "--paper", "26=stew")
    assert "Nothing to change." in capsys.readouterr().out
    assert DocumentImport.objects.count() == 1
    call_command("export_questions")
    assert "- Which soup keeps?" in capsys.readouterr().out


@pytest.mark.parametrize("choice", ["26", "a=stew", "26=porridge"])
def test_command_says_which_choice_it_does_not_know(bread, tmp_path, choice):
    file = tmp_path / "kitchen.md"
    file.write_text(SHEET)
    with pytest.raises(CommandError, match="--paper"):
        call_command("import_document", file, "--paper", choice)
