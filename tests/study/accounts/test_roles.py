"""What each role may do in the admin, and that none sees private things."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from papers.models import NoteDraft, Paper, Question
from study.accounts.roles import (
    ADMINISTRATOR,
    CURATOR,
    EDITOR,
    ROLE_NAMES,
    make_roles,
)
from study.models import Learner, Report
from tests.access_cells import leaked_words, lines_of, outcome
from tests.access_matrix import ADMIN
from tests.canaries import ACCOUNT_WORD, make_world
from tests.factories import (
    LearnerFactory,
    PaperFactory,
    QuestionFactory,
    complete_note,
)
from tests.html_page import Page, main_form
from tests.report_constraint_cases import tell
from tests.test_access_matrix import admin_arguments, objects_by_model

pytestmark = pytest.mark.django_db
ACCOUNT_WORDS = [ACCOUNT_WORD.format(name) for name in ("owner", "victim")]
EVERYBODY = {"index", "password_change", "password_change_done", "jsi18n"}
POST_ONLY = {"logout", "papers_librarychange_put_back"}
TOLD = ("study_report_", "study_papersuggestion_", "study_settlement_")
READ_BY_EDITORS = ("topic", "category", "framework", "outlet", "librarychange")
DRAFTED = ("paper", "question", "readingpath", "collection", "trend")
ADDED_BY_EDITORS = (*DRAFTED, "author", "figure")


@pytest.fixture
def editor(db, sign_in):
    return sign_in(LearnerFactory(is_staff=True, role=EDITOR))


@pytest.fixture
def administrator(db, sign_in):
    return sign_in(LearnerFactory(is_staff=True, role=ADMINISTRATOR))


@pytest.fixture
def root_browser(db, sign_in):
    return sign_in(LearnerFactory(is_staff=True, is_superuser=True))


def names_of(model, pages):
    return {f"{model}_{page}" for page in pages}


def opened_by_editors():
    seen = ("changelist", "history", "change")
    names = {
        "study_report_queue",
        "papers_paper_draft",
        "papers_collection_index",
    }
    for model in READ_BY_EDITORS:
        names |= names_of(f"papers_{model}", seen)
    for model in ADDED_BY_EDITORS:
        names |= names_of(f"papers_{model}", (*seen, "add"))
    names |= names_of("taggit_tag", (*seen, "add"))
    for prefix in TOLD:
        names |= {f"{prefix}{page}" for page in seen}
    return names


def opened_by_administrators():
    pages = ("changelist", "add", "history", "change", "delete")
    names = names_of("study_learner", pages)
    return names | names_of(
        "mfa_authenticator", ("changelist", "history", "change", "delete")
    )


OPENED = {EDITOR: opened_by_editors(), ADMINISTRATOR: opened_by_administrators()}


@pytest.mark.parametrize("role", [EDITOR, ADMINISTRATOR])
def test_each_admin_page_by_role_without_a_private_word(sign_in, role):
    """Every page of the admin, as the access matrix lists them."""
    world = make_world()
    browser = sign_in(LearnerFactory(is_staff=True, role=role))
    objects = objects_by_model()
    # The one who is shown is no superuser, whom administrators do not change.
    objects["study_learner"] = world.learners["victim"]
    opened = set()
    for line in lines_of(ADMIN):
        name = line["address"]
        path = reverse(f"admin:{name}", args=admin_arguments(name, objects))
        response = browser.get(path)
        leaked = set(leaked_words(response, "curator", path))
        if role == ADMINISTRATOR:
            leaked -= set(ACCOUNT_WORDS)
        assert leaked == set(), name
        if outcome(response) == "ok":
            opened.add(name)
    ours = {name for name in opened if name.partition("_")[0] in APPS}
    assert ours == OPENED[role]


APPS = ("papers", "study", "taggit", "auth", "account", "mfa")


def test_editor_keeps_a_draft_and_cannot_publish_it(editor):
    draft = complete_note(PaperFactory(status="draft", title="A draft"))
    path = f"/admin/papers/paper/{draft.pk}/change/"
    form = main_form(editor.get(path))
    body = form.lists
    editor.post(path, body | {"title": "A better draft"})
    draft.refresh_from_db()
    assert draft.title == "A better draft"
    body = main_form(editor.get(path)).lists
    for status in ("published", "retired"):
        assert editor.post(path, body | {"status": status}).status_code == 200
        draft.refresh_from_db()
        assert draft.status == "draft"


@pytest.mark.parametrize("status", ["published", "retired"])
def test_editor_changes_nothing_that_everybody_sees(editor, root_browser, status):
    paper = PaperFactory(status=status, title="Seen")
    question = QuestionFactory(home=paper, prompt="Why?")
    for kind, row in (("paper", paper), ("question", question)):
        path = f"/admin/papers/{kind}/{row.pk}/change/"
        body = main_form(root_browser.get(path)).lists
        assert editor.get(path).status_code == 200
        assert (
            editor.post(path, body | {"title": "x", "prompt": "x"}).status_code == 403
        )
    assert Paper.objects.get().title == "Seen"
    assert Question.objects.get().prompt == "Why?"


@pytest.mark.parametrize("kind", DRAFTED)
def test_editor_has_no_action_for_many_rows(editor, kind):
    PaperFactory(status="draft")
    response = editor.get(f"/admin/papers/{kind}/")
    assert 'name="action"' not in response.text


def test_editor_answers_a_report_but_writes_nothing_under_the_note(editor, noon):
    report = tell(paper=PaperFactory())
    path = f"/admin/study/report/{report.pk}/change/"
    body = main_form(editor.get(path)).lists
    assert "outcome" not in body
    editor.post(
        path, body | {"decision": "corrected", "doubt": "D?", "outcome": "Because."}
    )
    report.refresh_from_db()
    assert report.state == Report.State.CORRECTED
    assert not hasattr(report, "settlement")


def test_editor_writes_a_draft_beside_a_note_and_cannot_publish_it(
    editor, sign_in, client
):
    paper = complete_note(PaperFactory(slug="gan", tldr="As it was."))
    path = f"/admin/papers/paper/{paper.pk}/draft/"
    form = main_form(editor.get(path))
    editor.post(f"{path}save/", form.lists | {"tldr": "As an editor has it."})
    version = NoteDraft.objects.get().version
    assert "Publish it now" not in editor.get(f"{path}compare/").text
    assert editor.post(f"{path}publish/", {"version": version}).status_code == 403
    paper.refresh_from_db()
    assert paper.tldr == "As it was."
    curator = sign_in(LearnerFactory(is_staff=True))
    assert "Publish it now" in curator.get(f"{path}compare/").text
    curator.post(f"{path}publish/", {"version": version})
    paper.refresh_from_db()
    assert paper.tldr == "As an editor has it."


def test_overview_leads_to_the_queue(editor, administrator):
    queue = reverse("admin:study_report_queue")
    assert queue in Page(editor.get("/admin/")).links
    assert queue not in Page(administrator.get("/admin/")).links


def test_curator_publishes(sign_in):
    curator = sign_in(LearnerFactory(is_staff=True))
    draft = complete_note(PaperFactory(status="draft"))
    path = f"/admin/papers/paper/{draft.pk}/change/"
    body = main_form(curator.get(path)).lists
    response = curator.post(path, body | {"status": "published"})
    assert response.status_code == 302, response.text
    draft.refresh_from_db()
    assert draft.status == "published"


def account_path(learner):
    return f"/admin/study/learner/{learner.pk}/change/"


def test_administrator_gives_a_role_and_takes_it_back(administrator, learner):
    path = account_path(learner)
    body = main_form(administrator.get(path)).lists
    role = Group.objects.get(name=CURATOR)
    assert administrator.post(path, body | {"groups": [role.pk]}).status_code == 302
    learner = Learner.objects.get(pk=learner.pk)
    assert learner.is_staff
    assert learner.has_perm("papers.publish_library")
    body = main_form(administrator.get(path)).lists
    del body["groups"]
    administrator.post(path, body)
    learner = Learner.objects.get(pk=learner.pk)
    assert not learner.is_staff
    assert not learner.has_perm("papers.publish_library")


def test_administrator_makes_nobody_a_superuser_and_takes_no_account(
    administrator, learner
):
    path = account_path(learner)
    other = Group.objects.create(name="Everything")
    body = main_form(administrator.get(path)).lists
    forged = {"is_superuser": "on", "is_staff": "on", "email": "mine@example.org"}
    administrator.post(path, body | forged)
    administrator.post(path, body | {"groups": [other.pk]})
    password = f"/admin/study/learner/{learner.pk}/password/"
    assert administrator.get(password).status_code == 403
    assert administrator.post(password, {"password1": "x"}).status_code == 403
    kept = Learner.objects.get(pk=learner.pk)
    assert not kept.is_superuser
    assert not kept.is_staff
    assert kept.email == learner.email
    assert not kept.groups.exists()


def test_administrator_leaves_superusers_and_other_rights_alone(administrator, noon):
    superuser = LearnerFactory(is_staff=True, is_superuser=True)
    other = LearnerFactory(is_staff=True)
    other.groups.add(Group.objects.create(name="Everything"))
    for person in (superuser, other):
        path = account_path(person)
        assert administrator.post(path, {"is_active": ""}).status_code == 403
        delete = path.replace("change", "delete")
        assert administrator.post(delete, {"post": "yes"}).status_code == 403
    assert Learner.objects.filter(is_active=True, pk=superuser.pk).exists()


def test_administrator_deletes_an_account(administrator, learner, noon):
    tell(learner=learner)
    path = account_path(learner).replace("change", "delete")
    assert administrator.post(path, {"post": "yes"}).status_code == 302
    assert not Learner.objects.filter(pk=learner.pk).exists()


def test_administrator_opens_nothing_of_the_library(administrator):
    paper = PaperFactory()
    for path in ("/admin/papers/paper/", f"/admin/papers/paper/{paper.pk}/change/"):
        assert administrator.get(path).status_code == 403


def test_roles_are_made_once_and_keep_what_a_site_gave_them():
    make_roles(apps)
    curator = Group.objects.get(name=CURATOR)
    extra = Permission.objects.get(codename="view_learner")
    curator.permissions.add(extra)
    taken = Permission.objects.get(codename="change_paper")
    curator.permissions.remove(taken)
    counts = {}
    for name in ROLE_NAMES:
        counts[name] = Group.objects.get(name=name).permissions.count()
    permission_count = Permission.objects.count()
    make_roles(apps)
    make_roles(apps)
    assert Group.objects.filter(name__in=ROLE_NAMES).count() == len(ROLE_NAMES)
    assert extra in curator.permissions.all()
    assert taken in curator.permissions.all()
    assert curator.permissions.count() == counts[CURATOR] + 1
    assert Permission.objects.count() == permission_count


def test_migration_survives_such_groups_and_keeps_curators():
    migration = import_module("study.migrations.0055_roles")
    Group.objects.filter(name__in=ROLE_NAMES).delete()
    kept = Group.objects.create(name=CURATOR)
    member = LearnerFactory()
    member.groups.add(kept)
    curator = LearnerFactory(is_staff=True)
    curator.groups.clear()
    root = LearnerFactory(is_staff=True, is_superuser=True)
    migration.make_groups(apps, None)
    migration.make_groups(apps, None)
    assert list(curator.groups.all()) == [kept]
    assert list(member.groups.all()) == [kept]
    assert not root.groups.exists()
    member.refresh_from_db()
    assert not member.is_staff
    curator = Learner.objects.get(pk=curator.pk)
    assert curator.has_perm("papers.publish_library")
