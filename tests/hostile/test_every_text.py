"""Every text that a person can type, hostile in every template that may show it."""

import re
from copy import copy
from http.cookies import SimpleCookie
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client

from papers.models import Question
from tests.access_cells import rollback_at_end
from tests.access_neighbours import (
    add_papers,
    make_neighbour,
    make_reader,
)
from tests.access_requests import fresh_browser
from tests.canaries import make_world
from tests.conftest import NOON
from tests.hostile.hostile_adding import add_list
from tests.hostile.hostile_bulk_edits import bulk_requests
from tests.hostile.hostile_discussion import add_discussion_states, discussion_requests
from tests.hostile.hostile_documents import (
    add_document_states,
    document_requests,
    write_documents,
)
from tests.hostile.hostile_group_lists import (
    add_group_lists,
    add_own_progress,
    group_list_requests,
)
from tests.hostile.hostile_group_plans import (
    add_group_plan_states,
    group_plan_requests,
)
from tests.hostile.hostile_merges import add_merge_states, merge_requests
from tests.hostile.hostile_notes import (
    add_many_authors,
    add_note_drafts,
    note_requests,
    write_note_drafts,
)
from tests.hostile.hostile_requests import (
    KEEPER,
    ROLES,
    TYPED,
    account_requests,
    admin_requests,
    answer_requests,
    keeper_requests,
    page_requests,
    sent_requests,
    trial_requests,
)
from tests.hostile.hostile_world import (
    TAG,
    add_states,
    label_of,
    make_hostile,
    typed_fields,
)
from tests.hostile.list_requests import list_requests
from tests.hostile.markup import Shape
from tests.hostile.template_coverage import (
    FOLDER,
    rendered_variables,
    template_names,
    variables_of,
)

pytestmark = pytest.mark.django_db
# Compared with the key points as they read today, whose own text is shown.
SHOWN_NOWHERE = {
    "study.Review.points",
    "study.PracticeAnswer.points",
    # Of a draft only what differs from it is shown.
    "papers.NoteDraft.base_texts",
}
# A number or a date is no text.
NUMBER = re.compile(
    r"count|total|number|times|percent|minutes|days_left|pace|left_out|unused"
    r"|\|(pluralize|date|length)"
)
# What machines, our own code or allauth's other templates write.
NOT_TYPED = re.compile(
    r"redirect_field|action|auto_id|json_script|_url|errors|natural|problem"
)
# Shown by the test below.
NOT_RENDERED = {
    "account/base_confirm_code.html": {"code_title"},
    "account/confirm_email_verification_code.html": {"email"},
    "account/confirm_login_code.html": {"email"},
    "account/confirm_password_reset_code.html": {"email"},
    "account/email_confirm.html": {"confirmation.email_address.email", "email"},
    "account/password_reset_from_key.html": {"reset_user.email"},
    "account/password_set.html": {"user.email"},
    "importing/partials/row_choice.html": {"paper.decision", "paper.year"},
    "mfa/recovery_codes/index.html": {"code"},
    "partials/field.html": {"field.aria_describedby"},
}
# The address that somebody typed a step before.
SHOWS_ADDRESS = (
    "account/confirm_email_verification_code.html",
    "account/confirm_login_code.html",
    "account/confirm_password_reset_code.html",
    "account/email_confirm.html",
    "account/password_reset_from_key.html",
    "account/password_set.html",
)
SAFE = re.compile(r"([\w.]+)\s*\|\s*safe")
OUR_OWN_WORDS = {"field.help_text"}


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """The answers by request, and the variables that were rendered for them."""
    still = time_machine.travel(NOON, tick=False)
    # Each import is told step by step, as long ones are.
    every_import_is_long = patch("study.importing.progress_responses.LONG_ROWS", 0)
    with (
        django_db_blocker.unblock(),
        still,
        every_import_is_long,
        rollback_at_end(),
        rendered_variables() as rendered,
    ):
        world = make_world()
        add_papers(world)
        world.learners["reader"] = make_reader(NOON)
        make_neighbour(world, NOON)
        add_states(world)
        add_discussion_states(world)
        add_document_states(world.learners["curator"])
        add_merge_states(world.learners["curator"])
        add_note_drafts(world.learners["curator"])
        add_many_authors()
        add_list(world.learners[KEEPER])
        add_group_lists(world.learners[KEEPER])
        add_group_plan_states(world.learners[KEEPER])
        add_own_progress(world.learners[KEEPER])
        browsers = {
            role: fresh_browser(world.learners[role]) for role in (*ROLES[1:], KEEPER)
        }
        make_hostile(world)
        write_documents()
        write_note_drafts()
        yield ask_everything(world, browsers), rendered


def ask_everything(world, browsers):
    questions = Question.objects.live()
    requests = [
        *page_requests(world),
        *account_requests(),
        *keeper_requests(world.learners[KEEPER]),
        *list_requests(KEEPER, world.learners[KEEPER]),
        *group_list_requests(KEEPER, world.learners[KEEPER]),
        *group_plan_requests(KEEPER, world.learners[KEEPER], TYPED),
        *discussion_requests(world, TYPED),
        *admin_requests(),
        *document_requests(),
        *merge_requests(),
        *bulk_requests(),
        *note_requests(),
        *sent_requests(world),
        *answer_requests(questions),
        *trial_requests(world),
    ]
    answers = {}
    browser = Client()
    cookies = {role: known.cookies for role, known in browsers.items()}
    for number, (role, method, path, body) in enumerate(requests):
        # Each request comes from somebody who has done nothing else yet.
        browser.cookies = copy(cookies.get(role, SimpleCookie()))
        with rollback_at_end():
            answers[number, role, method, path] = ask(browser, method, path, body)
    return answers


def ask(browser, method, path, body):
    """The content type and the text of the page that one ends at."""
    headers = {"HX-Request": "true"} if "FRAGMENT" in method else {}
    if method.startswith("POST"):
        response = browser.post(path, body, follow=True, headers=headers)
    else:
        response = browser.get(path, body, headers=headers)
    text = response.getvalue().decode(errors="replace")
    return response.headers.get("Content-Type", ""), text


def brings_tag(kind, text):
    """Whether a typed text became a tag; most pages are not even suspected."""
    if f"<{TAG}" not in text.lower():
        return False
    if kind.startswith("text/html"):
        return any(tag.startswith(TAG) for tag, _ in Shape(text).tags)
    return "xml" in kind and f"<{TAG}" in text


def test_no_typed_text_becomes_a_tag(answers):
    texts, _ = answers
    faults = [request for request, answer in texts.items() if brings_tag(*answer)]
    assert faults == []


@pytest.mark.parametrize("number", list(typed_fields()), ids=lambda number: str(number))
def test_typed_text_is_shown(answers, number):
    texts, _ = answers
    field = typed_fields()[number]
    if label_of(field) in SHOWN_NOWHERE:
        return
    escaped = f"{TAG}{number}&gt;"
    assert any(escaped in text for _, text in texts.values()), label_of(field)


def may_stay_unseen(name, variable):
    """Whether nothing that people type can stand there."""
    if name.startswith("allauth/elements/") and variable.startswith("attrs."):
        return True
    if NUMBER.search(variable) or NOT_TYPED.search(variable):
        return True
    return variable in NOT_RENDERED.get(name, set())


@pytest.mark.parametrize("name", list(template_names()))
def test_every_variable_is_rendered_beside_hostile_text(answers, name):
    """A part of a template that none of these answers shows is tried by nothing."""
    _, rendered = answers
    left = [variable for _, variable in variables_of(name) - rendered]
    untried = [variable for variable in left if not may_stay_unseen(name, variable)]
    assert untried == []


@pytest.mark.parametrize("name", SHOWS_ADDRESS)
def test_typed_address_is_text_in_pages_between_two_steps(rf, name):
    request = rf.get("/")
    request.user = AnonymousUser()
    address = {"email": TYPED}
    context = {
        **address,
        "confirmation": {"email_address": address, "key": "key"},
        "can_confirm": True,
        "reset_user": address,
        "user": address,
    }
    html = render_to_string(name, context, request)
    assert f"{TAG}typed&gt;" in html
    assert not brings_tag("text/html", html)


def test_safe_is_only_what_is_called_html():
    """Only HtmlFields and what we make of them; field_help.html has our own words."""
    names = []
    for file in FOLDER.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "autoescape off" not in text, file.name
        names += SAFE.findall(text)
    assert {name for name in names if not name.endswith("html")} == OUR_OWN_WORDS
