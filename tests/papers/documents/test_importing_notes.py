"""Notes are taken in as drafts beside what readers have, and taken out again."""

import random
from datetime import timedelta

import pytest
from django.core.management import call_command

from papers.documents.opml import NotReadable
from papers.models import NoteDraft, Paper, PlannedPublication
from papers.services.documents import importing
from papers.services.documents.importing import (
    CannotBeUndone,
    import_document,
    undo_import,
)
from papers.services.documents.preview import read_and_plan
from papers.services.documents.writing import notes_as_page
from papers.services.library.export import library_from_database
from papers.services.writing.drafts import discard_note_draft, save_note_draft
from papers.services.writing.planning import plan_publication
from tests.conftest import NOON
from tests.factories import PaperFactory
from tests.library_changes import bring_topics
from tests.papers.documents.note_documents import BREAD, PAGE, SOUP
from tests.papers.documents.test_topic_documents import mutated

MUTATIONS = 15
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def bread(db):
    """Has a note with an approach of its own; the soup has none yet."""
    bare = {"note": "none", "tldr": "", "why_it_matters": ""}
    soup = PaperFactory(slug="soup", title="Soups", doi="10.1000/Soups", **bare)
    soup.sections.all().delete()
    paper = PaperFactory(slug="bread", arxiv_id="1801.00001")
    paper.sections.create(kind="approach", body="Knead.")
    return paper


def bring_page(text=PAGE):
    return bring_topics(text=text, kind="long_notes")


def import_page(document, at=NOON):
    return import_document(document=document, by=None, at=at)


def test_notes_become_drafts_and_readers_see_none_of_them(bread):
    before = library_from_database()
    import_page(bring_page())
    soup = NoteDraft.objects.get(paper__slug="soup")
    draft = NoteDraft.objects.get(paper=bread)
    assert soup.texts == {"note": "brief", **SOUP}
    assert soup.base_texts == {"note": "none"}
    assert draft.texts["approach"] == "Knead."
    assert draft.texts["contributions"] == BREAD["contributions"]
    moved = f"#### Approach\n\n{BREAD['approach']}"
    assert draft.texts["details"] == f"{BREAD['details']}\n\n{moved}"
    assert library_from_database() == before


def test_import_again_changes_nothing(bread):
    import_page(bring_page())
    plan = import_page(bring_page(), at=LATER)
    assert not plan.changes_anything
    assert len(plan.left) == 2
    assert NoteDraft.objects.count() == 2


def test_draft_of_somebody_else_stays(bread):
    save_note_draft(
        paper=bread,
        parts={"note": "full", "tldr": "Mine."},
        state="writing",
        version=0,
        by=None,
        at=NOON,
    )
    plan = import_page(bring_page())
    (kept,) = [planned for planned in plan.sections if planned.reason]
    assert kept.paper.slug == "bread"
    assert NoteDraft.objects.get(paper=bread).texts["tldr"] == "Mine."
    assert [planned.paper.slug for planned in plan.new] == ["soup"]


def test_second_heading_of_a_paper_stays_out(bread):
    section = "### [Slow Bread](https://arxiv.org/abs/1801.00001)\n\nMore.\n"
    plan = import_page(bring_page(PAGE + "\n" + section))
    reasons = [planned.reason for planned in plan.sections]
    assert reasons == ["", "", "a heading above means the same paper"]


def test_notes_written_out_are_taken_in_without_a_change(bread):
    page = notes_as_page()
    assert "**Approach:**" in page.text
    plan = read_and_plan(bring_page(page.text)).plan
    assert (len(plan.new), len(plan.left)) == (0, 1)


def test_undo_leaves_no_draft_and_can_be_done_again(bread):
    document = bring_page()
    for hours in (0, 2):
        at = NOON + timedelta(hours=hours)
        import_page(document, at=at)
        assert NoteDraft.objects.count() == 2
        undo_import(document=document, by=None, at=at + timedelta(hours=1))
        assert not NoteDraft.objects.exists()
        assert document.draft_count == 0


def test_undo_takes_the_plan_to_publish_a_draft_along(bread, noon):
    document = bring_page()
    import_page(document)
    plan_publication(paper=bread, publish_at=noon + timedelta(days=1), by=None)
    undo_import(document=document, by=None, at=LATER)
    assert not PlannedPublication.objects.exists()


def test_heading_that_was_left_out_can_be_taken_in_later(db):
    text = "### [On Soups](https://doi.org/10.1000/soups)\n\n*   Salt comes last.\n"
    document = bring_page(text)
    [section] = read_and_plan(document).plan.sections
    document.chosen = {str(section.section.line): "out"}
    document.save()
    PaperFactory(slug="soup", title="On Soups", doi="10.1000/soups")
    [section] = read_and_plan(document).plan.sections
    assert section.is_open


def save_again(draft):
    save_note_draft(
        paper=draft.paper,
        parts=draft.texts | {"tldr": "Mine."},
        state="writing",
        version=1,
        by=None,
        at=LATER,
    )


def throw_away(draft):
    discard_note_draft(paper=draft.paper, version=1, at=LATER)


def publish(draft):
    draft.delete()


@pytest.mark.parametrize("use", [save_again, throw_away, publish])
def test_undo_stops_where_somebody_went_on(bread, use):
    document = bring_page()
    import_page(document)
    use(NoteDraft.objects.get(paper=bread))
    before = NoteDraft.objects.count()
    with pytest.raises(CannotBeUndone, match="saved, published or thrown away"):
        undo_import(document=document, by=None, at=LATER)
    assert NoteDraft.objects.count() == before


def test_import_broken_off_leaves_nothing(bread, monkeypatch):
    def fail(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "bump_revision", fail)
    document = bring_page()
    with pytest.raises(KeyboardInterrupt):
        import_page(document)
    document.refresh_from_db()
    assert (document.imported_at, document.draft_count) == (None, 0)
    assert not NoteDraft.objects.exists()


def test_mutated_pages_are_taken_in_whole_or_not_at_all(bread):
    chance = random.Random(13)
    for number in range(MUTATIONS):
        text = mutated(PAGE, chance).replace("\0", "")
        document = bring_page(text.encode("utf-8", "replace").decode())
        at = NOON + timedelta(hours=number)
        try:
            plan = import_page(document, at=at)
        except NotReadable:
            assert not NoteDraft.objects.exists()
            continue
        assert NoteDraft.objects.count() == len(plan.new)
        assert not read_and_plan(document).plan.changes_anything
        undo_import(document=document, by=None, at=at)
        assert not NoteDraft.objects.exists()


def test_command_imports_and_exports(bread, tmp_path, capsys):
    file = tmp_path / "kitchen.md"
    file.write_text(PAGE)
    Paper.objects.filter(slug="soup").update(doi="10.1000/broth", title="On Soup")
    call_command("import_document", file)
    told = capsys.readouterr().out
    assert "Probably: soup." in told
    assert "1 draft new" in told
    assert NoteDraft.objects.count() == 1
    call_command("export_notes")
    assert "### [Paper" in capsys.readouterr().out
