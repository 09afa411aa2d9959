"""What one learner does changes nothing that anybody else gets, at any address."""

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product, zip_longest
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from study.accounts.services import delete_learner
from study.models import Learner
from tests.access_cells import lines_of, rollback_at_end
from tests.access_neighbours import (
    GETS,
    KEY,
    LEARNERS,
    NEIGHBOUR,
    ROLES,
    add_papers,
    end_quiz,
    make_neighbour,
    make_reader,
)
from tests.access_requests import OWN_LINES, arguments, body_of, fresh_browser
from tests.canaries import DRAFT, make_world
from tests.conftest import NOON
from tests.neighbour_answers import get, rows_of, send, without_name

pytestmark = pytest.mark.django_db
METHODS = ("GET", "FRAGMENT")
GET_LINES = list(lines_of(GETS))
# A mark is also taken away, and answers are also asked for as htmx does.
MARK_AWAY = {
    "address": "set_paper_status",
    "which": "published",
    "query": "unmarked",
    "body": {"status": ""},
}
POST_LINES = [
    *(line for line in OWN_LINES if line["method"] == "POST"),
    MARK_AWAY,
]
HEADERS = ({}, {"HX-Request": "true"})


def address_of(line):
    return line["address"], line["which"]


def line_id(line):
    words = (*address_of(line), line.get("query", "").strip("?"))
    return " ".join(word for word in words if word not in ("", "-"))


def test_every_get_of_the_access_matrix_is_asked():
    in_matrix = {address_of(line) for line in OWN_LINES if line["method"] == "GET"}
    assert in_matrix - {address_of(line) for line in GET_LINES} == set()


def path_of(world, line):
    name, which = address_of(line)
    query = line.get("query", "-").removeprefix("-")
    return reverse(name, args=arguments(world, name, which)) + query


@contextmanager
def alone(role, world):
    """Nobody but this learner and the neighbour has done anything here.

    What others had done would be on the pages before and after alike, and hide faults.
    """
    others = set(world.learners) - {role, NEIGHBOUR, "curator", "superuser"}
    with rollback_at_end():
        for learner in Learner.objects.filter(
            pk__in=[world.learners[name].pk for name in others]
        ):
            delete_learner(learner=learner)
        yield


def ask_all(world, get_lines, post_lines, browsers, roles, *others):
    """Each role's answers: of all pages, and to all that they send."""
    pages, sent = {}, {}
    for role in roles:
        with alone(role, world):
            pages |= get_all(world, get_lines, browsers[role], role)
            if role in LEARNERS:
                sent |= send_all(world, post_lines, browsers[role], role, *others)
    return pages, sent


def get_all(world, lines, browser, role):
    """The answer at each address, as page and as fragment."""
    answers = {}
    # Only the page of the neighbour's own is compared, not its fragment.
    methods = ("GET",) if role == NEIGHBOUR else METHODS
    for line, method in product(lines, methods):
        key = (line_id(line), role, method)
        answers[key] = get(browser, method, path_of(world, line))
    return answers


def send_all(world, lines, browser, role, *others):
    """The answer to each POST, with the rows of the learner and of the others.

    A fragment is another answer to the same change: rows are read after plain forms.
    """
    answers = {}
    learners = (world.learners[role], *others)
    for line, headers in product(lines, HEADERS):
        name, which = address_of(line)
        path = reverse(name, args=arguments(world, name, which))
        body = line.get("body") or body_of(world, name) | {"key": str(KEY)}
        looked_at = () if headers else learners
        answer = send(browser, path, body, looked_at, headers)
        answers[line_id(line), role, bool(headers)] = answer
    return answers


@dataclass
class Answers:
    """Pages and answers to what is sent, before the neighbour came and after."""

    pages_before: dict
    pages_after: dict
    sent_before: dict
    sent_after: dict
    neighbours_rows: list


def chosen_lines(request):
    """The lines of the tests that run: with -k few pages are asked for."""
    chosen = []
    for test in request.session.items:
        if test.module is request.module and hasattr(test, "callspec"):
            chosen.append(test.callspec.params["line"])
    return chosen


@pytest.fixture(scope="module")
def answers(request, django_db_setup, django_db_blocker):
    """Time stands still, and chance always says the same."""
    bits = patch.object(secrets, "randbits", return_value=0)
    token = patch.object(secrets, "token_urlsafe", return_value="always-the-same")
    still = time_machine.travel(NOON, tick=False)
    with django_db_blocker.unblock(), still, bits, token, rollback_at_end():
        yield make_answers(chosen_lines(request))


def make_answers(chosen):
    get_lines = [line for line in GET_LINES if line in chosen]
    post_lines = [line for line in POST_LINES if line in chosen]
    world = make_world()
    add_papers(world)
    world.learners["reader"] = make_reader(NOON)
    world.quizzes["ended"] = end_quiz(world.learners["owner"], NOON)
    browsers = {"anonymous": Client()}
    for role in ROLES[1:]:
        browsers[role] = fresh_browser(world.learners[role])
    asked = (world, get_lines, post_lines, browsers)
    pages_before, sent_before = ask_all(*asked, ROLES)
    neighbour = make_neighbour(world, NOON)
    browsers[NEIGHBOUR] = fresh_browser(neighbour)
    pages_after, sent_after = ask_all(*asked, (*ROLES, NEIGHBOUR), neighbour)
    return Answers(
        pages_before,
        pages_after,
        sent_before,
        sent_after,
        rows_of(neighbour),
    )


def difference(before, after):
    """The first lines of two answers that differ, for whoever reads why it failed."""
    lines = zip_longest(lines_in(before), lines_in(after))
    return [pair for pair in lines if pair[0] != pair[1]][:3]


def lines_in(answer):
    status, target, body = answer
    return [status, target, *body.decode(errors="replace").splitlines()]


@pytest.mark.parametrize("line", GET_LINES, ids=line_id)
def test_page_shows_nothing_of_a_neighbour(answers, line):
    for role, method in product(ROLES, METHODS):
        key = (line_id(line), role, method)
        before, after = answers.pages_before[key], answers.pages_after[key]
        assert before == after, (role, method, difference(before, after))


@pytest.mark.parametrize("line", GET_LINES, ids=line_id)
@pytest.mark.parametrize("role", ["anonymous", "owner", "reader", "other"])
def test_page_shows_no_draft(answers, line, role):
    if line["which"] == "draft":
        return  # its address names it; the access matrix says that it is not there
    for method in METHODS:
        _, _, body = answers.pages_after[line_id(line), role, method]
        assert DRAFT not in body.decode(errors="replace"), method


@pytest.mark.parametrize("line", GET_LINES, ids=line_id)
def test_page_shows_the_neighbour_what_is_theirs(answers, line):
    """Else the pages before prove nothing."""
    own = answers.pages_after[line_id(line), NEIGHBOUR, "GET"]
    newcomers = answers.pages_after[line_id(line), "other", "GET"]
    is_own = without_name(own) != without_name(newcomers)
    assert is_own == (line["shows"] == "own")


@pytest.mark.parametrize("line", POST_LINES, ids=line_id)
@pytest.mark.parametrize("role", LEARNERS)
@pytest.mark.parametrize("is_fragment", [False, True])
def test_what_is_sent_does_the_same_beside_a_neighbour(
    answers, line, role, is_fragment
):
    key = (line_id(line), role, is_fragment)
    before, rows_before = answers.sent_before[key]
    after, rows_after = answers.sent_after[key]
    assert before == after, difference(before, after)
    assert rows_before == rows_after[: len(rows_before)]
    assert bool(rows_before) != is_fragment


@pytest.mark.parametrize("line", POST_LINES, ids=line_id)
@pytest.mark.parametrize("role", LEARNERS)
def test_what_is_sent_changes_nothing_of_a_neighbour(answers, line, role):
    _, (_, rows) = answers.sent_after[line_id(line), role, False]
    assert rows == answers.neighbours_rows
