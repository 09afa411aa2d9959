"""Every cell of tests/access_matrix.py, with what else must hold there."""

import uuid
from collections import Counter

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import get_resolver, reverse

from papers.models import Paper
from papers.topic_tree import topic_tree
from study.models import Learner
from study.trying.live_question import candidate_ids
from tests.access_cells import (
    ask,
    cache_faults,
    changed_tables,
    key_faults,
    leaked_words,
    lines_of,
    may_change,
    names_below,
    outcome,
    rollback_at_end,
    statements_seen,
    without_token,
)
from tests.access_matrix import ACCOUNT, ADMIN, OWN, ROLES
from tests.access_requests import ASKED, OWN_LINES, arguments, body_of
from tests.canaries import ACCOUNT_WORD, make_world
from tests.group_matrix import GROUP_WIDE_PAGES

pytestmark = pytest.mark.django_db
QUERIES = 8
# Reads of everything that one learner did.
QUERIES_OF_WIDE_PAGES = {
    "home": 10,
    "progress": 17,
    "review": 12,
    # One of them for whoever joined a paper of their own with it, one where a dispute
    # is settled under the note.
    "paper": 12,
    "search": 11,
    "quick_search": 9,
    "export_search": 9,
    **GROUP_WIDE_PAGES,
}
BACKEND = "django.contrib.auth.backends.ModelBackend"
METHODS = ("GET", "FRAGMENT", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OWN_NAMES = list(dict.fromkeys((line["address"], line["which"]) for line in OWN_LINES))


def test_every_address_is_in_a_table():
    lines = [*lines_of(OWN), *lines_of(ACCOUNT), *lines_of(ADMIN)]
    listed = {line["address"] for line in lines}
    served = set(names_below(get_resolver().url_patterns))
    assert sorted(served) == sorted(listed)


def test_every_cell_stands_once():
    keys = [(line["address"], line["which"], line["method"]) for line in OWN_LINES]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once: each cell takes back what it does."""
    with django_db_blocker.unblock(), rollback_at_end():
        yield make_world()


@pytest.fixture(scope="module")
def browsers(world):
    clients = {name: Client() for name in ROLES}
    for name in set(ROLES) - {"anonymous"}:
        clients[name].force_login(world.learners[name], backend=BACKEND)
    Learner.objects.filter(pk=world.learners["gone"].pk).update(is_active=False)
    return clients


LINES_BY_NAME = {name: {} for name in OWN_NAMES}
for line in OWN_LINES:
    LINES_BY_NAME[line["address"], line["which"]][line["method"]] = line


def expected_outcome(name, which, method, role):
    lines = LINES_BY_NAME[name, which]
    if method in ("HEAD", "FRAGMENT"):
        method = "GET"
    if method in lines:
        return lines[method][role]
    must_sign_in = any(line[role] == "sign-in" for line in lines.values())
    return "sign-in" if must_sign_in else "405"


def faults_of(world, browser, role, path, method, wanted, body):
    """What is wrong with this answer.

    What a process reads once for each library is read before, where reads are counted.
    """
    is_counted = method == "GET" and wanted == "ok"
    with rollback_at_end():
        if is_counted:
            topic_tree()
            candidate_ids()
        with statements_seen() as statements:
            response = ask(browser, method, path, body)
        faults = [
            f"changes {table}"
            for table in changed_tables(statements, world)
            if not may_change(method, wanted, table)
        ]
    faults += [f"shows {word}" for word in leaked_words(response, role, path)]
    if outcome(response) != wanted:
        faults.append(f"{outcome(response)}, not {wanted}")
    if is_counted and len(statements) > most_queries(response):
        faults.append(f"{len(statements)} queries")
    faults += key_faults(response)
    return response, faults + cache_faults(response, role, wanted)


def most_queries(response):
    """How many the page of this address may take."""
    return QUERIES_OF_WIDE_PAGES.get(response.resolver_match.url_name, QUERIES)


def nothing_there(browser, name, method, response, body):
    """What the same question gets where nothing is."""
    nothing = []
    for argument in response.resolver_match.kwargs.values():
        nothing.append(10**9 if isinstance(argument, int) else "nothing-is-called-so")
    path = reverse(name, args=nothing)
    return without_token(ask(browser, method, path, body))


@pytest.mark.parametrize(("name", "which"), OWN_NAMES, ids=lambda value: value)
def test_address_of_our_own(world, browsers, name, which):
    path = reverse(name, args=arguments(world, name, which)) + ASKED.get(which, "")
    faults = {}
    for method in METHODS:
        body = None
        if method == "POST":
            body = body_of(world, name) | {"key": str(uuid.uuid4())}
        for role in ROLES:
            browser = browsers[role]
            wanted = expected_outcome(name, which, method, role)
            response, found = faults_of(
                world, browser, role, path, method, wanted, body
            )
            if wanted == "404":
                nothing = nothing_there(browser, name, method, response, body)
                if without_token(response) != nothing:
                    found.append("tells that something is there")
            if found:
                faults[f"{method} as {role}"] = found
    assert faults == {}


# Superusers keep the accounts; what learners do there stays hidden from them too.
ACCOUNT_WORDS = [ACCOUNT_WORD.format(name) for name in ("owner", "victim")]
ACCOUNT_ARGUMENTS = {
    "account_confirm_email": ["nothing"],
    "mfa_remove_webauthn": [1],
    "mfa_edit_webauthn": [1],
}


@pytest.mark.parametrize(
    "line", list(lines_of(ACCOUNT)), ids=lambda line: line["address"]
)
def test_account_page(world, browsers, line):
    path = reverse(line["address"], args=ACCOUNT_ARGUMENTS.get(line["address"], []))
    for role in ("anonymous", "owner"):
        with rollback_at_end(), statements_seen() as statements:
            response = browsers[role].get(path)
            changes = changed_tables(statements, world)
        assert outcome(response) == line[role], role
        assert changes == set(), role
        assert leaked_words(response, role, path) == [], role
        assert key_faults(response) == [], role
        assert "no-store" in response.headers["Cache-Control"] or role == "anonymous"


def objects_by_model():
    """A row for each model that the admin knows; it knows no learner's own papers."""
    objects = {
        f"{model._meta.app_label}_{model._meta.model_name}": model.objects.first()
        for model in admin.site._registry
    }
    return objects | {"papers_paper": Paper.objects.library().first()}


# Pages of one row besides those that Django has; they have its number.
ROW_PAGES = {
    "papers_collection_index": "papers_collection",
    "papers_documentimport_read_as": "papers_documentimport",
    "papers_documentimport_choose": "papers_documentimport",
    "papers_documentimport_import": "papers_documentimport",
    "papers_documentimport_undo": "papers_documentimport",
    "papers_librarychange_put_back": "papers_librarychange",
    "papers_merge_undo": "papers_merge",
    "papers_topic_move": "papers_topic",
}


def admin_arguments(name, objects):
    if name == "app_list":
        return ["papers"]
    if name == "view_on_site":
        return [ContentType.objects.get_for_model(Paper).pk, objects["papers_paper"].pk]
    if name == "auth_user_password_change":
        return [objects["study_learner"].pk]
    if name.startswith(("papers_paper_draft", "papers_paper_publication")):
        return [Paper.objects.published().first().pk]
    model, _, page = name.rpartition("_")
    if name in ROW_PAGES:
        return [objects[ROW_PAGES[name]].pk]
    if name == "papers_merge_compare":
        papers = Paper.objects.library().order_by("pk")
        return ["paper", *papers.values_list("pk", flat=True)[:2]]
    if model in objects and page in ("history", "change", "delete"):
        return [objects[model].pk]
    return []


@pytest.mark.parametrize(
    "line", list(lines_of(ADMIN)), ids=lambda line: line["address"]
)
def test_admin_page(world, browsers, line):
    path = reverse(
        f"admin:{line['address']}",
        args=admin_arguments(line["address"], objects_by_model()),
    )
    for role in ("anonymous", "other", "curator", "superuser"):
        with rollback_at_end(), statements_seen() as statements:
            response = browsers[role].get(path)
            changes = changed_tables(statements, world)
        leaked = set(leaked_words(response, role, path))
        if role == "superuser":
            leaked -= set(ACCOUNT_WORDS)
        assert outcome(response) == line[role], role
        assert changes == set(), role
        assert leaked == set(), role
