"""Files that name what a curator renamed find it; of what is gone they are told."""

from dataclasses import replace

import pytest

from papers.libraryfiles import TopicEntry
from papers.models import Category, LibraryChange, Link, Paper, Question, Topic
from papers.services.library import NamedEntryIsGone, load_library
from tests.papers.services.library.variants import with_changed_note


@pytest.fixture
def loaded(db, sample, noon):
    library = sample.library()
    load_library(library, at=noon)
    return library


@pytest.fixture
def rename(save):
    def send(row, slug):
        path = f"/admin/papers/{row._meta.model_name}/{row.pk}/change/"
        response = save(path, slug=slug)
        assert response.status_code == 302
        row.refresh_from_db()
        assert row.slug == slug

    return send


def with_new_topic(library, parent):
    entry = TopicEntry(slug="new", name="New", parent=parent, position=9)
    return replace(library, topics=(*library.topics, entry))


def note_of(library, slug):
    (note,) = [note for note in library.notes if note.slug == slug]
    return note


def with_new_note(library, **values):
    """Of another work, brief and without questions."""
    values |= {"slug": "new", "arxiv": "", "doi": "10.1000/new", "questions": ()}
    note = replace(note_of(library, "relay"), **values)
    return replace(library, notes=(*library.notes, note))


def test_new_note_comes_into_a_renamed_category(loaded, rename, noon):
    rename(Category.objects.get(slug="signals"), "signs")
    load_library(with_new_note(loaded), at=noon)
    assert Paper.objects.get(slug="new").category.slug == "signs"
    assert load_library(with_new_note(loaded), at=noon).steps == ()


def test_new_topic_comes_below_a_renamed_one(loaded, rename, noon):
    rename(Topic.objects.get(slug="relays"), "stations")
    load_library(with_new_topic(loaded, "relays"), at=noon)
    assert Topic.objects.get(slug="new").parent.slug == "stations"


def test_new_note_keeps_its_renamed_topics(loaded, rename, noon):
    rename(Topic.objects.get(slug="relays"), "stations")
    load_library(with_new_note(loaded), at=noon)
    topics = Paper.objects.get(slug="new").topics.values_list("slug", flat=True)
    assert sorted(topics) == ["relay-chains", "stations"]


def test_new_question_finds_its_renamed_home(loaded, noon):
    """Renamed as no form allows it as long as questions bear the slug."""
    paper = Paper.objects.get(slug="relay")
    LibraryChange.objects.create(
        kind=LibraryChange.Kind.PAPER,
        row_id=paper.pk,
        name=paper.title,
        origin=LibraryChange.Origin.ADMIN,
        made_at=noon,
        before={},
        former_slug="relay",
    )
    Paper.objects.filter(pk=paper.pk).update(slug="relays")
    question = replace(note_of(loaded, "relay").questions[0], id="relay-new")
    files = with_changed_note(loaded, "relay", questions=(question,))
    load_library(files, at=noon)
    assert Question.objects.get(slug="relay-new").home == paper


def test_topic_below_one_that_was_deleted_is_refused_in_words(loaded, noon):
    Topic.objects.get(slug="noise").delete()
    with pytest.raises(NamedEntryIsGone) as refused:
        load_library(with_new_topic(loaded, "noise"), at=noon)
    assert str(refused.value) == (
        "The topic noise, which the topic new of the files names, was removed here;"
        " nothing was loaded. Put it back in the admin, or take what names it out of"
        " the files."
    )
    assert not Topic.objects.filter(slug="new").exists()


def test_trial_foretells_what_loading_would_refuse(loaded, noon):
    Topic.objects.get(slug="noise").delete()
    with pytest.raises(NamedEntryIsGone):
        load_library(with_new_topic(loaded, "noise"), at=noon, is_trial=True)


def test_slug_that_another_took_is_that_ones(loaded, rename, noon):
    rename(Category.objects.get(slug="signals"), "signs")
    taken = Category.objects.create(name="Taken", slug="signals", position=5)
    load_library(with_new_note(loaded), at=noon)
    assert Paper.objects.get(slug="new").category == taken


def test_links_that_stay_are_not_written_again(loaded, noon):
    before = list(Link.objects.order_by("pk").values_list("pk", flat=True))
    assert before
    load_library(with_changed_note(loaded, "relay", tldr="Other words."), at=noon)
    after = Link.objects.order_by("pk").values_list("pk", flat=True)
    assert list(after) == before


def test_changed_reason_of_a_link_is_written(loaded, noon):
    links = list(note_of(loaded, "relay").links)
    links[0] = replace(links[0], because="Another reason.")
    load_library(with_changed_note(loaded, "relay", links=tuple(links)), at=noon)
    link = Link.objects.get(source__slug="relay", position=0)
    assert link.reason == "Another reason."
