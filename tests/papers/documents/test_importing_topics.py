"""A tree is taken in whole, once, and taken out again exactly."""

import random
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from papers.documents.opml import NotReadable
from papers.libraryfiles import CannotBeKept
from papers.models import DocumentImport, LibraryChange, LibraryRevision, Topic
from papers.services.documents import importing
from papers.services.documents.importing import (
    CannotBeUndone,
    IsNoLongerWaiting,
    import_document,
    undo_import,
)
from papers.services.documents.preview import read_and_plan
from papers.services.documents.writing import topics_as_box_tree
from papers.services.library.export import library_from_database
from study.models import StudyAim
from tests.conftest import NOON
from tests.factories import LearnerFactory, PaperFactory, TopicFactory
from tests.library_changes import bring_topics
from tests.papers.documents.test_topic_documents import mutated
from tests.papers.documents.topic_documents import BOX_TREE, NAMES

MUTATIONS = 60
LATER = NOON + timedelta(hours=1)


def names_in_the_library():
    return [topic.name for topic in Topic.objects.order_by("id")]


def paths_in_the_library():
    paths = []
    for topic in Topic.objects.with_tree_fields():
        names = [above.name for above in topic.ancestors(include_self=True)]
        paths.append(tuple(names))
    return sorted(paths)


def test_import_makes_the_tree(db):
    import_document(document=bring_topics(text=BOX_TREE), by=None, at=NOON)
    resting = Topic.objects.get(name="Resting")
    slugs = Topic.objects.filter(name="Dough (wheat, rye)").values_list("slug")
    assert paths_in_the_library() == sorted(NAMES)
    assert resting.is_supplementary
    assert sorted(slugs) == [("dough-wheat-rye",), ("soup-dough-wheat-rye",)]


def test_import_goes_below_what_is_there(db):
    bread = TopicFactory(name="bread", slug="bread")
    kept = TopicFactory(name="Toast", slug="toast", parent=bread, position=4)
    plan = import_document(document=bring_topics(text=BOX_TREE), by=None, at=NOON)
    dough = Topic.objects.get(slug="dough-wheat-rye")
    assert (len(plan.new), len(plan.left)) == (10, 1)
    assert (dough.parent, dough.position) == (bread, 5)
    assert Topic.objects.filter(pk=kept.pk, parent=bread).exists()


def test_same_name_elsewhere_is_told_and_not_merged(db):
    TopicFactory(name="Steam", slug="steam")
    document = bring_topics(text=BOX_TREE)
    plan = read_and_plan(document).plan
    told = {topic.node.name: topic.elsewhere for topic in plan.new if topic.elsewhere}
    assert told == {"Steam": "steam"}
    import_document(document=document, by=None, at=NOON)
    assert Topic.objects.filter(name="Steam").count() == 2


def test_import_again_changes_nothing(db):
    import_document(document=bring_topics(text=BOX_TREE), by=None, at=NOON)
    before = library_from_database()
    revision = LibraryRevision.objects.get().number
    plan = import_document(document=bring_topics(text=BOX_TREE), by=None, at=LATER)
    assert not plan.changes_anything
    assert library_from_database() == before
    assert LibraryRevision.objects.get().number == revision


def test_tree_written_out_is_taken_in_without_a_change(db):
    import_document(document=bring_topics(text=BOX_TREE), by=None, at=NOON)
    document = bring_topics(text=topics_as_box_tree())
    assert not read_and_plan(document).plan.changes_anything


def test_import_is_in_the_history_with_its_document(db):
    TopicFactory(name="Bread", slug="bread", is_supplementary=True)
    document = bring_topics(text=BOX_TREE)
    import_document(document=document, by=None, at=NOON)
    changes = document.changes.all()
    changed = changes.exclude(before=None).get()
    assert changes.count() == len(NAMES)
    assert (changed.name, changed.before["is_supplementary"]) == ("Bread", True)
    assert set(changes.values_list("origin", flat=True)) == {"document"}


def test_undo_leaves_the_library_as_it_was(db):
    TopicFactory(name="Bread", slug="bread", is_supplementary=True)
    before = library_from_database()
    document = bring_topics(text=BOX_TREE)
    import_document(document=document, by=None, at=NOON)
    undo_import(document=document, by=None, at=LATER)
    assert library_from_database() == before
    assert not document.is_in_the_library


def test_undone_import_can_be_done_and_undone_again(db):
    document = bring_topics(text=BOX_TREE)
    for hour in (0, 2):
        at = NOON + timedelta(hours=hour)
        import_document(document=document, by=None, at=at)
        assert len(names_in_the_library()) == len(NAMES)
        undo_import(document=document, by=None, at=at + timedelta(hours=1))
        assert names_in_the_library() == []


def hang_a_paper(topic):
    PaperFactory(topics=[topic])


def hang_a_topic(topic):
    TopicFactory(parent=topic)


def edit_it(topic):
    LibraryChange.objects.create(
        kind="topic",
        row_id=topic.pk,
        name=topic.name,
        origin="admin",
        made_at=LATER,
        before={},
    )


@pytest.mark.parametrize("use", [hang_a_paper, hang_a_topic, edit_it])
def test_undo_stops_where_somebody_went_on(db, use):
    document = bring_topics(text=BOX_TREE)
    import_document(document=document, by=None, at=NOON)
    use(Topic.objects.get(name="Crust"))
    before = names_in_the_library()
    with pytest.raises(CannotBeUndone, match="Crust"):
        undo_import(document=document, by=None, at=LATER)
    assert names_in_the_library() == before


def test_import_and_undo_are_done_once(db):
    document = bring_topics(text=BOX_TREE)
    with pytest.raises(IsNoLongerWaiting):
        undo_import(document=document, by=None, at=NOON)
    import_document(document=document, by=None, at=NOON)
    with pytest.raises(IsNoLongerWaiting):
        import_document(document=document, by=None, at=LATER)
    assert len(names_in_the_library()) == len(NAMES)


def test_import_broken_off_leaves_nothing(db, monkeypatch):
    def fail(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "bump_revision", fail)
    document = bring_topics(text=BOX_TREE)
    with pytest.raises(KeyboardInterrupt):
        import_document(document=document, by=None, at=NOON)
    document.refresh_from_db()
    assert document.imported_at is None
    assert names_in_the_library() == []
    assert not LibraryChange.objects.exists()


def test_mutated_trees_are_taken_in_whole_or_not_at_all(db):
    """And what was taken in is left alone the second time, and goes as it came."""
    chance = random.Random(13)
    for number in range(MUTATIONS):
        text = mutated(BOX_TREE, chance).replace("\0", "")
        document = bring_topics(text=text.encode("utf-8", "replace").decode())
        at = NOON + timedelta(hours=number)
        try:
            plan = import_document(document=document, by=None, at=at)
        except (NotReadable, CannotBeKept):
            assert names_in_the_library() == []
            continue
        assert len(names_in_the_library()) == len(plan.new)
        assert not read_and_plan(document).plan.changes_anything
        undo_import(document=document, by=None, at=at)
        assert names_in_the_library() == []


def test_command_tells_imports_and_finds_nothing_the_second_time(db, tmp_path, capsys):
    file = tmp_path / "kitchen.md"
    file.write_text(BOX_TREE + "A word too many.\n")
    call_command("import_document", file, "--dry-run")
    told = capsys.readouterr().out
    assert "Line 17: A word too many." in told
    assert "11 topics new" in told
    assert not DocumentImport.objects.exists()
    call_command("import_document", file)
    assert len(names_in_the_library()) == len(NAMES)
    capsys.readouterr()
    call_command("import_document", file)
    assert "Nothing to change." in capsys.readouterr().out
    assert DocumentImport.objects.count() == 1
    call_command("export_topics")
    assert "│   └── Resting*" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "nothing in this document"),
        (b"## Bread\n|-- Do\0ugh\n|-- Rye and wheat", "no text"),
        (b"Only a sentence.", "Say what it is"),
        (b" " * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_command_says_why_a_file_cannot_be_read(db, tmp_path, content, problem):
    file = tmp_path / "kitchen.md"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=problem):
        call_command("import_document", file)
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_document", tmp_path / "none.md")


def test_undo_stops_where_a_learner_aims_at_a_topic(db):
    document = bring_topics(text=BOX_TREE)
    import_document(document=document, by=None, at=NOON)
    crust = Topic.objects.get(name="Crust")
    StudyAim.objects.create(
        learner=LearnerFactory(), kind="topic", topic=crust, changed_at=NOON
    )
    with pytest.raises(CannotBeUndone, match="Crust"):
        undo_import(document=document, by=None, at=LATER)
    assert Topic.objects.filter(pk=crust.pk).exists()
