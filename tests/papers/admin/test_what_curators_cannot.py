"""Where a curator's rights end: people, their rights, and what they do."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group

from papers.models import Paper
from study.accounts.roles import CURATOR, make_roles
from study.models import Learner
from tests.factories import PaperFactory, ReadingListFactory
from tests.html_page import main_form

PEOPLE = [
    "study/learner",
    "auth/group",
    "account/emailaddress",
    "mfa/authenticator",
]
PAGES = ["", "add/", "{}/change/", "{}/delete/", "{}/history/"]


@pytest.mark.parametrize("kind", PEOPLE)
@pytest.mark.parametrize("page", PAGES)
def test_people_are_out_of_reach(curator_browser, learner, kind, page):
    path = f"/admin/{kind}/{page.format(learner.pk)}"
    for response in (
        curator_browser.get(path),
        curator_browser.post(path, {"post": "yes"}),
    ):
        assert response.status_code in (403, 302)
        assert learner.email not in response.content.decode()
    assert Learner.objects.filter(pk=learner.pk).exists()


def test_index_shows_the_library_and_what_learners_told_alone(curator_browser):
    apps = curator_browser.get("/admin/").context["app_list"]
    names = {app["app_label"]: app["models"] for app in apps}
    assert sorted(names) == ["papers", "study", "taggit"]
    shown = {model["object_name"] for model in names["study"]}
    assert shown == {"PaperSuggestion", "Report", "Settlement"}


def test_curator_cannot_raise_their_own_rights(curator_browser, curator):
    body = {
        "email": curator.email,
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "on",
    }
    for path in (
        f"/admin/study/learner/{curator.pk}/change/",
        f"/admin/study/learner/{curator.pk}/password/",
    ):
        assert curator_browser.post(path, body).status_code == 403
    curator.refresh_from_db()
    assert curator.is_superuser is False


def test_groups_give_no_rights_that_anybody_could_take(curator_browser, curator):
    curator_browser.post("/admin/auth/group/add/", {"name": "Everything"})
    assert not Group.objects.filter(name="Everything").exists()


def test_autocomplete_finds_no_people(curator_browser, learner):
    for app, model, field in (
        ("admin", "logentry", "user"),
        ("papers", "historicalpaper", "history_user"),
    ):
        query = {
            "app_label": app,
            "model_name": model,
            "field_name": field,
            "term": "ada",
        }
        response = curator_browser.get("/admin/autocomplete/", query)
        assert response.status_code == 403


def test_lookups_in_the_address_reach_no_people(curator_browser, learner, noon):
    paper = PaperFactory()
    learner.readings.create(paper=paper, status="read", changed_at=noon)
    for kind, lookup in (
        ("paper", "readings__learner__email__startswith"),
        ("paper", "readings__status"),
        ("question", "reviews__typed__contains"),
        ("question", "cards__learner__email"),
    ):
        response = curator_browser.get(f"/admin/papers/{kind}/", {lookup: "a"})
        assert response.status_code == 400


def test_paper_is_never_deleted(curator_browser):
    paper = PaperFactory()
    curator_browser.post(
        "/admin/papers/paper/",
        {"action": "delete_selected", "_selected_action": [paper.pk], "post": "yes"},
    )
    path = f"/admin/papers/paper/{paper.pk}/delete/"
    response = curator_browser.post(path, {"post": "yes"})
    assert response.status_code == 403
    assert Paper.objects.exists()


def test_popup_answers_run_no_inline_script(curator_browser):
    response = curator_browser.post(
        "/admin/papers/author/add/?_popup=1",
        {"name": "</script><b>", "slug": "odd", "_popup": "1"},
    )
    assert response.status_code == 200
    assert "</script><b>" not in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "p=999999999",
        "p=x",
        "o=99",
        "all=",
        "q=%00",
        "q=" + "x" * 5000,
        "e=1",
        "status__exact=no",
    ],
)
def test_odd_list_address_is_no_error(curator_browser, query):
    PaperFactory()
    response = curator_browser.get(f"/admin/papers/paper/?{query}")
    assert response.status_code in (200, 302, 400)


@pytest.mark.parametrize("pk", ["0", "x", str(2**63), "9" * 400, "%00"])
def test_row_that_is_not_there_is_no_error(curator_browser, pk):
    for kind in ("paper", "question", "topic", "category"):
        response = curator_browser.get(f"/admin/papers/{kind}/{pk}/change/")
        assert response.status_code in (302, 404)


def test_superuser_makes_a_curator(root, learner):
    path = f"/admin/study/learner/{learner.pk}/change/"
    make_roles(apps)
    body = main_form(root.get(path)).lists
    body["groups"] = [Group.objects.get(name=CURATOR).pk]
    assert root.post(path, body).status_code == 302
    learner.refresh_from_db()
    assert learner.is_staff
    assert not learner.is_superuser
    assert learner.check_password("correct horse battery")


def test_superuser_ends_a_curator(root, curator):
    path = f"/admin/study/learner/{curator.pk}/change/"
    body = main_form(root.get(path)).lists
    del body["groups"]
    assert root.post(path, body).status_code == 302
    curator.refresh_from_db()
    assert not curator.is_staff


def test_superuser_makes_an_account(root):
    body = {
        "email": "new@example.org",
        "password1": "staple battery correct",
        "password2": "staple battery correct",
        "usable_password": "true",
    }
    root.post("/admin/study/learner/add/", body)
    made = Learner.objects.get(email="new@example.org")
    assert made.check_password("staple battery correct")


def test_superuser_deletes_an_account_without_seeing_what_it_did(root, learner, noon):
    learner.readings.create(
        paper=PaperFactory(title="A private interest"), status="read", changed_at=noon
    )
    ReadingListFactory(learner=learner, title="A private interest")
    path = f"/admin/study/learner/{learner.pk}/delete/"
    assert "A private interest" not in root.get(path).content.decode()
    root.post(path, {"post": "yes"})
    assert not Learner.objects.filter(pk=learner.pk).exists()
