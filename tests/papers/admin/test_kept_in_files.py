"""What a curator may save can be exported and loaded; what could not is refused."""

import html

import pytest
from django.db import models

from papers.admin.texts import BLOCKS, BODIES, LINES
from papers.libraryfiles import read_library, write_library
from papers.models import (
    Author,
    Choice,
    Figure,
    Framework,
    KeyPoint,
    Link,
    Paper,
    PathStep,
    Prompt,
    Question,
    ReadingPath,
    Section,
    Topic,
)
from papers.services.library import library_from_database, load_library
from tests.html_page import Page

KEPT_BY_THEIR_OWN_FORMS = {"Paper.also_called", "Topic.also_called", "Figure.svg"}


@pytest.fixture
def loaded(db, sample, noon):
    library = sample.library()
    load_library(library, at=noon)
    return library


def path_of(row, page="change"):
    return f"/admin/papers/{row._meta.model_name}/{row.pk}/{page}/"


def errors(response):
    assert response.status_code == 200
    found = " ".join(str(error) for error in response.context["errors"])
    return html.unescape(found)


def told(response):
    """What the page says above its list or its form."""
    return [str(message) for message in response.context["messages"]]


def section_field(slug, kind):
    """The name under which the form of the paper sends that section's text."""
    kinds = list(
        Section.objects.filter(paper__slug=slug).values_list("kind", flat=True)
    )
    return f"sections-{kinds.index(kind)}"


def relay():
    return Paper.objects.get(slug="relay")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Noise.\n\n## Practice\n\nMore.", "Problem: The heading in line 3"),
        ("Noise.\n\n```\nx", "Problem: The code fence in line 3 is never closed"),
        ("See [it](paper:nothing).", "Problem: There is no paper 'nothing'"),
        ("See [it](topic:nothing).", "Problem: There is no topic 'nothing'"),
        ("![It](figure:relay-no)", "Problem: There is no figure 'relay-no'"),
        ("Noise\u2028.", "Problem: The character U+2028 is not allowed"),
    ],
)
def test_section_that_the_files_refuse_is_refused_with_its_place(
    save, loaded, body, sentence
):
    field = section_field("relay", "problem")
    response = save(path_of(relay()), **{f"{field}-body": body})
    assert sentence in errors(response)
    assert body.splitlines()[0] in Page(response).text
    assert library_from_database() == loaded


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slug": "Relay"}, "The file's name does not belong here"),
        ({"arxiv_id": "1001"}, '"1001" is no arxiv'),
        ({"doi": "x"}, '"x" is no doi'),
        ({"note": "none"}, "A paper with `note: none` has no body"),
        ({"why_it_matters": ""}, "needs `## Why it still matters`"),
        ({"status": "retired"}, "There is no paper 'relay'"),
    ],
)
def test_paper_that_the_files_refuse_is_refused(save, loaded, changes, sentence):
    assert sentence in errors(save(path_of(relay()), **changes))
    assert library_from_database() == loaded


def test_full_note_keeps_its_sections_and_a_draft_may_lack_them(save, loaded):
    field = section_field("relay", "limitations")
    removed = {f"{field}-DELETE": "on"}
    response = save(path_of(relay()), **removed)
    assert "A full note needs `## Limitations`" in errors(response)
    response = save(path_of(relay()), status="draft", **removed)
    assert response.status_code == 302
    assert not Section.objects.filter(paper=relay(), kind="limitations").exists()
    assert "A full note needs" in errors(save(path_of(relay()), status="published"))
    assert relay().status == "draft"


def test_unfinished_draft_is_not_published_from_the_list(save, curator_browser, loaded):
    Section.objects.filter(paper=relay(), kind="limitations").delete()
    Paper.objects.filter(slug="relay").update(status="draft")
    body = {"action": "publish", "_selected_action": [relay().pk]}
    response = curator_browser.post("/admin/papers/paper/", body, follow=True)
    first, second = told(response)
    assert first == "Nothing was changed:"
    assert "notes/relay.md: A full note needs `## Limitations`" in second
    assert relay().status == "draft"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slug": "why-decide"}, "does not begin with its note"),
        ({"section": "somewhere"}, "is not known here"),
        ({"section": ""}, "Say which section of the note answers it."),
        ({"section": "future"}, "The note has no section future"),
        ({"answer": "#### Answer"}, "The heading in line 1 is of level 4"),
        ({"key_points-0-DELETE": "on", "key_points-1-DELETE": "on"}, "key points"),
    ],
)
def test_question_that_the_files_refuse_is_refused(save, loaded, changes, sentence):
    question = Question.objects.get(slug="relay-why-decide")
    assert sentence in errors(save(path_of(question), **changes))
    assert library_from_database() == loaded


def test_question_is_added_to_a_note_with_a_fault_from_before(save, loaded):
    Section.objects.filter(paper=relay(), kind="limitations").delete()
    response = save(
        "/admin/papers/question/add/",
        slug="relay-what-waits",
        kind="recall",
        level="explain",
        home=str(relay().pk),
        papers=[str(relay().pk)],
        section="problem",
        prompt="What waits?",
        answer="Each step waits for the one before.",
        **{
            "key_points-TOTAL_FORMS": "2",
            "key_points-0-text": "Each step waits",
            "key_points-0-position": "1",
            "key_points-1-text": "for the one before",
            "key_points-1-position": "2",
        },
    )
    assert response.status_code == 302
    assert Question.objects.filter(slug="relay-what-waits").exists()


def test_last_questions_of_a_note_are_not_retired(curator_browser, loaded):
    questions = Question.objects.filter(home=relay())
    chosen = list(questions.values_list("pk", flat=True))
    body = {"action": "retire", "_selected_action": chosen}
    response = curator_browser.post("/admin/papers/question/", body, follow=True)
    assert "A full note needs `## Questions`" in told(response)[1]
    assert not questions.exclude(retired_at=None).exists()


@pytest.mark.parametrize(
    ("model", "name", "problem"),
    [
        (Topic, "noise", "notes/relay.md (Limitations): There is no topic 'noise'"),
        (Figure, "relay-loop", "notes/relay.md (Approach): There is no figure"),
        (Author, "Szegedi, Clara", "notes/relay.md"),
    ],
)
def test_what_notes_refer_to_is_not_deleted(
    curator_browser, loaded, model, name, problem
):
    key = {Topic: "slug"}.get(model, "name")
    row = model.objects.get(**{key: name})
    if model is Topic:
        row.questions.clear()
        row.papers.clear()
    if model is Author:
        relay().authorships.exclude(author=row).delete()
    before = library_from_database()
    path = path_of(row, "delete")
    response = curator_browser.post(path, {"post": "yes"}, follow=True)
    assert told(response)[0] == "Nothing was changed:"
    assert problem in told(response)[1]
    assert library_from_database() == before


def test_topic_that_a_note_links_keeps_its_slug(save, loaded):
    topic = Topic.objects.get(slug="noise")
    response = save(path_of(topic), slug="hiss")
    assert "There is no topic 'noise'" in errors(response)
    assert library_from_database() == loaded


def test_figure_that_no_note_shows_is_saved_and_told(save, curator_browser, loaded):
    svg = Figure.objects.get().svg
    response = save("/admin/papers/figure/add/", name="relay-two", svg=svg)
    assert response.status_code == 302
    assert Figure.objects.filter(name="relay-two").exists()


def test_path_without_a_step_is_refused(save, loaded):
    path = ReadingPath.objects.get()
    removed = {f"steps-{number}-DELETE": "on" for number in range(path.steps.count())}
    assert "The path has no step" in errors(save(path_of(path), **removed))
    assert library_from_database() == loaded


def test_old_fault_does_not_keep_a_note_from_being_corrected(save, loaded):
    Question.objects.filter(slug="relay-why-decide").update(section="somewhere")
    response = save(path_of(relay()), tldr="Sends afresh what it reads.")
    assert response.status_code == 302
    assert relay().tldr == "Sends afresh what it reads."


def test_texts_come_in_as_the_files_have_them(save, loaded, tmp_path):
    field = section_field("relay", "problem")
    changes = {
        f"{field}-body": "    code  \n\n\n\n* one \n* two\n\n",
        "title": " Relays:  A\tMethod ",
        "tldr": "Cafe\u0301.\n",
    }
    assert save(path_of(relay()), **changes).status_code == 302
    section = Section.objects.get(paper=relay(), kind="problem")
    assert section.body == "    code\n\n- one\n- two"
    assert relay().title == "Relays: A Method"
    assert relay().tldr == "Café."
    library = library_from_database()
    write_library(library, tmp_path / "out")
    assert read_library(tmp_path / "out") == (library, ())


def test_every_text_of_the_library_has_its_form():
    texts = set()
    for model in (Choice, Figure, Framework, KeyPoint, Link, Paper, PathStep, Prompt):
        texts |= texts_of(model)
    for model in (Question, ReadingPath, Section, Topic):
        texts |= texts_of(model)
    known = BODIES | BLOCKS | LINES | KEPT_BY_THEIR_OWN_FORMS
    assert texts - known == set()


def texts_of(model):
    found = set()
    for field in model._meta.concrete_fields:
        if isinstance(field, models.TextField) and field.editable:
            found.add(f"{model.__name__}.{field.name}")
    return found
