"""The facts of a work: kept ones, those of a service, or a sentence on why none."""

import time
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from papers.formats.identifiers import Identifiers
from papers.metadata import lookup
from papers.metadata.lookup import BUSY, Facts, look_up, sender_name
from papers.metadata.network import Deadline, Network
from papers.models import LookupAnswer, LookupTurn
from tests.conftest import NOON
from tests.papers.metadata import samples
from tests.papers.metadata.loopback import ATOM, know_one_work

SLOW = Identifiers(arxiv_id="2401.01234")
SLOW_DOI = Identifiers(doi="10.1234/slow.1")
TITLE = "Learning to Read Slowly & Well with $n<k$ Pages"

pytestmark = pytest.mark.django_db


def test_arxiv_is_asked_by_number(services):
    facts = look_up(SLOW, at=NOON)
    assert facts.entry.title == TITLE
    assert facts.problem == ""
    asked = "export.arxiv.org/api/query?id_list=2401.01234&max_results=1"
    assert services.paths == [asked]


def test_crossref_is_asked_by_doi(services):
    assert look_up(SLOW_DOI, at=NOON).entry.year == 2024
    assert services.paths == ["api.crossref.org/works/10.1234%2Fslow.1"]


def test_datacite_is_asked_where_crossref_does_not_know(services):
    def answer(service):
        if service.host == "api.crossref.org":
            service.send("Resource not found.", "text/plain", status=404)
        else:
            know_one_work(service)

    services.answer = answer
    assert look_up(SLOW_DOI, at=NOON).entry.venue == "Zenodo"
    assert services.paths[-1] == "api.datacite.org/dois/10.1234%2Fslow.1"


def test_acl_paper_is_asked_by_the_doi_that_it_should_have(services):
    look_up(Identifiers(url="https://aclanthology.org/N19-1423/"), at=NOON)
    assert services.paths[0] == "api.crossref.org/works/10.18653%2Fv1%2Fn19-1423"


def test_doi_is_asked_as_it_is_written_and_nothing_else(services):
    look_up(Identifiers(doi="10.1234/../../x?a=b#c%00\r\n"), at=NOON)
    asked = "10.1234%2F..%2F..%2Fx%3Fa%3Db%23c%2500%0D%0A"
    assert services.paths[0] == f"api.crossref.org/works/{asked}"


def test_address_alone_is_asked_of_nobody(services):
    assert look_up(Identifiers(url="https://x.example/a.pdf"), at=NOON) == Facts()
    assert services.requests == []


def test_nothing_is_asked_where_the_site_does_not_look_up(services, settings):
    settings.METADATA_LOOKUP = False
    assert look_up(SLOW, at=NOON) == Facts()
    assert services.requests == []


def test_answer_is_kept_for_thirty_days(services):
    facts = look_up(SLOW, at=NOON)
    later = NOON + timedelta(days=29)
    assert look_up(SLOW, at=later) == facts
    assert len(services.requests) == 1


def test_answer_is_asked_anew_after_thirty_days(services):
    look_up(SLOW_DOI, at=NOON)
    later = NOON + timedelta(days=30)
    look_up(SLOW_DOI, at=later)
    assert len(services.requests) == 2
    assert LookupAnswer.objects.get().fetched_at == later


def test_what_nobody_knows_is_not_kept(services):
    look_up(Identifiers(doi="10.1234/unknown"), at=NOON)
    assert not LookupAnswer.objects.exists()


def test_doi_that_nobody_knows_is_told(services):
    facts = look_up(Identifiers(doi="10.1234/unknown"), at=NOON)
    sentence = "Neither Crossref nor DataCite knows 10.1234/unknown."
    assert facts == Facts(problem=sentence)


def test_number_that_arxiv_does_not_know_is_told(services):
    facts = look_up(Identifiers(arxiv_id="2401.99999"), at=NOON)
    assert facts == Facts(problem="arXiv does not know 2401.99999.")


def send_status(status):
    return lambda service: service.send("", ATOM, status=status)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (send_status(429), "arXiv is busy and asks us to wait."),
        (send_status(503), "arXiv is busy and asks us to wait."),
        (send_status(500), "The answer of arXiv could not be read."),
        (send_status(301), "The answer of arXiv could not be read."),
        (
            lambda service: service.send("<html>", "text/html"),
            "The answer of arXiv could not be read.",
        ),
        (
            lambda service: service.send(samples.ENTITY_BOMB, ATOM),
            "The answer of arXiv could not be read.",
        ),
        (
            lambda service: service.send("x" * 1_100_000, ATOM),
            "arXiv answered with more than we read.",
        ),
    ],
    ids=["429", "503", "500", "301", "html", "bomb", "huge"],
)
def test_failure_is_told_in_a_sentence(services, answer, sentence):
    services.answer = answer
    assert look_up(SLOW, at=NOON) == Facts(problem=sentence)
    assert not LookupAnswer.objects.exists()


def test_slow_service_is_told(services, monkeypatch):
    monkeypatch.setattr(lookup, "Deadline", partial(Deadline, 0.3))
    services.answer = lambda service: time.sleep(2)
    assert look_up(SLOW, at=NOON) == Facts(problem="arXiv did not answer in time.")


def test_site_without_a_network_is_told(settings, monkeypatch):
    class Unplugged(Network):
        def addresses(self, host, port):
            raise OSError("no name server")

    settings.METADATA_LOOKUP = True
    monkeypatch.setattr(lookup, "NETWORK", Unplugged())
    assert look_up(SLOW, at=NOON) == Facts(problem="arXiv could not be reached.")


def test_arxiv_is_not_asked_when_it_is_not_our_turn(services, monkeypatch):
    monkeypatch.setattr(lookup, "Deadline", partial(Deadline, 0.3))
    free_at = timezone.now() + timedelta(seconds=20)
    LookupTurn.objects.create(source="arxiv", free_at=free_at)
    assert look_up(SLOW, at=NOON) == Facts(problem=BUSY)
    assert services.requests == []


def test_turn_ends_three_seconds_after_it_began(services):
    look_up(SLOW, at=NOON)
    left = LookupTurn.objects.get().free_at - timezone.now()
    assert timedelta(seconds=0) < left <= timedelta(seconds=3)


def test_turn_is_long_after_arxiv_refused(services):
    services.answer = send_status(429)
    look_up(SLOW, at=NOON)
    left = LookupTurn.objects.get().free_at - timezone.now()
    assert timedelta(seconds=50) < left <= timedelta(seconds=60)


def test_one_at_a_time_is_looked_up_in_a_process(services):
    with lookup.one_at_a_time:
        assert look_up(SLOW, at=NOON) == Facts(problem=BUSY)
    assert look_up(SLOW, at=NOON).entry is not None


@pytest.mark.django_db(transaction=True)
def test_nothing_of_the_database_is_held_while_the_network_is_waited_for(services):
    """No transaction is open, and nothing is asked of the database, within `pause`."""
    states = []

    @contextmanager
    def pause():
        connection.close()
        yield
        states.append(connection.connection)

    facts = look_up(SLOW, at=NOON, pause=pause)
    assert facts.entry is not None
    assert states == [None]


def test_sender_is_the_site_and_its_address(settings):
    settings.SITE_URL = "https://octavo.example"
    settings.DEFAULT_FROM_EMAIL = "Octavo ñ <ada@octavo.example>"
    assert sender_name() == "Octavo (https://octavo.example; mailto:ada@octavo.example)"
