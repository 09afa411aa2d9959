"""Where a curator's desk ends: people, their rights, and what they do."""

import pytest
from django.contrib.auth.models import Group

from papers.models import Paper
from study.models import Learner
from tests.factories import LearnerFactory, PaperFactory
from tests.html_page import main_form

PEOPLE = ["study/learner", "auth/group", "account/emailaddress", "mfa/authenticator"]


@pytest.mark.parametrize("kind", PEOPLE)
def test_people_are_out_of_reach(desk, learner, kind):
    for page in (
        "",
        "add/",
        f"{learner.pk}/change/",
        f"{learner.pk}/delete/",
        f"{learner.pk}/history/",
    ):
        for response in (
            desk.get(f"/admin/{kind}/{page}"),
            desk.post(f"/admin/{kind}/{page}", {"post": "yes"}),
        ):
            assert response.status_code in (403, 302)
            assert learner.email not in response.content.decode()
    assert Learner.objects.filter(pk=learner.pk).exists()


def test_index_shows_the_library_alone(desk):
    apps = [app["app_label"] for app in desk.get("/admin/").context["app_list"]]
    assert sorted(apps) == ["papers", "taggit"]


def test_curator_cannot_make_herself_more(desk, curator):
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
        assert desk.post(path, body).status_code == 403
    curator.refresh_from_db()
    assert curator.is_superuser is False


def test_groups_give_no_rights_that_anybody_could_take(desk, curator):
    desk.post("/admin/auth/group/add/", {"name": "Everything"})
    assert not Group.objects.exists()


def test_autocomplete_finds_no_people(desk, learner):
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
        response = desk.get("/admin/autocomplete/", query)
        assert response.status_code == 403


def test_lookups_in_the_address_reach_no_people(desk, learner, noon):
    paper = PaperFactory()
    learner.readings.create(paper=paper, status="read", changed_at=noon)
    for lookup in ("readings__learner__email__startswith", "readings__status"):
        assert desk.get("/admin/papers/paper/", {lookup: "a"}).status_code == 400
    for lookup in ("reviews__typed__contains", "cards__learner__email"):
        assert desk.get("/admin/papers/question/", {lookup: "a"}).status_code == 400


def test_paper_is_never_deleted(desk):
    paper = PaperFactory()
    desk.post(
        "/admin/papers/paper/",
        {"action": "delete_selected", "_selected_action": [paper.pk], "post": "yes"},
    )
    assert (
        desk.post(
            f"/admin/papers/paper/{paper.pk}/delete/", {"post": "yes"}
        ).status_code
        == 403
    )
    assert Paper.objects.exists()


def test_popup_answers_run_no_inline_script(desk):
    response = desk.post(
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
def test_odd_list_address_is_no_error(desk, query):
    PaperFactory()
    assert desk.get(f"/admin/papers/paper/?{query}").status_code in (200, 302, 400)


@pytest.mark.parametrize("pk", ["0", "x", str(2**63), "9" * 400, "%00"])
def test_row_that_is_not_there_is_no_error(desk, pk):
    for kind in ("paper", "question", "topic", "category"):
        assert desk.get(f"/admin/papers/{kind}/{pk}/change/").status_code in (302, 404)


def test_superuser_makes_and_ends_curators(sign_in, learner):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    path = f"/admin/study/learner/{learner.pk}/change/"
    assert (
        root.post(
            path, main_form(root.get(path)).lists | {"is_staff": "on"}
        ).status_code
        == 302
    )
    learner.refresh_from_db()
    assert (
        learner.is_staff,
        learner.is_superuser,
        learner.check_password("correct horse battery"),
    ) == (
        True,
        False,
        True,
    )


def test_superuser_makes_an_account(sign_in, db):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    body = {
        "email": "new@example.org",
        "password1": "staple battery correct",
        "password2": "staple battery correct",
    }
    root.post("/admin/study/learner/add/", body | {"usable_password": "true"})
    assert Learner.objects.get(email="new@example.org").check_password(
        "staple battery correct"
    )


def test_superuser_deletes_an_account_without_seeing_what_it_did(
    sign_in, learner, noon
):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    learner.readings.create(
        paper=PaperFactory(title="A private interest"), status="read", changed_at=noon
    )
    path = f"/admin/study/learner/{learner.pk}/delete/"
    assert "A private interest" not in root.get(path).content.decode()
    root.post(path, {"post": "yes"})
    assert not Learner.objects.filter(pk=learner.pk).exists()
