"""An index becomes a collection, its blurbs drafts; and it is taken out again."""

import random
from datetime import timedelta

import pytest
from django.core.management import call_command

from papers.documents.opml import NotReadable
from papers.libraryfiles import CannotBeKept
from papers.models import Collection, NoteDraft
from papers.services.documents import importing
from papers.services.documents.importing import (
    CannotBeUndone,
    import_document,
    undo_import,
)
from papers.services.documents.preview import read_and_plan
from papers.services.documents.writing_indexes import collection_as_index
from papers.services.library.export import library_from_database
from tests.conftest import NOON
from tests.factories import CollectionFactory, LearnerFactory, PaperFactory
from tests.html_page import main_form
from tests.library_changes import bring_topics
from tests.papers.documents.index_documents import INDEX, READ
from tests.papers.documents.test_topic_documents import mutated

MUTATIONS = 15
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def kitchen(db):
    """The soups have no note yet; the stones have one that says something else."""
    bare = {"note": "none", "tldr": "", "why_it_matters": ""}
    soup = PaperFactory(slug="soup", title="Soups", doi="10.1000/Soups", **bare)
    soup.sections.all().delete()
    PaperFactory(slug="stones", arxiv_id="1801.00009", tldr="Stones sing.")


def bring_index(text=INDEX, chosen=None):
    document = bring_topics(text=text, kind="blurb_index")
    document.name = "kitchen.md"
    document.chosen = chosen or {}
    document.save()
    return document


def import_index(document, at=NOON):
    return import_document(document=document, by=None, at=at)


def places():
    rows = Collection.objects.get().entries.select_related("paper")
    return [
        (row.group, row.paper.slug if row.paper else row.title, row.url, row.blurb)
        for row in rows.order_by("position")
    ]


def kept(group, title, url, blurb):
    """As the collection has an entry of the index."""
    slugs = {"On Soups": "soup", "Stones of the River": "stones"}
    if title in slugs:
        return group, slugs[title], "", blurb
    return group, title.replace('"', "”"), url, blurb


def test_groups_become_a_collection_that_nobody_sees_yet(kitchen):
    import_index(bring_index())
    collection = Collection.objects.get()
    assert (collection.slug, collection.title) == ("kitchen-index", "Kitchen Index")
    assert collection.status == "draft"
    assert places() == [kept(*entry) for entry in READ]


def test_blurbs_become_drafts_and_no_note_changes(kitchen):
    before = library_from_database().notes
    import_index(bring_index())
    soup = NoteDraft.objects.get(paper__slug="soup")
    stones = NoteDraft.objects.get(paper__slug="stones")
    assert soup.texts == {
        "note": "brief",
        "tldr": "Boils everything, and says for how long.",
    }
    assert stones.texts["tldr"] == "Finds grain by its sound."
    assert stones.base_texts["tldr"] == "Stones sing."
    assert library_from_database().notes == before


def test_import_again_changes_nothing(kitchen):
    import_index(bring_index())
    library = library_from_database()
    NoteDraft.objects.all().delete()
    plan = import_index(bring_index(), at=LATER)
    assert not plan.changes_anything
    assert len(plan.left) == len(READ)
    assert library_from_database() == library
    assert not NoteDraft.objects.exists()


@pytest.mark.parametrize("mark", ["\u202a", "\ufeff", "\x07", "\ue000"])
def test_mark_in_a_heading_refuses_nothing(kitchen, mark):
    heads = f"# Kit{mark}chen\n## Br{mark}ead (1)\n**Rye**: Sour."
    import_index(bring_index(heads))
    assert Collection.objects.get().title == "Kitchen"
    assert places() == [("Bread", "Rye", "", "Sour.")]


def test_undo_says_that_a_paper_from_before_is_gone(kitchen):
    collection = CollectionFactory(title="Kitchen Index")
    before = PaperFactory()
    collection.entries.create(position=1, paper=before)
    document = bring_index()
    import_index(document)
    before.delete()
    with pytest.raises(CannotBeUndone, match="A paper that belongs to it is gone"):
        undo_import(document=document, by=None, at=LATER)
    assert len(places()) == len(READ)


def test_collection_written_out_is_taken_in_without_a_change(kitchen):
    import_index(bring_index())
    written = collection_as_index(Collection.objects.get())
    assert written.left_out == 0
    plan = read_and_plan(bring_index(written.text)).plan
    assert not plan.changes_anything
    assert len(plan.left) == len(READ)


def test_title_becomes_a_paper_once_the_library_has_it(kitchen):
    import_index(bring_index())
    PaperFactory(slug="edges", title="Sharp Edges")
    plan = import_index(bring_index(), at=LATER)
    assert [planned.paper.slug for planned in plan.changed] == ["edges"]
    assert ("Knives", "edges", "", READ[3][3]) in places()
    assert len(places()) == len(READ)
    assert NoteDraft.objects.filter(paper__slug="edges").exists()


def test_near_title_is_named_only_by_somebody(kitchen):
    paper = PaperFactory(slug="slow", title="Slow Breads at Low Heat")
    document = bring_index()
    planned = read_and_plan(document).plan.open_sections
    assert [entry.section.line for entry in planned] == [4]
    document.chosen = {"4": str(paper.pk)}
    document.save()
    import_index(document)
    assert places()[0][1] == "slow"


def test_what_is_left_out_is_no_entry(kitchen):
    import_index(bring_index(chosen={"4": "out"}))
    assert len(places()) == len(READ) - 1


def test_draft_of_somebody_else_stays(kitchen):
    import_index(bring_index("# A\n## B (1)\n[S](https://doi.org/10.1000/soups): C."))
    import_index(bring_index(), at=LATER)
    draft = NoteDraft.objects.get(paper__slug="soup")
    assert draft.texts["tldr"] == "C."


def test_two_titles_of_one_paper_are_one_entry(kitchen):
    row = "[A](https://arxiv.org/abs/1801.00009): One.\n"
    import_index(bring_index(f"# A\n## B (2)\n{row}{row.replace('[A', '[C')}"))
    assert len(places()) == 1


def test_entries_join_those_of_a_collection_that_is_there(kitchen):
    collection = CollectionFactory(title="Kitchen index", slug="kept")
    collection.entries.create(group="Forks", title="Tines", position=1)
    import_index(bring_index())
    assert places()[0] == ("Forks", "Tines", "", "")
    assert len(places()) == len(READ) + 1


def test_undo_leaves_nothing_and_can_be_done_again(kitchen):
    before = library_from_database()
    document = bring_index()
    import_index(document)
    undo_import(document=document, by=None, at=LATER)
    assert library_from_database() == before
    assert not NoteDraft.objects.exists()
    import_index(document, at=LATER + timedelta(hours=1))
    assert len(places()) == len(READ)


def test_undo_gives_a_collection_back_as_it_was(kitchen):
    collection = CollectionFactory(title="Kitchen index", slug="kept")
    collection.entries.create(group="Knives", title="Sharp Edges", position=1)
    PaperFactory(slug="edges", title="Sharp Edges")
    before = library_from_database()
    document = bring_index()
    import_index(document)
    assert places()[0][:2] == ("Knives", "edges")
    undo_import(document=document, by=None, at=LATER)
    assert library_from_database() == before


def test_undo_stops_where_somebody_went_on(kitchen, sign_in):
    document = bring_index()
    import_index(document)
    path = f"/admin/papers/collection/{Collection.objects.get().pk}/change/"
    curator = sign_in(LearnerFactory(is_staff=True))
    form = main_form(curator.get(path))
    curator.post(path, form.lists | {"status": "published"})
    with pytest.raises(CannotBeUndone, match="Kitchen Index"):
        undo_import(document=document, by=None, at=LATER)
    assert len(places()) == len(READ)


def test_import_broken_off_leaves_nothing(kitchen, monkeypatch):
    def fail(*args, **options):
        raise RuntimeError

    monkeypatch.setattr(importing, "bump_revision", fail)
    with pytest.raises(RuntimeError):
        import_index(bring_index())
    assert not Collection.objects.exists()
    assert not NoteDraft.objects.exists()


def test_mutated_indexes_are_taken_in_whole_or_not_at_all(kitchen):
    chance = random.Random(13)
    before = library_from_database()
    for number in range(MUTATIONS):
        text = mutated(INDEX, chance).replace("\0", "")
        document = bring_index(text.encode("utf-8", "replace").decode())
        at = NOON + timedelta(hours=number)
        try:
            plan = import_index(document, at=at)
        except (NotReadable, CannotBeKept):
            assert library_from_database() == before
            continue
        assert plan.collection.entries.count() == len(plan.new)
        assert NoteDraft.objects.count() == len(plan.drafts)
        assert not read_and_plan(document).plan.changes_anything
        undo_import(document=document, by=None, at=at)
        assert library_from_database() == before


def test_command_imports_and_exports(kitchen, tmp_path, capsys):
    file = tmp_path / "kitchen.md"
    file.write_text(INDEX, encoding="utf-8")
    call_command("import_document", file)
    told = capsys.readouterr().out
    assert "Read as: Index of blurbs by category (Markdown)." in told
    assert "Line 12: Whetstones (Says 4, but 2 entries stand below it)" in told
    assert "7 listed papers new, 0 changed, 0 left as they are." in told
    assert "5 titles that the library lacks, 2 drafts beside notes." in told
    call_command("export_index", "kitchen-index")
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    call_command("import_document", file)
    assert "Nothing to change." in capsys.readouterr().out
