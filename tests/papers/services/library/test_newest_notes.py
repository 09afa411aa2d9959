"""How new a note is: since when there is something to read."""

from datetime import date, timedelta

from papers.models import Paper
from papers.services.library import load_library
from tests.papers.services.library.variants import with_changed_note


def newest_slugs():
    papers = Paper.objects.with_readable_note().order_by("-published_at", "-id")
    return list(papers.values_list("slug", flat=True))


def slugs_with_note(library):
    return [note.slug for note in library.notes if note.note != "none"]


def test_notes_that_came_together_are_as_new_as_they_were_written(
    db, sample_library, noon
):
    first, second, *_ = slugs_with_note(sample_library)
    library = with_changed_note(
        sample_library, first, written_on=date(2026, 2, 2), status="published"
    )
    library = with_changed_note(
        library, second, written_on=date(2026, 2, 1), status="published"
    )
    load_library(library, at=noon)
    readable = Paper.objects.with_readable_note()
    assert newest_slugs() == [first, second]
    assert set(readable.values_list("published_at", flat=True)) == {noon}


def test_first_note_on_a_known_paper_is_the_newest(db, sample_library, noon):
    first, *_ = slugs_with_note(sample_library)
    load_library(with_changed_note(sample_library, first, note="none"), at=noon)
    assert first not in newest_slugs()
    load_library(sample_library, at=noon + timedelta(days=1))
    assert newest_slugs()[0] == first


def test_corrected_note_is_no_newer(loaded_library, noon):
    before = newest_slugs()
    last = before[-1]
    corrected = with_changed_note(loaded_library, last, title="New")
    load_library(corrected, at=noon + timedelta(days=1))
    assert Paper.objects.get(slug=last).title == "New"
    assert newest_slugs() == before
