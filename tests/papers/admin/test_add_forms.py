"""Add forms open whatever the address wants to fill in."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from papers.admin.base import LibraryAdmin
from papers.models import DocumentImport, LibraryChange, Merge
from study.models import Learner, PaperSuggestion, Report, Settlement
from tests.factories import TopicFactory
from tests.html_page import main_form

JUNK = ["x", "-1", "9" * 30, "9" * 5000, "1,x", "\0", "[", "2026-13-40"]
LIBRARY_MODELS = [
    model
    for model, model_admin in admin.site._registry.items()
    if isinstance(model_admin, LibraryAdmin)
]
CURATED_MODELS = [*LIBRARY_MODELS, DocumentImport]


def add_url(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


ACCOUNT_MODELS = [Learner, EmailAddress, Group]
FORM_FIELDS = ["password1", "password2", "usable_password"]


@pytest.mark.parametrize("model", ACCOUNT_MODELS)
@pytest.mark.parametrize("value", JUNK)
def test_superuser_opens_the_add_form_of_an_account_with_junk(root, model, value):
    names = [field.name for field in model._meta.get_fields()]
    response = root.get(add_url(model), dict.fromkeys(names + FORM_FIELDS, value))
    assert response.status_code == 200
    assert main_form(response)


def test_every_model_with_an_add_form_is_tried():
    tried = {*CURATED_MODELS, *ACCOUNT_MODELS}
    told = {PaperSuggestion, Report, Settlement}
    without_form = {Authenticator, LibraryChange, Merge} | told
    assert tried | without_form == {*admin.site._registry}


@pytest.mark.parametrize("model", CURATED_MODELS)
@pytest.mark.parametrize("value", JUNK)
def test_junk_is_left_out(curator_browser, model, value):
    names = [field.name for field in model._meta.get_fields()]
    response = curator_browser.get(add_url(model), dict.fromkeys(names, value))
    assert response.status_code == 200
    assert main_form(response)


def test_topic_opens_without_a_parent_that_is_none(curator_browser):
    response = curator_browser.get(
        "/admin/papers/topic/add/", {"parent": "x", "name": "New"}
    )
    form = main_form(response)
    assert form.values["parent"] == ""
    assert form.values["name"] == "New"


def test_topic_opens_below_the_parent_that_is_named(curator_browser):
    parent = TopicFactory()
    response = curator_browser.get("/admin/papers/topic/add/", {"parent": parent.pk})
    assert main_form(response).values["parent"] == str(parent.pk)


def test_paper_opens_with_the_topics_that_are_named(curator_browser):
    first = TopicFactory()
    second = TopicFactory()
    named = f"{first.pk},{second.pk}"
    response = curator_browser.get("/admin/papers/paper/add/", {"topics": named})
    assert main_form(response).lists["topics"] == [str(first.pk), str(second.pk)]
