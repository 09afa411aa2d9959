"""A request outside ends in time and in size, whatever the other side does."""

import gzip
import time
from time import perf_counter

import pytest

from papers.metadata.network import (
    Deadline,
    FetchError,
    Network,
    fetch,
    is_public,
)
from tests.papers.metadata.loopback import loopback_server

SHORT = 0.4
ENOUGH = 5


def get(network, *, url="https://api.crossref.org/works/1", seconds=ENOUGH):
    return fetch(
        url,
        content_types=("application/json",),
        sender="Octavo (https://octavo.example; mailto:ada@octavo.example)",
        network=network,
        deadline=Deadline(seconds),
    )


def failure(network, **options):
    with pytest.raises(FetchError) as raised:
        get(network, **options)
    return raised.value.kind


def test_body_is_fetched_over_https(server):
    server.answer = lambda service: service.send("{}")
    assert get(server.network) == b"{}"


def test_sender_is_named(server):
    server.answer = lambda service: service.send("{}")
    get(server.network)
    [request] = server.requests
    sender = "Octavo (https://octavo.example; mailto:ada@octavo.example)"
    assert request.headers["User-Agent"] == sender
    assert request.headers["Cookie"] is None


def send_forever(service):
    service.send_response(200)
    service.send_header("Content-Type", "application/json")
    service.end_headers()
    while True:
        service.wfile.write(b"x" * 65_536)


def drip_body(service):
    service.send_response(200)
    service.send_header("Content-Type", "application/json")
    service.end_headers()
    for _ in range(100):
        service.wfile.write(b" ")
        time.sleep(0.05)


def drip_headers(service):
    service.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        service.wfile.write(b"X-%d: 1\r\n" % number)
        time.sleep(0.05)


def say_nothing(service):
    time.sleep(ENOUGH)


def break_off(service):
    service.send_response(200)
    service.send_header("Content-Type", "application/json")
    service.send_header("Content-Length", "100")
    service.end_headers()
    service.wfile.write(b"{")


def talk_nonsense(service):
    service.wfile.write(b"\x00\xff" * 50)


@pytest.mark.parametrize("answer", [drip_body, drip_headers, say_nothing])
def test_slow_answer_ends_at_the_deadline(server, answer):
    server.answer = answer
    start = perf_counter()
    assert failure(server.network, seconds=SHORT) == "time"
    assert perf_counter() - start < SHORT * 4


def test_endless_answer_ends_at_a_megabyte(server):
    server.answer = send_forever
    assert failure(server.network) == "size"


@pytest.mark.parametrize("answer", [break_off, talk_nonsense])
def test_broken_answer_is_none(server, answer):
    server.answer = answer
    assert failure(server.network) == "network"


def test_packed_answer_is_not_unpacked(server):
    bomb = gzip.compress(b"0" * 20_000_000)
    server.answer = lambda service: service.send(bomb, Content_Encoding="gzip")
    assert failure(server.network) == "answer"


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, "busy"), (503, "busy"), (404, "missing"), (500, "answer"), (206, "answer")],
)
def test_status_says_why_there_is_no_answer(server, status, kind):
    server.answer = lambda service: service.send("{}", status=status)
    assert failure(server.network) == kind


@pytest.mark.parametrize("content_type", ["text/html", "", "application/xml"])
def test_answer_of_another_type_is_none(server, content_type):
    server.answer = lambda service: service.send("{}", content_type)
    assert failure(server.network) == "answer"


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:1/", "https://api.crossref.org/works/2", "file:///etc/passwd"],
)
def test_redirect_is_not_followed(server, target):
    server.answer = lambda service: service.send("{}", status=302, Location=target)
    assert failure(server.network) == "answer"
    assert len(server.requests) == 1


def test_certificate_of_another_host_is_refused():
    with loopback_server(("elsewhere.example",)) as server:
        assert failure(server.network) == "network"
        assert server.requests == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_address_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_address_of_the_internet_is_public(address):
    assert is_public(address)


class Misled(Network):
    """A resolver that leads the service's name to addresses inside."""

    def __init__(self, *addresses):
        self.found = addresses

    def addresses(self, host, port):
        return [(address, 1) for address in self.found]


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], []])
def test_name_that_leads_inside_is_not_asked(found):
    assert failure(Misled(*found)) == "network"


class Unresolved(Network):
    def addresses(self, host, port):
        raise OSError("no name server")


class SlowlyResolved(Network):
    def addresses(self, host, port):
        time.sleep(SHORT * 3)
        return [("8.8.8.8", port)]


def test_name_that_nobody_knows_is_not_asked():
    assert failure(Unresolved()) == "network"


def test_slow_name_server_ends_at_the_deadline():
    start = perf_counter()
    assert failure(SlowlyResolved(), seconds=SHORT) == "time"
    assert perf_counter() - start < SHORT * 2


def test_second_address_is_tried_where_the_first_refuses(server, monkeypatch):
    places = [("127.0.0.1", 1), ("127.0.0.1", server.server_port)]
    monkeypatch.setattr(server.network, "addresses", lambda host, port: places)
    server.answer = lambda service: service.send("{}")
    assert get(server.network) == b"{}"


def test_proxy_of_the_environment_is_not_used(server, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    server.answer = lambda service: service.send("{}")
    assert get(server.network) == b"{}"
