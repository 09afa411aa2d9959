"""What stands in an address is never more than text, and never an error of ours."""

import contextlib
import itertools

import pytest
from django.urls import NoReverseMatch, reverse

from study.accounts.forms import DeleteAccountForm, SettingsForm, SignupForm
from study.comeback.forms import PaceForm
from study.highlights.forms import CommentForm, HighlightsForm, MarkForm
from study.plans.forms import KindForm, ReadyPlanForm
from study.progress.streak_forms import StreakForm
from study.reading.forms import ReadingStatusForm
from study.readingplans.forms import ChangeForm, HolidayForm, ReadingPlanForm
from study.readingplans.rule_forms import EditPlanForm, MovePaperForm
from study.review.forms import AnswerForm, CorrectionForm, GradeForm
from study.routines.forms import RoutineForm
from tests.access_cells import lines_of
from tests.access_matrix import OWN
from tests.factories import LearnerFactory, PaperFactory, TopicFactory
from tests.hostile.markup import shape_of
from tests.hostile.payloads import ODD as ALL_ODD
from tests.hostile.payloads import WORST, hostile_texts, odd_values, packed

pytestmark = pytest.mark.django_db
FORMS = (
    AnswerForm,
    GradeForm,
    CorrectionForm,
    ReadingStatusForm,
    SettingsForm,
    SignupForm,
    DeleteAccountForm,
    StreakForm,
    PaceForm,
    KindForm,
    ReadyPlanForm,
    ReadingPlanForm,
    ChangeForm,
    EditPlanForm,
    MovePaperForm,
    HolidayForm,
    RoutineForm,
    CommentForm,
    MarkForm,
    HighlightsForm,
)
AT_THE_DOOR = (
    "login",
    "password",
    "password1",
    "password2",
    "oldpassword",
    "code",
    "action",
    "next",
    "remember",
)
FIELDS = list(AT_THE_DOOR)
for form in FORMS:
    FIELDS += [name for name in form.base_fields if name not in FIELDS]
FILTERS = (
    "category",
    "tag",
    "topic",
    "author",
    "year",
    "note",
    "order",
    "status",
    "page",
    "unknown",
)
ODD = odd_values()


@pytest.fixture
def library(db):
    paper = PaperFactory(
        slug="gan",
        tags=["games"],
        authors=["Goodfellow, Ian"],
        topics=[TopicFactory(slug="nets")],
    )
    type(paper.category).objects.update(slug="vision")
    return paper


@pytest.mark.corpora
def test_hostile_filters_are_shown_as_text(ada, library):
    """Several at once, each in another filter."""
    queries = []
    for value in ("nothing", "no such!"):
        queries += [{name: value} for name in FILTERS]
        queries.append(dict.fromkeys(FILTERS, value))
    known = set()
    for query in queries:
        known |= set(shape_of(ada.get("/papers/", query)))
    texts = hostile_texts()
    for start in range(0, len(texts), len(FILTERS)):
        response = ada.get("/papers/", dict(zip(FILTERS, texts[start:], strict=False)))
        assert response.status_code == 200
        assert set(shape_of(response)) <= known, texts[start : start + len(FILTERS)]


@pytest.mark.corpora
def test_hostile_search_is_shown_as_text(client, library):
    for text in packed(500)[::4]:
        response = client.get("/search/", {"q": text})
        assert response.status_code in (200, 400), text
        shape_of(response)


@pytest.mark.corpora
def test_hostile_address_finds_nothing(client, library):
    places = itertools.cycle(
        ("/papers/", "/tags/", "/authors/", "/categories/", "/topics/", "/paths/")
    )
    for text, place in zip(hostile_texts()[::15], places, strict=False):
        response = client.get(f"{place}{text}/")
        assert response.status_code in (200, 301, 400, 404), text
        if response.status_code != 301:
            shape_of(response)


def lists():
    return ["/papers/", "/categories/vision/", "/tags/games/", "/authors/goodfellow/"]


def pages_of_our_own(library):
    """Every address of ours, with names that are there where it takes one."""
    names = {
        "slug": "gan",
        "category": "vision",
        "tag": "games",
        "author": "goodfellow",
        "topic": "nets",
    }
    for address in dict.fromkeys(line["address"] for line in lines_of(OWN)):
        for values in ([], [names.get(address.split("_")[0], "gan")], [1]):
            with contextlib.suppress(NoReverseMatch):
                yield reverse(address, args=values)


def addresses_for(value, library):
    """All addresses for the worst values; for each of the others another sixth.

    So each value is tried and each address gets each kind of them.
    """
    paths = list(pages_of_our_own(library))
    if value in WORST:
        return paths
    return paths[ALL_ODD.index(value) % 6 :: 6]


@pytest.mark.parametrize("value", ODD, ids=lambda value: ascii(value)[:24])
def test_odd_value_of_a_filter_is_no_error(ada, library, value):
    for name in FILTERS:
        assert ada.get("/papers/", {name: value}).status_code == 200, name
    for path in lists():
        assert ada.get(path, dict.fromkeys(FILTERS, value)).status_code == 200, path


@pytest.mark.parametrize("value", ODD, ids=lambda value: ascii(value)[:24])
def test_odd_value_in_any_address_is_no_error(ada, library, value):
    parameters = dict.fromkeys(
        ("q", "page", "quiz", "next", "kind", "format", "left", "right", "paper"), value
    )
    for path in addresses_for(value, library):
        assert ada.get(path, parameters).status_code < 500, path


@pytest.mark.parametrize("value", ODD, ids=lambda value: ascii(value)[:24])
def test_odd_value_in_any_form_is_no_error(ada, library, value):
    body = dict.fromkeys(FIELDS, value)
    accounts = [
        f"/account/{path}/"
        for path in ("email", "password/change", "reauthenticate", "2fa/totp/activate")
    ]
    for path in [*addresses_for(value, library), *accounts]:
        assert ada.post(path, body).status_code < 500, path


@pytest.mark.parametrize("value", ODD, ids=lambda value: ascii(value)[:24])
def test_odd_value_at_the_door_is_no_error(client, library, value):
    body = dict.fromkeys(FIELDS, value)
    for path in (
        "login",
        "signup",
        "password/reset",
        "password/reset/confirm",
        "2fa/authenticate",
        "login/code/confirm",
    ):
        assert client.get(f"/account/{path}/", body).status_code < 500, path
        assert client.post(f"/account/{path}/", body).status_code < 500, path


@pytest.mark.parametrize(
    "value",
    ["\x00", str(2**63), "9" * 400, "x" * 3_000, "²", "..", "%2e%2e", "a b"],
    ids=ascii,
)
def test_odd_part_of_a_path_is_no_error(ada, library, value):
    for before in (
        "papers",
        "categories",
        "tags",
        "authors",
        "topics",
        "paths",
        "quizzes",
        "reviews",
        "admin/papers/paper",
    ):
        assert ada.get(f"/{before}/{value}/").status_code in (301, 302, 400, 404), (
            before
        )


@pytest.mark.parametrize("cookie", ["\x00", "x" * 4_000, "'; --", "a" * 32, "é"])
def test_odd_session_is_no_session(client, library, settings, cookie):
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert client.get("/papers/").status_code == 200
    assert client.get("/review/").status_code == 302


def test_form_that_is_too_large_is_refused(ada, library):
    body = {"status": "reading"}
    assert ada.post("/papers/gan/status/", body).status_code == 302
    too_large = body | {"more": "x" * 2_000_000}
    assert ada.post("/papers/gan/status/", too_large).status_code in (400, 413)
    assert (
        ada.post(
            "/papers/gan/status/", {f"field{number}": "" for number in range(3_000)}
        ).status_code
        == 400
    )


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "",
        "a/b",
    ],
)
def test_broken_body_is_no_error(ada, library, kind):
    response = ada.generic(
        "POST", "/papers/gan/status/", b"\xff\x00{", content_type=kind
    )
    assert response.status_code in (302, 400)


@pytest.mark.parametrize("value", ODD, ids=lambda value: ascii(value)[:24])
def test_odd_value_in_the_curation_pages_is_no_error(sign_in, library, value):
    root = sign_in(LearnerFactory(is_staff=True, is_superuser=True))
    for kind in (
        "papers/paper",
        "papers/question",
        "papers/topic",
        "study/learner",
        "taggit/tag",
    ):
        query = {
            "q": value,
            "p": value,
            "o": value,
            "status__exact": value,
            "id__exact": value,
        }
        for name in query:
            assert root.get(f"/admin/{kind}/", {name: query[name]}).status_code in (
                200,
                302,
                400,
            ), (kind, name)
