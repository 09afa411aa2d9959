"""A draft that was thrown away can be brought back for a month."""

from datetime import timedelta

import pytest

from papers.admin.worklists import has_draft_beside
from papers.models import NoteDraft, Paper
from papers.services.writing.drafts import (
    discard_note_draft,
    discarded_drafts,
    save_note_draft,
    stored_parts,
)
from tests.html_page import Page, main_form


def url_of(paper, action=""):
    ending = f"{action}/" if action else ""
    return f"/admin/papers/paper/{paper.pk}/draft/{ending}"


@pytest.fixture
def write(gan, curator, noon):
    """A draft with that TLDR, saved."""

    def save(tldr, version=0):
        parts = stored_parts(gan) | {"tldr": tldr}
        facts = {"state": "writing", "version": version, "by": curator, "at": noon}
        return save_note_draft(paper=gan, parts=parts, **facts)

    return save


@pytest.fixture
def throw_away(curator_browser, gan):
    def press():
        page = Page(curator_browser.get(url_of(gan, "compare")))
        form = page.form(url_of(gan, "discard"))
        return curator_browser.post(url_of(gan, "discard"), form.values, follow=True)

    return press


@pytest.fixture
def bring_back(curator_browser, gan):
    """The one thrown away last, by the button of the draft's page."""

    def press():
        page = Page(curator_browser.get(url_of(gan)))
        path = url_of(gan, "bring-back")
        form = next(form for form in page.forms if form.action == path)
        return curator_browser.post(path, form.values, follow=True)

    return press


def test_page_of_a_draft_that_is_gone_saves_over_no_other(
    write, curator_browser, gan, curator, noon
):
    write("The first draft.")
    page = main_form(curator_browser.get(url_of(gan))).values
    discard_note_draft(paper=gan, version=1, at=noon)
    write("Begun by somebody else.")
    body = page | {"tldr": "Still the first draft."}
    response = curator_browser.post(url_of(gan, "save"), body)
    assert response.status_code == 409
    draft = NoteDraft.objects.standing().get()
    assert draft.texts["tldr"] == "Begun by somebody else."
    assert f'name="draft" value="{draft.pk}"' in response.content.decode()
    for action in ("publish", "discard", "update"):
        curator_browser.post(url_of(gan, action), page)
    assert NoteDraft.objects.standing().get().version == 1


def test_draft_that_was_thrown_away_leaves_the_note(write, throw_away, gan):
    write("Newly said.")
    response = throw_away()
    assert "Within 30 days you can bring it back here." in Page(response).text
    assert Paper.objects.get(pk=gan.pk).tldr == gan.tldr
    assert not Paper.objects.filter(has_draft_beside()).exists()


def test_draft_comes_back_as_it_was(write, throw_away, bring_back):
    write("Newly said.")
    before = NoteDraft.objects.values().get()
    throw_away()
    response = bring_back()
    assert "The draft is back, as it was." in Page(response).text
    assert NoteDraft.objects.values().get() == before


def test_draft_of_a_note_that_was_withdrawn_comes_back(
    write, throw_away, bring_back, gan
):
    write("Newly said.")
    Paper.objects.filter(pk=gan.pk).update(status="retired")
    throw_away()
    bring_back()
    assert NoteDraft.objects.standing().get().texts["tldr"] == "Newly said."


def test_new_draft_stands_before_the_old_one(write, throw_away, bring_back):
    write("First.")
    throw_away()
    write("Second.")
    response = bring_back()
    assert "Throw that one away first" in Page(response).text
    assert NoteDraft.objects.standing().get().texts["tldr"] == "Second."
    throw_away()
    bring_back()
    assert NoteDraft.objects.standing().get().texts["tldr"] == "Second."


def test_draft_of_another_note_is_not_brought_back(
    write, throw_away, curator_browser, wgan
):
    draft = write("Newly said.")
    throw_away()
    for number in (draft.pk, 0, "x", "9" * 40):
        curator_browser.post(url_of(wgan, "bring-back"), {"draft": number})
    assert not NoteDraft.objects.standing().exists()


def test_draft_goes_for_good_after_thirty_days(write, gan, noon):
    write("First.")
    discard_note_draft(paper=gan, version=1, at=noon)
    at_last = noon + timedelta(days=30)
    assert discarded_drafts(gan, at_last).count() == 1
    too_late = at_last + timedelta(seconds=1)
    assert discarded_drafts(gan, too_late).count() == 0
    write("Second.")
    discard_note_draft(paper=gan, version=1, at=too_late)
    assert NoteDraft.objects.get().texts["tldr"] == "Second."
