"""Papers that are one: their notes, their links, and what learners have of them."""

import pytest

from papers.models import Link, Paper, Question, Section
from papers.services.library.export import library_from_database
from papers.services.merging.merges import CannotBeMerged, CannotBeUndone
from papers.services.writing.drafts import save_note_draft, stored_parts
from study.lists.services import add_papers_to_list
from study.models import Highlight, ListEntry, Reading, ReadThrough, Report, Thread
from tests.conftest import NOON
from tests.study.merging.conftest import all_rows
from tests.study.merging.merge_world import BEFORE, DAY, make_world


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def merged(merge, world):
    return merge("paper", world.kept, world.dropped)


def test_undoing_restores_every_row(world, merge, undo):
    before = all_rows()
    undo(merge("paper", world.kept, world.dropped))
    assert all_rows() == before


def test_undoing_restores_every_row_whatever_was_chosen(world, merge, undo):
    before = all_rows()
    chosen = {
        "slug": "dropped",
        "title": "dropped",
        "arxiv_id": "dropped",
        "authorships": "dropped",
        "section_problem": "dropped",
    }
    done = merge("paper", world.kept, world.dropped, **chosen)
    world.kept.refresh_from_db()
    assert (world.kept.slug, world.kept.arxiv_id) == ("adam-2", "1412.6981")
    undo(done)
    assert all_rows() == before


def test_the_note_has_what_either_had(world, merged):
    kinds = world.kept.sections.values_list("kind", flat=True)
    assert "impact" in set(kinds)
    assert sorted(world.kept.topics.values_list("slug", flat=True)) == [
        "moments",
        "optimisers",
    ]
    assert sorted(world.kept.tags.names()) == ["moments", "optimisation"]
    world.kept.refresh_from_db()
    assert world.kept.also_called == "Adam: a method"


def test_links_lead_to_what_stays_and_never_to_itself(world, merged):
    links = Link.objects.order_by("source__slug")
    ends = [(link.source.slug, link.target.slug, link.kind) for link in links]
    assert ends == [("adam", "sgd", "builds_on"), ("sgd", "adam", "read_next")]
    body = Section.objects.get(paper__slug="sgd", kind="problem").body
    assert body == "Compare [that](paper:adam)."


def test_its_questions_are_called_after_the_note(world, merged):
    slugs = world.kept.own_questions.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ["adam-how", "adam-why", "adam-why-2"]


def test_a_learner_of_one_keeps_the_reading(world, merged):
    reading = Reading.objects.get(learner=world.second)
    assert (reading.paper, reading.status) == (world.kept, "reading")


def test_a_learner_of_both_has_one_reading_from_the_earlier_day(world, merged):
    reading = Reading.objects.get(learner=world.both)
    assert reading.paper == world.kept
    read_through = ReadThrough.objects.get(learner=world.both)
    assert read_through.started_on == (BEFORE + 2 * DAY).date()


def test_on_a_list_it_stands_once_with_both_notes(world, merged):
    entry = ListEntry.objects.get(reading_list__learner=world.both)
    assert entry.paper == world.kept
    assert entry.note == "About Adam\n\nAbout Adam: a method"
    other = ListEntry.objects.get(reading_list__learner=world.second)
    assert other.note == "About Adam: a method"


def test_what_was_said_and_marked_moves(world, merged):
    assert Thread.objects.get(subject="paper").paper == world.kept
    assert Report.objects.get(question=None).paper == world.kept
    assert Highlight.objects.get().paper == world.kept


def test_the_address_leads_on(world, merged, client):
    response = client.get("/papers/adam-2/?q=1")
    assert (response.status_code, response["Location"]) == (301, "/papers/adam/?q=1")
    entries = {note.slug: note for note in library_from_database().notes}
    assert entries["adam"].formerly == ("adam-2",)
    assert "adam-2" not in entries


def test_what_learners_did_since_stays(world, merge, undo):
    entry = ListEntry.objects.get(reading_list__learner=world.second)
    reading_list = entry.reading_list
    done = merge("paper", world.kept, world.dropped)
    reading_list.entries.all().delete()
    Reading.objects.filter(learner=world.both).update(status="read")
    undo(done)
    assert not reading_list.entries.exists()
    marks = Reading.objects.filter(learner=world.both).order_by("paper__slug")
    assert [mark.status for mark in marks] == ["read", "reading"]
    assert Paper.objects.get(slug="adam-2").own_questions.count() == 2


def test_a_place_that_was_taken_since_is_given_at_the_end(world, merge, undo):
    entry = ListEntry.objects.get(reading_list__learner=world.both, paper=world.dropped)
    done = merge("paper", world.kept, world.dropped)
    other = Paper.objects.get(slug="sgd")
    reading_list = entry.reading_list
    add_papers_to_list(reading_list=reading_list, papers=[other], at=NOON)
    reading_list.entries.filter(paper=other).update(rank=entry.rank)
    undo(done)
    slugs = reading_list.entries.order_by("rank").values_list("paper__slug", flat=True)
    assert list(slugs) == ["adam", "sgd", "adam-2"]


def test_a_number_that_was_given_away_since_stops_undoing(world, merge, undo):
    done = merge("paper", world.kept, world.dropped)
    Paper.objects.filter(slug="sgd").update(arxiv_id="1412.6981")
    with pytest.raises(CannotBeUndone, match="has its place"):
        undo(done)
    assert not Paper.objects.filter(slug="adam-2").exists()


def test_a_text_that_was_changed_since_stops_undoing(world, merge, undo):
    done = merge("paper", world.kept, world.dropped)
    Question.objects.filter(slug="adam-why-2").update(slug="adam-because")
    with pytest.raises(CannotBeUndone, match="adam-because"):
        undo(done)


def test_a_note_with_a_draft_beside_it_is_not_merged(world, merge, curator):
    parts = stored_parts(world.kept)
    draft = {"parts": parts, "state": "writing", "version": 0}
    save_note_draft(paper=world.kept, by=curator, at=NOON, **draft)
    with pytest.raises(CannotBeMerged, match="draft"):
        merge("paper", world.kept, world.dropped)


def test_with_an_account_goes_what_a_merge_kept_of_it(world, merged):
    theirs = merged.steps.filter(learner=world.both.pk)
    assert theirs.exists()
    world.both.delete()
    assert not theirs.exists()
