"""The library gets what a learner had: joined, nothing is lost on either side."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from papers.models import OwnPaper, Paper
from study.lists.services import add_papers_to_list
from study.models import ListEntry, PlannedReading, Reading, ReadingChange, ReadThrough
from study.ownpapers.joining_services import join_own_paper, part_own_paper
from study.ownpapers.queries import join_offers
from study.reading.services import set_reading_status, undo_reading_change
from tests.factories import PaperFactory, ReadingListFactory, make_own_paper
from tests.html_page import Page
from tests.reading_plan_world import make_plan

pytestmark = pytest.mark.django_db
LATER = timedelta(days=40)


@pytest.fixture
def reader(sign_in, learner):
    return sign_in(learner)


@pytest.fixture
def own(learner, noon):
    """Read once, being read again, on two lists and in a plan, with a note."""
    paper = make_own_paper(learner, title="Mine", arxiv_id="2401.00001")
    OwnPaper.objects.filter(pk=paper.pk).update(note="My thoughts", note_html="Thought")
    for days, status in ((0, "reading"), (3, "read"), (9, "reading")):
        at = noon + timedelta(days=days)
        set_reading_status(learner=learner, paper=paper, status=status, at=at)
    for _ in range(2):
        reading_list = ReadingListFactory(learner=learner)
        add_papers_to_list(reading_list=reading_list, papers=[paper], at=noon)
    paper.list_entries.update(note="From my list")
    make_plan(learner, paper, "A plan", noon)
    return paper


@pytest.fixture
def theirs(own):
    """The library's; on one of the learner's lists already, with a note."""
    paper = PaperFactory(title="Theirs", arxiv_id="2401.00001")
    reading_list = ListEntry.objects.earliest("pk").reading_list
    at = own.created_at
    add_papers_to_list(reading_list=reading_list, papers=[paper], at=at)
    paper.list_entries.update(note="Was there")
    return paper


def everything():
    """All rows that could be lost, but for what tells only when they were joined."""
    without = {Reading: ("id",), ListEntry: ("id", "note_html")}
    kept = {}
    for model in (Reading, ReadThrough, ListEntry, PlannedReading):
        rows = list(model.objects.order_by("pk").values())
        for row in rows:
            for name in without.get(model, ()):
                del row[name]
        kept[model.__name__] = sorted(rows, key=str)
    kept["note"] = OwnPaper.objects.get().note
    kept["status"] = sorted(Paper.objects.values_list("slug", "status"))
    return kept


def test_joining_moves_everything(learner, own, theirs, noon):
    join_own_paper(paper=own, library_paper=theirs, at=noon + LATER)
    days = theirs.read_throughs.order_by("started_on").values_list(
        "started_on", "ended_on", "ending"
    )
    assert list(days) == [
        (date(2026, 3, 10), date(2026, 3, 13), "read"),
        (date(2026, 3, 19), None, ""),
    ]
    mark = Reading.objects.get()
    assert mark.paper == theirs
    assert mark.status == "reading"
    assert mark.times_read == 1
    assert not ListEntry.objects.filter(paper=own).exists()
    notes = sorted(theirs.list_entries.values_list("note", flat=True))
    assert notes == ["From my list", "Was there\n\nFrom my list"]
    assert PlannedReading.objects.get().paper == theirs


def test_joining_taken_back_restores_everything(learner, own, theirs, noon):
    before = everything()
    join_own_paper(paper=own, library_paper=theirs, at=noon + LATER)
    assert everything() != before
    part_own_paper(paper=own, at=noon + LATER)
    assert everything() == before
    assert undo_reading_change(learner=learner, paper=own, at=noon)


def test_readings_of_both_are_kept_with_their_days(learner, own, theirs, noon):
    for days, status in ((1, "reading"), (2, "read"), (20, "reading")):
        at = noon + timedelta(days=days)
        set_reading_status(learner=learner, paper=theirs, status=status, at=at)
    before = everything()
    join_own_paper(paper=own, library_paper=theirs, at=noon + LATER)
    spans = theirs.read_throughs.order_by("started_on").values_list(
        "started_on", "ended_on"
    )
    assert list(spans) == [
        (date(2026, 3, 10), date(2026, 3, 13)),
        (date(2026, 3, 11), date(2026, 3, 12)),
        (date(2026, 3, 19), None),
    ]
    part_own_paper(paper=own, at=noon + LATER)
    assert everything() == before


def test_what_changed_after_joining_stays_with_the_library_s(
    learner, own, theirs, noon
):
    join_own_paper(paper=own, library_paper=theirs, at=noon + LATER)
    at = noon + 2 * LATER
    set_reading_status(learner=learner, paper=theirs, status="read", at=at)
    part_own_paper(paper=own, at=at)
    assert Reading.objects.get(paper=theirs).status == "read"
    assert Reading.objects.get(paper=own).status == "reading"


def test_joining_can_be_undone_as_a_change_of_the_mark(learner, own, theirs, noon):
    join_own_paper(paper=own, library_paper=theirs, at=noon + LATER)
    assert ReadingChange.objects.filter(paper=theirs).count() == 1
    undo_reading_change(learner=learner, paper=theirs, at=noon + LATER)
    assert not Reading.objects.exists()
    part_own_paper(paper=own, at=noon + LATER)
    assert Reading.objects.get().paper == own


@pytest.mark.parametrize("name", ["restore_own_paper", "erase_own_paper"])
def test_joined_paper_is_none_that_was_deleted(reader, own, theirs, noon, name):
    join_own_paper(paper=own, library_paper=theirs, at=noon + LATER)
    before = everything()
    assert reader.post(reverse(name, args=[own.slug])).status_code == 404
    assert everything() == before


def test_owner_is_asked_once(reader, learner, own, theirs):
    assert "Join them" in reader.get("/papers/mine/").text
    assert "Join them" in reader.get(own.get_absolute_url()).text
    reader.post(reverse("keep_own_paper_apart", args=[own.slug]))
    assert "Join them" not in reader.get("/papers/mine/").text
    assert join_offers(learner) == []
    join = reader.post(reverse("join_own_paper", args=[own.slug]))
    assert join.status_code == 404


def test_joined_note_stands_on_the_library_s_page_until_parted(
    reader, client, own, theirs
):
    response = reader.post(reverse("join_own_paper", args=[own.slug]), follow=True)
    assert response.redirect_chain[-1][0] == theirs.get_absolute_url()
    assert "Thought" in response.text
    assert "Thought" not in client.get(theirs.get_absolute_url()).text
    assert reader.get(own.get_absolute_url()).status_code == 404
    response = reader.post(reverse("part_own_paper", args=[theirs.slug]), follow=True)
    assert response.redirect_chain[-1][0] == own.get_absolute_url()
    assert join_offers(own.owner) == []


def test_note_joined_with_a_paper_that_was_withdrawn_names_it_as_published(
    reader, own, theirs, noon, curate
):
    join_own_paper(paper=own, library_paper=theirs, at=noon)
    curate(theirs, title="Theirs, as read")
    curate(theirs, status="draft")
    Paper.objects.filter(pk=theirs.pk).update(title="A new secret")
    address = reverse("edit_joined_note", args=[theirs.slug])
    page = Page(reader.get(address))
    assert "Theirs, as read" in page.text
    assert "A new secret" not in page.text
    assert "your note stays" in page.text
    form = page.form(address)
    response = reader.post(address, form.values | {"note": "Kept"})
    assert response.headers["Location"] == address
    assert OwnPaper.objects.get(pk=own.pk).note == "Kept"


def test_a_doi_in_other_letters_is_the_same(learner):
    own = make_own_paper(learner, doi="10.1000/abc")
    make_own_paper(doi="10.1000/abc")
    PaperFactory(doi="10.1000/ABC", status="draft")
    assert join_offers(learner) == []
    theirs = PaperFactory(doi="10.1000/ABC")
    (offer,) = join_offers(learner)
    assert offer.own == own
    assert offer.library == theirs
