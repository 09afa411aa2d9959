"""What is sent about lists from pages: entries, places, files, and from elsewhere."""

import pytest

from papers.models import PathStep
from study.lists.entry_services import entry_digest
from study.models import ListEntry, ReadingList
from tests.factories import LearnerFactory, ReadingPathFactory

pytestmark = pytest.mark.django_db


def slugs_on(reading_list):
    entries = reading_list.entries.of_papers().in_order()
    return list(entries.values_list("paper__slug", flat=True))


def entry_of(reading_list, slug):
    return reading_list.entries.get(paper__slug=slug)


def send_move(browser, reading_list, slug, **values):
    path = f"/lists/{reading_list.pk}/entries/{entry_of(reading_list, slug).pk}/move/"
    body = {"place": 1, "version": reading_list.version, **values}
    headers = {"Accept": "application/json"} if values.pop("json", False) else {}
    return browser.post(path, body, headers=headers, follow=True)


@pytest.fixture
def fresh_list(reading_list):
    reading_list.refresh_from_db()
    return reading_list


def test_move_without_scripts_leads_to_the_entry(ada, fresh_list):
    response = send_move(ada, fresh_list, "gpt")
    entry = entry_of(fresh_list, "gpt")
    assert response.redirect_chain == [
        (f"/lists/{fresh_list.pk}/#entry-{entry.pk}", 302)
    ]
    assert slugs_on(fresh_list) == ["gpt", "gan", "bert"]


def test_move_by_script_gets_place_and_version(ada, fresh_list):
    response = send_move(ada, fresh_list, "gan", place=9, json=True)
    assert response.json() == {"place": 3, "version": fresh_list.version + 1}


def test_second_of_two_tabs_gets_the_fresh_order_and_a_sentence(ada, fresh_list):
    send_move(ada, fresh_list, "gpt")
    response = send_move(ada, fresh_list, "gan", place=3)
    assert "The list was changed in another window." in response.content.decode()
    assert slugs_on(fresh_list) == ["gpt", "gan", "bert"]
    assert send_move(ada, fresh_list, "gan", json=True).status_code == 409


def test_place_beyond_the_list_is_the_last_and_said_so(ada, fresh_list):
    response = send_move(ada, fresh_list, "gan", place=99)
    assert "The list ends at place 3" in response.content.decode()
    assert slugs_on(fresh_list) == ["bert", "gpt", "gan"]


@pytest.mark.parametrize("place", ["", "x", "0", "-3", "1e9", "99999999999999999999"])
def test_place_that_is_none_changes_nothing_and_is_explained(ada, fresh_list, place):
    response = send_move(ada, fresh_list, "gan", place=place)
    assert "message-error" in response.content.decode()
    assert slugs_on(fresh_list) == ["gan", "bert", "gpt"]


def test_move_of_an_entry_that_is_gone_is_explained(ada, fresh_list):
    path = f"/lists/{fresh_list.pk}/entries/999999/move/"
    response = ada.post(path, {"place": 1, "version": 1}, follow=True)
    assert "taken off the list meanwhile" in response.content.decode()


def test_note_is_rendered_once_and_shown(ada, fresh_list):
    entry = entry_of(fresh_list, "bert")
    path = f"/lists/{fresh_list.pk}/entries/{entry.pk}/edit/"
    body = {"note": "**Why** $x$", "is_optional": "on"}
    ada.post(path, body | {"seen_digest": entry_digest(entry)})
    html = ada.get(f"/lists/{fresh_list.pk}/").content.decode()
    assert "<strong>Why</strong>" in html
    assert "Optional" in html


def test_note_that_was_changed_in_another_tab_shows_both(ada, fresh_list):
    entry = entry_of(fresh_list, "bert")
    path = f"/lists/{fresh_list.pk}/entries/{entry.pk}/edit/"
    seen = {"seen_digest": entry_digest(entry)}
    ada.post(path, {"note": "Of the first tab."} | seen)
    response = ada.post(path, {"note": "Of the second tab."} | seen)
    assert response.status_code == 409
    html = response.content.decode()
    assert "Of the first tab." in html
    assert "Of the second tab." in html
    entry.refresh_from_db()
    assert entry.note == "Of the first tab."
    digest = response.context["form"]["seen_digest"].value()
    ada.post(path, {"note": "Of the second tab.", "seen_digest": digest})
    entry.refresh_from_db()
    assert entry.note == "Of the second tab."


def test_note_for_an_entry_that_is_gone_is_not_lost(ada, fresh_list):
    path = f"/lists/{fresh_list.pk}/entries/999999/edit/"
    response = ada.post(path, {"note": "An hour's work.", "seen_digest": "x"})
    assert response.status_code == 410
    assert "An hour&#x27;s work." in response.content.decode()


def test_note_on_a_list_that_was_deleted_is_kept_with_it(ada, fresh_list):
    entry = entry_of(fresh_list, "bert")
    ada.post(f"/lists/{fresh_list.pk}/delete/")
    path = f"/lists/{fresh_list.pk}/entries/{entry.pk}/edit/"
    body = {"note": "Still here.", "seen_digest": entry_digest(entry)}
    response = ada.post(path, body, follow=True)
    assert "Bring it back" in response.content.decode()
    ada.post(f"/lists/{fresh_list.pk}/restore/")
    assert "Still here." in ada.get(f"/lists/{fresh_list.pk}/").content.decode()


def test_taking_off_is_undone_from_the_page(ada, fresh_list):
    entry = entry_of(fresh_list, "bert")
    response = ada.post(
        f"/lists/{fresh_list.pk}/entries/{entry.pk}/remove/", follow=True
    )
    assert "Put back what was taken off last" in " ".join(
        response.content.decode().split()
    )
    change = response.context["latest_change"].pk
    ada.post(f"/lists/{fresh_list.pk}/undo/", {"change": change})
    assert slugs_on(fresh_list) == ["gan", "bert", "gpt"]


def test_heading_and_line_stand_at_the_end(ada, fresh_list):
    for kind, text in (("heading", "Later <b>"), ("text", "Ask Ben")):
        path = f"/lists/{fresh_list.pk}/lines/add/"
        ada.post(path, {"kind": kind, "text": text})
    html = ada.get(f"/lists/{fresh_list.pk}/").content.decode()
    assert "Later &lt;b&gt;</h2>" in html
    assert html.index("Later &lt;b&gt;") < html.index("Ask Ben")


def test_add_to_list_puts_papers_on_a_list_and_goes_back(ada, learner, papers, noon):
    reading_list = ReadingList.objects.create(
        learner=learner, title="Mine", created_at=noon, changed_at=noon
    )
    body = {
        "papers": "gpt,gan,nothing",
        "reading_list": reading_list.pk,
        "next": "/papers/",
    }
    response = ada.post("/lists/add/", body)
    assert response.headers["Location"] == "/papers/"
    assert slugs_on(reading_list) == ["gpt", "gan"]


def test_add_to_list_refuses_anothers_list(ada, papers, noon):
    other = ReadingList.objects.create(
        learner=LearnerFactory(), title="Theirs", created_at=noon, changed_at=noon
    )
    body = {"papers": "gan", "reading_list": other.pk}
    response = ada.post("/lists/add/", body)
    assert response.status_code == 422
    assert "That list is not there any more." in response.content.decode()
    assert not other.entries.exists()


def test_add_to_list_says_on_which_the_paper_stands(ada, fresh_list):
    html = ada.get("/lists/add/?papers=gan").content.decode()
    assert "Take off" in html
    body = {"papers": "gan", "next": "/papers/gan/"}
    ada.post(f"/lists/{fresh_list.pk}/papers/remove/", body)
    assert slugs_on(fresh_list) == ["bert", "gpt"]


def test_papers_page_names_the_lists_it_stands_on(ada, fresh_list):
    html = ada.get("/papers/gan/").content.decode()
    assert f'<a href="/lists/{fresh_list.pk}/">Autumn</a>' in html


def test_list_from_a_path_has_its_reasons_as_notes(ada, papers):
    path = ReadingPathFactory(slug="beginning", title="Beginning")
    for position, paper in enumerate(reversed(papers), start=1):
        reason = f"Because of *{paper.slug}*."
        PathStep.objects.create(
            path=path, paper=paper, position=position, reason=reason
        )
    ada.post("/lists/from/path/beginning/")
    reading_list = ReadingList.objects.get(title="Beginning")
    assert slugs_on(reading_list) == ["gpt", "bert", "gan"]
    assert "<em>gpt</em>" in reading_list.entries.in_order()[0].note_html


def test_list_from_a_search_has_what_it_finds(ada, papers):
    ada.post("/lists/from/search/", {"q": "bert"})
    assert slugs_on(ReadingList.objects.get(title="Search: bert")) == ["bert"]


def test_list_of_prerequisites_with_one_button(ada, papers):
    html = ada.get("/papers/gan/prerequisites/").content.decode()
    assert "Make a list of them" in html
    ada.post("/lists/add/", {"papers": ["gan", "bert"], "title": "The way to On gan"})
    assert slugs_on(ReadingList.objects.get()) == ["gan", "bert"]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        ("bib", "title = {{On} gan}"),
        ("ris", "TI  - On gan"),
        ("json", '"title": "On gan"'),
        ("csv", "gan,On gan"),
        ("md", "1. [On gan]"),
    ],
)
def test_list_is_exported_in_its_order(ada, fresh_list, ending, text):
    response = ada.get(f"/lists/{fresh_list.pk}/export/?format={ending}")
    exported = response.getvalue().decode()
    assert text in exported
    assert exported.index("gan") < exported.index("bert") < exported.index("gpt")


def test_markdown_has_headings_and_notes_as_they_were_typed(ada, fresh_list, noon):
    entry = entry_of(fresh_list, "gan")
    entry.note = "Two\nlines"
    entry.save()
    ListEntry.objects.create(
        reading_list=fresh_list, rank=1, kind="heading", text="A *b*", added_at=noon
    )
    exported = ada.get(f"/lists/{fresh_list.pk}/export/?format=md").content.decode()
    assert "## A \\*b\\*" in exported
    assert "\n   Two\n   lines\n" in exported


def test_unknown_format_is_explained(ada, fresh_list):
    response = ada.get(f"/lists/{fresh_list.pk}/export/?format=exe")
    assert response.status_code == 400
    assert "can&#x27;t be put into a file" in response.content.decode()
