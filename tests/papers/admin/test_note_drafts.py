"""A draft beside a published note: readers see nothing of it until it is published."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from papers.models import LibraryChange, NoteDraft, Paper
from papers.services.library.export import library_from_database
from papers.services.page_cache import render_pages
from papers.services.writing.drafts import (
    DraftSavedMeanwhile,
    NoteChangedMeanwhile,
    publish_note_draft,
    save_note_draft,
    stored_parts,
)
from tests.factories import LearnerFactory, PaperFactory
from tests.factories.own_papers import make_own_paper
from tests.html_page import Page, main_form

HTMX = {"HX-Request": "true"}


@pytest.fixture
def note(gan):
    list(render_pages([gan.pk]))
    return gan


def url_of(paper, action=""):
    ending = f"{action}/" if action else ""
    return f"/admin/papers/paper/{paper.pk}/draft/{ending}"


@pytest.fixture
def write(curator_browser, note):
    """Opens the draft's page, changes what is named, and saves it."""

    def send(*, headers=None, **changes):
        form = main_form(curator_browser.get(url_of(note)))
        body = form.values | changes
        return curator_browser.post(url_of(note, "save"), body, headers=headers)

    return send


@pytest.fixture
def press(curator_browser, note):
    """Presses a button of the page that compares."""

    def send(action, **values):
        page = Page(curator_browser.get(url_of(note, "compare")))
        form = page.form(url_of(note, action))
        return curator_browser.post(url_of(note, action), form.values | values)

    return send


def values_of(form):
    """A line end that begins a text is HTML's, as browsers know."""
    return {name: value.removeprefix("\n") for name, value in form.values.items()}


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_page_shows_the_note_and_stores_nothing(curator_browser, note):
    form = main_form(curator_browser.get(url_of(note)))
    assert values_of(form)["tldr"] == note.tldr
    assert values_of(form)["problem"] == note.sections.get(kind="problem").body
    assert not NoteDraft.objects.exists()


def test_saved_draft_changes_nothing_that_readers_see(write, note, client):
    before = client.get(note.get_absolute_url()).content
    exported = library_from_database()
    assert write(tldr="Newly said.").status_code == 302
    draft = NoteDraft.objects.get()
    assert draft.texts["tldr"] == "Newly said."
    assert draft.base_texts["tldr"] == note.tldr
    assert draft.saved_by.email == "curator@example.org"
    assert client.get(note.get_absolute_url()).content == before
    assert library_from_database() == exported
    assert LibraryChange.objects.count() == 0
    assert Paper.objects.get(pk=note.pk).tldr == note.tldr


def test_saved_draft_is_gone_on_with(write, note, curator_browser):
    write(tldr="Newly said.", impact="Much.")
    form = main_form(curator_browser.get(url_of(note)))
    assert values_of(form)["tldr"] == "Newly said."
    assert values_of(form)["impact"] == "Much."
    assert values_of(form)["version"] == "1"


def test_autosave_answers_with_a_line_and_the_next_version(write, note):
    response = write(headers=HTMX, tldr="Newly said.")
    page = Page(response)
    assert response.status_code == 200
    assert "Readers do not see it." in page.text
    values = [values for tag, values in page.tags if tag == "input"]
    draft = NoteDraft.objects.get()
    assert values == [
        {"type": "hidden", "name": "version", "value": "1"},
        {"type": "hidden", "name": "draft", "value": str(draft.pk)},
    ]
    assert draft.texts["tldr"] == "Newly said."


def test_draft_is_compared_word_by_word(write, note, curator_browser):
    write(tldr=f"Indeed {note.tldr}", state="review")
    response = curator_browser.get(url_of(note, "compare"))
    assert "<ins>Indeed </ins>" in response.content.decode()
    assert "In review." in Page(response).text


def test_published_draft_is_the_note(write, press, note, client):
    write(tldr="Newly **said**.", problem="Games.", impact="Much.")
    response = press("publish")
    assert response.status_code == 302
    assert not NoteDraft.objects.exists()
    paper = Paper.objects.get(pk=note.pk)
    assert paper.tldr == "Newly **said**."
    assert stored_parts(paper)["impact"] == "Much."
    assert stored_parts(paper)["problem"] == "Games."
    shown = client.get(note.get_absolute_url()).content.decode()
    assert "<strong>said</strong>" in shown


def test_publishing_stands_in_the_history_and_can_be_put_back(
    write, press, note, curator_browser
):
    write(tldr="Newly said.")
    press("publish")
    change = LibraryChange.objects.get()
    assert change.by.email == "curator@example.org"
    assert change.before["tldr"] == note.tldr
    curator_browser.post(f"/admin/papers/librarychange/{change.pk}/put-back/")
    assert Paper.objects.get(pk=note.pk).tldr == note.tldr


def test_publishing_keeps_the_time_at_which_the_note_became_new(write, press, note):
    write(tldr="Newly said.")
    press("publish")
    assert Paper.objects.get(pk=note.pk).published_at == note.published_at


def test_publishing_touches_nothing_but_the_texts(write, press, note):
    """Also what somebody saved of the paper since the draft was begun."""
    write(tldr="Newly said.")
    Paper.objects.filter(pk=note.pk).update(title="Another title")
    press("publish")
    paper = Paper.objects.get(pk=note.pk)
    assert paper.title == "Another title"
    assert paper.tldr == "Newly said."
    assert [tag.name for tag in paper.tags.all()] == ["games"]


def test_what_the_files_refuse_is_not_published(write, press, note, curator_browser):
    write(problem="## A heading\n\nText.")
    response = press("publish")
    page = curator_browser.get(response["Location"])
    assert any("heading" in text for text in said(page))
    assert NoteDraft.objects.count() == 1
    assert note.sections.get(kind="problem").body != "## A heading\n\nText."


def test_second_tab_gets_both_texts_and_loses_nothing(write, note, curator_browser):
    stale = main_form(curator_browser.get(url_of(note))).values
    write(tldr="From one tab.", impact="Only there.")
    body = stale | {"tldr": "From the other."}
    response = curator_browser.post(url_of(note, "save"), body)
    assert response.status_code == 409
    page = Page(response)
    assert "From one tab." in page.text
    assert "From the other." in page.text
    assert NoteDraft.objects.get().texts["tldr"] == "From one tab."
    response.status_code = 200
    again = main_form(response).values | {"keep:impact": "stored"}
    assert again["tldr"].strip() == "From the other."
    assert curator_browser.post(url_of(note, "save"), again).status_code == 302
    texts = NoteDraft.objects.get().texts
    assert texts["tldr"] == "From the other."
    assert texts["impact"] == "Only there."


def test_autosave_of_a_stale_tab_stores_nothing(write, note, curator_browser):
    stale = main_form(curator_browser.get(url_of(note))).values
    write(tldr="From one tab.")
    body = stale | {"tldr": "From the other."}
    response = curator_browser.post(url_of(note, "save"), body, headers=HTMX)
    page = Page(response)
    assert "Not saved: somebody else saved or published this draft." in page.text
    values = [values for tag, values in page.tags if tag == "input"]
    assert values[0]["value"] == "0"
    assert NoteDraft.objects.get().texts["tldr"] == "From one tab."


def change_note(paper, **texts):
    paper = Paper.objects.get(pk=paper.pk)
    for name, text in texts.items():
        setattr(paper, name, text)
    paper.save()


def test_note_that_changed_since_is_not_overwritten(
    write, press, note, curator_browser
):
    write(tldr="From the draft.")
    change_note(note, tldr="Edited meanwhile.", why_it_matters="Edited too.")
    body = {"version": "1"}
    response = curator_browser.post(url_of(note, "publish"), body)
    assert response.status_code == 409
    text = Page(response).text
    assert "From the draft." in text
    assert "Edited meanwhile." in text
    assert Paper.objects.get(pk=note.pk).tldr == "Edited meanwhile."
    press("update")
    texts = NoteDraft.objects.get().texts
    assert texts["tldr"] == "From the draft."
    assert texts["why"] == "Edited too."
    press("publish")
    paper = Paper.objects.get(pk=note.pk)
    assert paper.tldr == "From the draft."
    assert paper.why_it_matters == "Edited too."


def test_disputed_part_may_stay_as_the_note_has_it(write, press, note):
    write(tldr="From the draft.", impact="From the draft.")
    change_note(note, tldr="Edited meanwhile.")
    press("update", **{"keep:tldr": "stored"})
    texts = NoteDraft.objects.get().texts
    assert texts["tldr"] == "Edited meanwhile."
    assert texts["impact"] == "From the draft."


@pytest.mark.parametrize("action", ["publish", "discard", "update"])
@pytest.mark.parametrize("version", ["", "7", "x", "-1", "9" * 30])
def test_act_on_another_version_changes_nothing(
    write, note, curator_browser, action, version
):
    write(tldr="From the draft.")
    curator_browser.post(url_of(note, action), {"version": version})
    draft = NoteDraft.objects.get()
    assert draft.version == 1
    assert Paper.objects.get(pk=note.pk).tldr == note.tldr


def test_preview_of_a_draft_stores_nothing(curator_browser, note):
    body = main_form(curator_browser.get(url_of(note))).values
    body |= {"tldr": "A *draft* [to](paper:nowhere)."}
    response = curator_browser.post(url_of(note, "preview"), body, headers=HTMX)
    html = response.content.decode()
    assert "<em>draft</em>" in html
    assert "There is no paper" in html
    assert not NoteDraft.objects.exists()


def test_only_one_draft_stands_beside_a_note(write, note):
    write(tldr="From the draft.")
    at = timezone.now()
    facts = {"texts": {}, "base_texts": {}, "begun_at": at, "saved_at": at}
    with pytest.raises(IntegrityError), transaction.atomic():
        NoteDraft.objects.create(paper=note, **facts)


def test_paper_that_is_no_note_of_the_library_has_none(curator_browser, note):
    draft = PaperFactory(slug="hidden", status="draft")
    assert curator_browser.get(url_of(draft)).status_code == 404
    assert curator_browser.get(url_of(note, "compare")).status_code == 404
    own = make_own_paper(LearnerFactory())
    assert curator_browser.get(url_of(own)).status_code == 404


def test_learners_come_nowhere_near(sign_in, note):
    browser = sign_in(LearnerFactory())
    for action in ("", "compare"):
        response = browser.get(url_of(note, action))
        assert response["Location"].startswith("/admin/login/")
    response = browser.post(url_of(note, "publish"), {"version": "1"})
    assert response["Location"].startswith("/admin/login/")


def test_service_refuses_what_came_too_late(note, curator):
    at = timezone.now()
    parts = stored_parts(note) | {"tldr": "New."}
    options = {"paper": note, "by": curator, "at": at}
    save_note_draft(parts=parts, state="writing", version=0, **options)
    with pytest.raises(DraftSavedMeanwhile):
        save_note_draft(parts=parts, state="writing", version=0, **options)
    change_note(note, tldr="Other.")
    with pytest.raises(NoteChangedMeanwhile):
        publish_note_draft(version=1, **options)
    earlier = options | {"at": at - timedelta(days=1)}
    save_note_draft(parts=parts, state="writing", version=1, **earlier)
    assert NoteDraft.objects.get().saved_at == at


def test_change_form_leads_to_the_draft(curator_browser, note):
    links = Page(curator_browser.get(f"/admin/papers/paper/{note.pk}/change/")).links
    assert url_of(note) in links
