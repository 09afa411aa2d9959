"""No browser's line ends in what is stored: whatever page of the admin saves it."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib import admin

from papers.models import LibraryChange, Paper, Question, Section
from papers.services.library import library_from_database, load_library
from study.models import Remark
from tests.factories import LearnerFactory, RemarkFactory
from tests.foreign_line_ends import foreign_texts
from tests.papers.conftest import SampleFolder

MIGRATION = "study.migrations.0046_own_line_ends"
# A change has no form: it is looked at, and put back.
LIBRARY_PAGES = [
    model
    for model in admin.site._registry
    if model._meta.app_label in ("papers", "taggit") and model is not LibraryChange
]


@pytest.fixture
def loaded(db, sample: SampleFolder, noon):
    library = sample.library()
    load_library(library, at=noon)
    return library


@pytest.mark.parametrize("model", LIBRARY_PAGES, ids=lambda model: model.__name__)
def test_saving_without_a_change_stores_the_same(save, loaded, model):
    for row in model._default_manager.all():
        label = f"{model._meta.app_label}/{model._meta.model_name}"
        response = save(f"/admin/{label}/{row.pk}/change/")
        assert response.status_code == 302, response.context["errors"]
    assert foreign_texts() == []
    assert library_from_database() == loaded


def test_two_paragraphs_that_were_typed_are_stored_with_our_line_ends(save, loaded):
    relay = Paper.objects.get(slug="relay")
    typed = "Slow.\n\n- And\n- costly."
    path = f"/admin/papers/paper/{relay.pk}/change/"
    assert save(path, **{"sections-0-body": typed, "tldr": typed}).status_code == 302
    relay.refresh_from_db()
    assert relay.tldr == typed
    assert Section.objects.filter(paper=relay, body=typed).exists()
    assert foreign_texts() == []


def test_stored_line_ends_of_browsers_are_mended(loaded):
    wanted = "a\n\nb\nc"
    Section.objects.filter(paper__slug="relay").update(body="a\r\n\r\nb\rc")
    Question.history.update(explanation="a\r\n\r\nb\rc")
    remark = RemarkFactory(author=LearnerFactory())
    Remark.objects.filter(pk=remark.pk).update(text="a\r\n\r\nb\rc")
    others = Question.objects.order_by("pk").values_list("prompt", "explanation")
    before = list(others)
    import_module(MIGRATION).mend_line_ends(apps, None)
    assert set(Section.objects.filter(paper__slug="relay").values_list("body")) == {
        (wanted,)
    }
    assert set(Question.history.values_list("explanation")) == {(wanted,)}
    remark.refresh_from_db()
    assert remark.text == wanted
    assert list(others.all()) == before
    assert foreign_texts() == []
