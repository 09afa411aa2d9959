"""All lists, and the page of one."""

import re

import pytest
from django.urls import reverse

from study.lists import entries
from study.lists.list_services import delete_list
from study.lists.services import create_list
from study.models import ListEntry, ReadingList
from study.reading.services import set_reading_status
from tests.factories import LearnerFactory, PaperFactory, ReadingListFactory

pytestmark = pytest.mark.django_db


def places_on_page(response):
    """(number, kind) of the entries as the page shows them."""
    html = response.content.decode()
    return re.findall(r'class="entry is-(\w+)".*?data-place>(\d+)<', html, re.DOTALL)


def test_lists_page_without_lists_says_how_to_start(ada):
    response = ada.get("/lists/")
    assert "No list yet." in response.content.decode()


def test_lists_page_counts_papers_and_read_ones(ada, learner, papers, reading_list):
    for status in ("reading", "read"):
        set_reading_status(
            learner=learner,
            paper=papers[0],
            status=status,
            at=reading_list.created_at,
        )
    someone = LearnerFactory()
    set_reading_status(
        learner=someone, paper=papers[1], status="read", at=reading_list.created_at
    )
    shelf = ada.get("/lists/").context["shelf"]
    counts = [(each.paper_count, each.read_count) for each in shelf.current]
    assert counts == [(3, 1)]


def test_lists_page_shows_nobody_elses(ada):
    ReadingListFactory(title="Of another")
    assert "Of another" not in ada.get("/lists/").content.decode()


def test_new_list_leads_to_its_page(ada):
    response = ada.post("/lists/create/", {"title": "Autumn", "description": "*Now*"})
    reading_list = ReadingList.objects.get()
    assert response.headers["Location"] == f"/lists/{reading_list.pk}/"
    assert "<em>Now</em>" in ada.get(response.headers["Location"]).content.decode()


def test_new_list_without_a_name_is_asked_for_one(ada):
    response = ada.post("/lists/create/", {"title": " ", "description": "Kept."})
    assert response.status_code == 422
    assert "Give the list a name." in response.content.decode()
    assert "Kept." in response.content.decode()
    assert not ReadingList.objects.exists()


def test_page_shows_entries_in_order_with_their_notes(ada, reading_list):
    entry = reading_list.entries.get(paper__slug="bert")
    entry.note = "See $x^2$."
    entry.save()
    html = ada.get(f"/lists/{reading_list.pk}/").content.decode()
    assert re.findall(r'id="row-(\w+)"', html) == ["gan", "bert", "gpt"]
    assert "<math" in html


def test_page_shows_the_learners_marks(ada, learner, papers, reading_list, noon):
    set_reading_status(learner=learner, paper=papers[0], status="to_read", at=noon)
    html = ada.get(f"/lists/{reading_list.pk}/").content.decode()
    assert html.count("Marked “to read”") == 1


def test_long_list_has_pages_whose_places_go_on(ada, reading_list, monkeypatch):
    monkeypatch.setattr(entries, "ENTRIES_A_PAGE", 2)
    response = ada.get(f"/lists/{reading_list.pk}/?page=2")
    assert {place for _, place in places_on_page(response)} == {"3"}


@pytest.mark.parametrize("page", ["0", "x", "-1", "99999999999999999999"])
def test_page_number_that_is_none_is_not_found(ada, reading_list, page):
    assert ada.get(f"/lists/{reading_list.pk}/?page={page}").status_code == 404


def test_page_beyond_the_end_says_so(ada, reading_list):
    html = ada.get(f"/lists/{reading_list.pk}/?page=9").content.decode()
    assert "The list ends before this page." in html


def test_paper_that_is_no_longer_shown_keeps_its_note(ada, papers, reading_list):
    papers[0].status = "draft"
    papers[0].save()
    reading_list.entries.filter(paper=papers[0]).update(note_html="<p>Mine</p>")
    html = ada.get(f"/lists/{reading_list.pk}/").content.decode()
    assert "A paper that the library no longer shows." in html
    assert "On gan" not in html
    assert "<p>Mine</p>" in html


def test_deleted_list_says_how_to_bring_it_back(ada, reading_list, noon):
    delete_list(reading_list=reading_list, at=noon)
    html = ada.get(f"/lists/{reading_list.pk}/").content.decode()
    assert "You deleted this list on 10 March 2026." in html
    assert "On gan" not in html


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("get", "print_reading_list"),
        ("get", "export_reading_list"),
        ("get", "find_papers_for_list"),
        ("get", "import_to_list"),
        ("get", "list_sharing"),
        ("get", "list_suggestions"),
        ("post", "archive_reading_list"),
        ("post", "unarchive_reading_list"),
        ("post", "undo_list_change"),
        ("post", "copy_reading_list"),
        ("post", "add_list_line"),
        ("post", "remove_from_list"),
    ],
)
def test_deleted_list_is_nowhere_but_on_its_page(ada, reading_list, noon, method, name):
    delete_list(reading_list=reading_list, at=noon)
    response = getattr(ada, method)(reverse(name, args=[reading_list.pk]))
    assert response.status_code == 404


def test_list_page_takes_as_many_queries_for_tenfold(
    ada, learner, reading_list, noon, django_assert_max_num_queries
):
    more = [PaperFactory() for _ in range(30)]
    create_list(learner=learner, title="Long", papers=more, at=noon)
    long_list = ReadingList.objects.get(title="Long")
    for found in (reading_list, long_list):
        with django_assert_max_num_queries(8) as queries:
            ada.get(f"/lists/{found.pk}/")
        found.query_count = len(queries)
    assert reading_list.query_count == long_list.query_count


def test_print_page_has_everything_on_one_page(ada, reading_list, noon):
    ListEntry.objects.create(
        reading_list=reading_list, rank=1, kind="heading", text="First", added_at=noon
    )
    reading_list.entries.filter(paper__slug="bert").update(note_html="<p>Mine</p>")
    html = ada.get(f"/lists/{reading_list.pk}/print/").content.decode()
    assert "<h2>First</h2>" in html
    assert "1. <strong>On gan</strong>" in html
    assert "<p>Mine</p>" in html
