"""Loading and exporting a library: what the files say, what a curator changed, and what learners keep."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from papers.libraryfiles import read_library, write_library
from papers.models import (
    LibraryRevision,
    Link,
    LoadedEntry,
    Paper,
    Question,
    Section,
    Topic,
)
from papers.services.library import Action, Side, library_from_database, load_library
from study.models import Card
from tests.factories import answer

SAMPLE = Path(__file__).parent.parent / "libraryfiles" / "sample"


@pytest.fixture
def sample():
    library, faults = read_library(SAMPLE)
    assert faults == ()
    return library


@pytest.fixture
def loaded(db, sample, noon):
    load_library(sample, at=noon)
    return sample


def changed(library, slug, **values):
    return replace(
        library,
        notes=tuple(
            replace(note, **values) if note.slug == slug else note
            for note in library.notes
        ),
    )


def without_question(library, question_id):
    notes = tuple(
        replace(
            note,
            questions=tuple(
                question for question in note.questions if question.id != question_id
            ),
        )
        for note in library.notes
    )
    return replace(library, notes=notes)


def actions(outcome):
    return {(step.action, step.key) for step in outcome.steps}


def test_load_export_load_is_the_identity(loaded, tmp_path, noon):
    write_library(library_from_database(), tmp_path)
    again, faults = read_library(tmp_path)

    assert faults == ()
    assert again == loaded
    assert load_library(again, at=noon).steps == ()


def test_export_writes_the_same_files(loaded, tmp_path):
    call_command("export_library", tmp_path)

    written = {
        str(file.relative_to(tmp_path)): file.read_text()
        for file in tmp_path.rglob("*")
        if file.is_file()
    }
    kept = {
        str(file.relative_to(SAMPLE)): file.read_text()
        for file in SAMPLE.rglob("*")
        if file.is_file()
    }
    assert written == {name: text for name, text in kept.items() if name != "README.md"}


def test_loading_twice_changes_nothing(loaded, noon):
    before = list(Paper.objects.values())
    assert load_library(loaded, at=noon).steps == ()
    assert list(Paper.objects.values()) == before


def test_check_only_tells(db, sample, noon):
    outcome = load_library(sample, at=noon, is_trial=True)

    assert outcome.of(Action.ADD)
    assert not Paper.objects.exists()
    assert not LoadedEntry.objects.exists()


def test_a_curators_edit_is_kept_when_the_files_stay(loaded, noon):
    Paper.objects.filter(slug="spark").update(tldr="A curator's words.")
    assert load_library(loaded, at=noon).steps == ()
    assert Paper.objects.get(slug="spark").tldr == "A curator's words."


@pytest.mark.parametrize(
    ("side", "kept", "action"),
    [
        (Side.NOBODY, "A curator's words.", Action.CONFLICT),
        (Side.OURS, "A curator's words.", Action.ADOPT),
        (Side.THEIRS, "The files' words.", Action.CHANGE),
    ],
)
def test_when_both_changed_the_side_decides(loaded, noon, side, kept, action):
    Paper.objects.filter(slug="spark").update(tldr="A curator's words.")
    outcome = load_library(
        changed(loaded, "spark", tldr="The files' words."), at=noon, side=side
    )

    assert (action, ("note", "spark")) in actions(outcome)
    assert Paper.objects.get(slug="spark").tldr == kept


def test_ours_is_not_reported_again(loaded, noon):
    Paper.objects.filter(slug="spark").update(tldr="A curator's words.")
    theirs = changed(loaded, "spark", tldr="The files' words.")
    load_library(theirs, at=noon, side=Side.OURS)

    assert load_library(theirs, at=noon).steps == ()


def test_a_changed_file_is_loaded_and_its_page_rendered(loaded, noon):
    load_library(changed(loaded, "spark", tldr="The files' *new* words."), at=noon)

    paper = Paper.objects.get(slug="spark")
    assert paper.tldr_html == "<p>The files' <em>new</em> words.</p>\n"
    assert "<em>new</em>" in paper.page.body_html


def test_pages_of_older_code_stay_known_as_such(loaded, noon):
    LibraryRevision.objects.update(rendering_digest="of older code")
    load_library(changed(loaded, "spark", tldr="New words."), at=noon)
    assert LibraryRevision.objects.get().rendering_digest == "of older code"


def test_a_vanished_note_is_retired_and_comes_back(loaded, noon):
    smaller = replace(
        loaded, notes=tuple(note for note in loaded.notes if note.slug != "ember")
    )
    load_library(smaller, at=noon)
    assert Paper.objects.get(slug="ember").status == Paper.Status.RETIRED

    load_library(loaded, at=noon)
    assert Paper.objects.get(slug="ember").status == Paper.Status.PUBLISHED


def newest_slugs():
    papers = Paper.objects.with_readable_note().order_by("-published_at", "-id")
    return list(papers.values_list("slug", flat=True))


def test_notes_that_came_together_are_as_new_as_they_were_written(db, sample, noon):
    first, second, *_ = [note.slug for note in sample.notes if note.note != "none"]
    library = changed(sample, first, written_on=date(2026, 2, 2), status="published")
    library = changed(library, second, written_on=date(2026, 2, 1), status="published")
    load_library(library, at=noon)
    assert newest_slugs() == [first, second]
    moments = Paper.objects.with_readable_note().values_list("published_at", flat=True)
    assert set(moments) == {noon}


def test_first_note_on_a_known_paper_is_the_newest(db, sample, noon):
    first, *_ = [note for note in sample.notes if note.note != "none"]
    load_library(changed(sample, first.slug, note="none"), at=noon)
    assert first.slug not in newest_slugs()
    load_library(sample, at=noon + timedelta(days=1))
    assert newest_slugs()[0] == first.slug


def test_corrected_note_is_no_newer(loaded, noon):
    before = newest_slugs()
    last = before[-1]
    load_library(changed(loaded, last, title="New"), at=noon + timedelta(days=1))
    assert Paper.objects.get(slug=last).title == "New"
    assert newest_slugs() == before


def test_a_learners_card_survives_retiring_and_editing(loaded, learner, noon):
    note = next(note for note in loaded.notes if note.questions)
    question = Question.objects.get(slug=note.questions[0].id)
    answer(learner, question, at=noon)
    before = Card.objects.values().get()

    load_library(without_question(loaded, question.slug), at=noon)
    assert Question.objects.get(pk=question.pk).retired_at == noon
    load_library(loaded, at=noon)
    edited = tuple(
        replace(entry, prompt="Asked otherwise?")
        if entry.id == question.slug
        else entry
        for entry in note.questions
    )
    load_library(changed(loaded, note.slug, questions=edited), at=noon)

    assert Question.objects.get(pk=question.pk).is_live
    assert Question.objects.get(pk=question.pk).revision > question.revision
    assert Card.objects.values().get() == before


def test_a_vanished_topic_leaves_the_curators_branches_below(loaded, noon):
    gone = loaded.topics[0]
    below = Topic.objects.create(
        slug="of-a-curator",
        name="Of a curator",
        parent=Topic.objects.get(slug=gone.slug),
    )
    named = {topic for note in loaded.notes for topic in note.topics}
    assert gone.slug not in named
    load_library(
        replace(
            loaded,
            topics=tuple(topic for topic in loaded.topics if topic.slug != gone.slug),
        ),
        at=noon,
    )

    below.refresh_from_db()
    assert below.parent is None


def test_a_failure_halfway_loads_nothing(db, sample, noon, monkeypatch):
    monkeypatch.setattr(
        "papers.services.library.load.record_digests", lambda outcome: 1 / 0
    )
    with pytest.raises(ZeroDivisionError):
        load_library(sample, at=noon)
    assert not Paper.objects.exists()
    assert not Section.objects.exists()
    assert not Link.objects.exists()
