"""Leaving, with everything personal."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from papers.models import LibraryChange, Paper, Question
from study.models import Learner
from tests.canaries import ACCOUNT_WORD, STUDY_WORD, make_world

# What was said and made in a group stays with the others of the group.
OF_GROUPS = {
    "study_groupquiz",
    # Of a member who stays.
    "study_highlight",
    "study_joinrequest",
    "study_listentry",
    "study_listsuggestion",
    "study_listvote",
    "study_meeting",
    "study_minutesversion",
    "study_readinglist",
    "study_remark",
    "study_remarkreport",
    "study_remarkversion",
    "study_studygroup",
    "study_thread",
    "study_voteoption",
}
PASSWORD = "correct horse battery"


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def leaver(world):
    """Signed in a moment ago, as leaving asks for."""
    return signed_in(world.learners["owner"])


def signed_in(learner):
    """A browser whose owner has just shown who they are."""
    browser = Client()
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


def database_rows():
    """Every row of every table as text."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {quoted}")
            for row in cursor.fetchall():
                texts.append(f"{table}: {row!r}")
    return texts


def rows_with(word):
    return [row for row in database_rows() if word in row]


def tables_with(word):
    return {row.partition(":")[0] for row in rows_with(word)}


def leave(leaver, learner):
    return leaver.post("/account/delete/", {"email": learner.email})


def test_everything_personal_goes(world, leaver):
    owner = world.learners["owner"]
    assert rows_with(STUDY_WORD.format("owner"))
    response = leave(leaver, owner)
    assert response.status_code == 302
    assert response.headers["Location"] == "/"
    assert rows_with(ACCOUNT_WORD.format("owner")) == []
    assert tables_with(STUDY_WORD.format("owner")) <= OF_GROUPS
    for model in apps.get_app_config("study").get_models():
        if hasattr(model, "learner"):
            assert not model.objects.filter(learner=owner.pk).exists()


def test_what_is_anothers_and_the_library_stay(world, leaver):
    kept_papers = Paper.objects.exclude(owner=world.learners["owner"])
    paper_count = kept_papers.count()
    question_count = Question.objects.count()
    victims_word = STUDY_WORD.format("victim")
    before = rows_with(victims_word)
    leave(leaver, world.learners["owner"])
    assert rows_with(victims_word) == before
    assert Paper.objects.count() == paper_count
    assert Question.objects.count() == question_count


def test_all_sessions_end(learner):
    here = Client()
    elsewhere = Client()
    body = {"login": learner.email, "password": PASSWORD}
    keys = []
    for browser in (here, elsewhere):
        browser.post("/account/login/", body)
        keys.append(browser.session.session_key)
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    leave(here, learner)
    assert here.get("/review/").status_code == 302
    assert elsewhere.get("/review/").status_code == 302
    assert not Session.objects.filter(session_key__in=keys).exists()


@pytest.mark.parametrize(
    "email",
    ["", "eve@example.org", "x", "\x00", "canary-of-victims-account@example.org"],
)
def test_wrong_address_keeps_the_account(world, leaver, email):
    response = leaver.post("/account/delete/", {"email": email})
    assert response.status_code == 200
    assert response.context["form"].errors["email"]
    assert Learner.objects.filter(pk=world.learners["owner"].pk).exists()


def test_address_is_known_in_any_case(world, leaver):
    leaver.post("/account/delete/", {"email": world.learners["owner"].email.upper()})
    assert not Learner.objects.filter(pk=world.learners["owner"].pk).exists()


def test_looking_at_the_page_deletes_nothing(world, leaver):
    response = leaver.get("/account/delete/")
    assert response.context["counts"] == {
        "readings": 3,
        "answers": 2,
        "quizzes": 2,
        "lists": 4,
        "own_papers": 5,
        "groups": 2,
    }
    assert Learner.objects.filter(pk=world.learners["owner"].pk).exists()


def test_old_session_must_sign_in_again_first(world, sign_in):
    """Somebody who found the leaver open cannot delete the account."""
    owner = world.learners["owner"]
    response = leave(sign_in(owner), owner)
    assert response.headers["Location"].startswith("/account/reauthenticate/")
    assert Learner.objects.filter(pk=owner.pk).exists()


def test_curator_who_leaves_keeps_the_librarys_history(world):
    curator = world.learners["curator"]
    paper = world.papers["published"]
    paper.history.update(history_user=curator)
    change = LibraryChange.objects.create(
        kind="paper",
        row_id=paper.pk,
        name="One",
        origin="admin",
        by=curator,
        made_at=timezone.now(),
    )
    leave(signed_in(curator), curator)
    assert not Learner.objects.filter(pk=curator.pk).exists()
    assert paper.history.first().history_user is None
    change.refresh_from_db()
    assert change.by is None


def test_sending_the_form_first_deletes_after_the_second_sign_in(world, sign_in):
    owner = world.learners["owner"]
    browser = sign_in(owner)
    path = leave(browser, owner).headers["Location"]
    browser.post(path, {"password": "wrong"})
    assert Learner.objects.filter(pk=owner.pk).exists()
    browser.post(path, {"password": PASSWORD})
    assert not Learner.objects.filter(pk=owner.pk).exists()
