"""Two curators, or two tabs of one, save what both opened at the same time."""

import pytest
from django.contrib import admin

from papers.admin.versioned import VersionedForms
from papers.models import (
    Author,
    Framework,
    Link,
    PathStep,
    Prompt,
    ReadingPath,
    Section,
)
from tests.factories import (
    CategoryFactory,
    ChoiceQuestionFactory,
    PaperFactory,
    TopicFactory,
)
from tests.html_page import Page, main_form
from tests.papers.admin.test_curating_notes import path_of


@pytest.fixture
def open_tab(curator_browser):
    """Opens the change page; what it returns sends its form with changes."""

    def open_form(row):
        path = path_of(row)
        fields = main_form(curator_browser.get(path)).lists

        def send(**changes):
            body = {}
            for name, values in (fields | changes).items():
                if values is not None:
                    body[name] = values
            return curator_browser.post(path, body)

        return send

    return open_form


@pytest.fixture
def send_again(curator_browser):
    """Sends the form of an answer, as it stands there but for the changes."""

    def send(row, response, **changes):
        response.status_code = 200
        return curator_browser.post(path_of(row), main_form(response).lists | changes)

    return send


def framework():
    row = Framework.objects.create(slug="f", name="F", purpose="discussion")
    Prompt.objects.create(framework=row, slug="why", text="Why?")
    return row


def path_with_step():
    row = ReadingPath.objects.create(slug="p", title="P", description="D")
    PathStep.objects.create(path=row, paper=PaperFactory(), position=1, reason="R")
    return row


# What makes a row, one of its fields, and what the two write there.
KINDS = {
    "paper": (PaperFactory, "tldr"),
    "section": (PaperFactory, "sections-0-body"),
    "question": (ChoiceQuestionFactory, "prompt"),
    "choice": (ChoiceQuestionFactory, "choices-0-feedback"),
    "topic": (TopicFactory, "description"),
    "category": (CategoryFactory, "description"),
    "path": (path_with_step, "introduction"),
    "step": (path_with_step, "steps-0-reason"),
    "framework": (framework, "name"),
    "prompt": (framework, "prompts-0-text"),
    "author": (lambda: Author.objects.create(slug="a", name="Aa, A"), "name"),
    "tag": (lambda: PaperFactory(tags=["games"]).tags.get(), "slug"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_second_save_is_shown_both_texts_and_loses_nothing(
    curator_browser, open_tab, kind
):
    make, field = KINDS[kind]
    row = make()
    first = open_tab(row)
    second = open_tab(row)
    assert first(**{field: "gan-theirs"}).status_code == 302
    response = second(**{field: "gan-mine"})
    assert response.status_code == 409
    (difference,) = response.context["form_differences"]
    assert difference.stored == "gan-theirs"
    assert difference.mine == "gan-mine"
    stored = main_form(curator_browser.get(path_of(row))).values[field]
    assert stored.strip() == "gan-theirs"


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Mine."), ("stored", "Theirs.")])
def test_curator_chooses_field_by_field(db, open_tab, send_again, choice, kept):
    paper = PaperFactory()
    first = open_tab(paper)
    second = open_tab(paper)
    first(tldr="Theirs.", venue="Their venue")
    response = second(tldr="Mine.", venue="My venue")
    chosen = {"keep:tldr": choice, "keep:venue": "mine"}
    assert send_again(paper, response, **chosen).status_code == 302
    paper.refresh_from_db()
    assert paper.tldr == kept
    assert paper.venue == "My venue"


def test_curator_edits_on_and_saves(db, open_tab, send_again):
    paper = PaperFactory()
    first = open_tab(paper)
    second = open_tab(paper)
    first(tldr="Theirs.")
    response = second(tldr="Mine.")
    assert send_again(paper, response, tldr="Both.").status_code == 302
    paper.refresh_from_db()
    assert paper.tldr == "Both."


def test_what_only_the_other_changed_is_taken_into_the_form(db, open_tab, send_again):
    paper = PaperFactory()
    first = open_tab(paper)
    second = open_tab(paper)
    first(venue="Their venue")
    response = second(tldr="Mine.")
    assert "You had not changed it" in Page(response).text
    send_again(paper, response)
    paper.refresh_from_db()
    assert paper.venue == "Their venue"
    assert paper.tldr == "Mine."


def test_same_change_twice_is_no_difference(db, open_tab):
    paper = PaperFactory()
    first = open_tab(paper)
    second = open_tab(paper)
    first(tldr="The same.")
    assert second(tldr="The same.").status_code == 302


def test_third_save_is_shown_beside_a_choice_between_two(db, open_tab, send_again):
    paper = PaperFactory()
    first = open_tab(paper)
    second = open_tab(paper)
    first(tldr="Theirs.")
    response = second(tldr="Mine.")
    open_tab(paper)(tldr="A third.")
    again = send_again(paper, response, **{"keep:tldr": "stored"})
    assert again.status_code == 409
    assert again.context["form_differences"][0].stored == "A third."


def test_section_that_somebody_added_stays(db, open_tab, send_again, add_row):
    paper = PaperFactory()
    count = paper.sections.count()
    first = open_tab(paper)
    second = open_tab(paper)
    first(**add_row("sections", count, kind="future", body="More of it."))
    response = second(tldr="Mine.")
    assert "Somebody added it. It stays." in Page(response).text
    assert send_again(paper, response).status_code == 302
    assert paper.sections.get(kind="future").body == "More of it."


def test_section_that_somebody_removed_stays_away(db, open_tab, send_again):
    paper = PaperFactory(status="draft")
    removed = paper.sections.first()
    first = open_tab(paper)
    second = open_tab(paper)
    first(**{"sections-0-DELETE": "on", "note": "brief"})
    response = second(tldr="Mine.")
    assert removed.body in Page(response).text
    assert send_again(paper, response).status_code == 302
    assert not Section.objects.filter(pk=removed.pk).exists()


def test_section_that_was_removed_and_changed_is_in_the_form_again(
    db, open_tab, send_again
):
    paper = PaperFactory(status="draft")
    kind = paper.sections.first().kind
    first = open_tab(paper)
    second = open_tab(paper)
    first(**{"sections-0-DELETE": "on"})
    response = second(**{"sections-0-body": "My new words."})
    assert "Somebody removed it, and you changed it" in Page(response).text
    assert send_again(paper, response).status_code == 302
    assert paper.sections.get(kind=kind).body == "My new words."


def test_rows_that_changed_places_keep_their_texts(db, open_tab, send_again):
    paper = PaperFactory()
    links = []
    for position, reason in enumerate(("One.", "Two.")):
        link = Link.objects.create(
            source=paper,
            target=PaperFactory(),
            kind="replaces",
            reason=reason,
            position=position,
        )
        links.append(link)
    first = open_tab(paper)
    second = open_tab(paper)
    first(**{"links-0-position": "1", "links-1-position": "0"})
    response = second(**{"links-0-reason": "One, rather."})
    assert send_again(paper, response).status_code == 302
    reasons = [Link.objects.get(pk=link.pk).reason for link in links]
    assert reasons == ["One, rather.", "Two."]


@pytest.mark.parametrize("version", [None, "{", '{"tldr":5}', "[" * 9_000])
def test_form_that_tells_no_version_overwrites_nothing(db, open_tab, version):
    paper = PaperFactory()
    response = open_tab(paper)(tldr="Mine.", form_version=version)
    assert response.status_code == 409
    paper.refresh_from_db()
    assert paper.tldr != "Mine."


@pytest.mark.parametrize("total", ["-1", "x"])
def test_odd_count_of_rows_is_no_error(db, open_tab, total):
    response = open_tab(PaperFactory())(**{"sections-TOTAL_FORMS": total})
    assert response.status_code in (200, 302)


def test_accounts_are_compared_too(root, learner):
    path = path_of(learner)
    fields = main_form(root.get(path)).lists
    assert root.post(path, fields | {"display_name": "Theirs"}).status_code == 302
    assert root.post(path, fields | {"display_name": "Mine"}).status_code == 409


def our_admins():
    ours = {}
    for model, model_admin in admin.site._registry.items():
        house = type(model_admin).__module__.partition(".")[0]
        if house in ("papers", "study", "config"):
            ours[model] = model_admin
    return ours


def test_every_admin_of_ours_compares_versions():
    admins = our_admins().items()
    assert [model for model, own in admins if not isinstance(own, VersionedForms)] == []


def test_no_list_of_ours_saves_without_a_version():
    admins = our_admins().items()
    assert [model for model, own in admins if own.list_editable] == []
