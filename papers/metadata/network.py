"""One request to a host outside: https alone, bounded in time and size.

A host whose name leads to an address that is not public is not asked, and a redirect
is not followed. The bounds hold for a request as a whole: however slowly or in however
small pieces an answer comes, it ends.
"""

import ipaddress
import socket
import ssl
from collections.abc import Iterable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

import httpcore
import httpx

SECONDS = 8.0
MOST_BYTES = 1_000_000
# For one of several addresses of a host; the others have the time that is left.
CONNECT_SECONDS = 3.0
HTTPS_PORT = 443
# What translates addresses of the fourth version (RFC 6052).
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class FetchError(Exception):
    """There is no answer that could be used; `kind` says why.

    One of “time”, “size”, “network”, “busy”, “missing”, “answer”, “turn”.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass
class Deadline:
    """A time by which everything must be done."""

    seconds: float = SECONDS
    started_at: float = field(default_factory=monotonic)

    def seconds_left(self) -> float:
        """More than 0; else raises FetchError."""
        left = self.started_at + self.seconds - monotonic()
        if left <= 0:
            raise FetchError("time")
        return left


class Network:
    """The world outside; tests put one of their own in its place."""

    def addresses(self, host: str, port: int) -> list[tuple[str, int]]:
        """The IP addresses and ports at which the host can be reached."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [(str(place[0]), port) for *_, place in found]

    def is_allowed(self, address: str) -> bool:
        return is_public(address)

    def ssl_context(self) -> ssl.SSLContext:
        return httpx.create_ssl_context(trust_env=False)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet's, however it is wrapped."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.sixtofour is not None or ip.teredo is not None:
            return False
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip in TRANSLATED:
            ip = ipaddress.IPv4Address(ip.packed[-4:])
    return ip.is_global and not ip.is_multicast


def resolve(
    network: Network,
    host: str,
    port: int,
    deadline: Deadline,
) -> list[tuple[str, int]]:
    """The host's addresses, all of them public.

    In a thread of its own, since the system's resolver knows no time limit.
    """
    answers: SimpleQueue[list[tuple[str, int]]] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(network.addresses(host, port))
        except OSError:
            answers.put([])

    Thread(target=ask, daemon=True).start()
    try:
        addresses = answers.get(timeout=deadline.seconds_left())
    except Empty:
        raise FetchError("time") from None
    are_allowed = all(network.is_allowed(address) for address, _ in addresses)
    if not addresses or not are_allowed:
        raise FetchError("network")
    return addresses


class BoundedStream(httpcore.NetworkStream):
    """A connection that ends at a deadline and after so many bytes."""

    def __init__(
        self,
        stream: httpcore.NetworkStream,
        deadline: Deadline,
    ) -> None:
        self.stream = stream
        self.deadline = deadline
        self.bytes_left = MOST_BYTES

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        received = self.stream.read(max_bytes, self.deadline.seconds_left())
        self.bytes_left -= len(received)
        if self.bytes_left < 0:
            raise FetchError("size")
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.deadline.seconds_left())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        seconds_left = self.deadline.seconds_left()
        stream = self.stream.start_tls(
            ssl_context, server_hostname, seconds_left
        )
        return BoundedStream(stream, self.deadline)

    def get_extra_info(self, info: str) -> object:
        return self.stream.get_extra_info(info)


class BoundedBackend(httpcore.NetworkBackend):
    """Connects to the very addresses that were found to be public."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self.network = network
        self.deadline = deadline
        self.backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = resolve(self.network, host, port, self.deadline)
        for address, real_port in addresses:
            seconds = min(CONNECT_SECONDS, self.deadline.seconds_left())
            try:
                stream = self.backend.connect_tcp(address, real_port, seconds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return BoundedStream(stream, self.deadline)
        raise FetchError("network")


class BoundedTransport(httpx.HTTPTransport):
    """httpx over our connections."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        ssl_context = network.ssl_context()
        super().__init__(verify=ssl_context, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context,
            network_backend=BoundedBackend(network, deadline),
        )


def fetch(
    url: str,
    *,
    content_types: tuple[str, ...],
    sender: str,
    network: Network,
    deadline: Deadline,
) -> bytes:
    """The body that a server answers with, unpacked by nobody; else FetchError."""
    headers = {
        "Accept": ", ".join(content_types),
        "Accept-Encoding": "identity",
        "User-Agent": sender,
    }
    transport = BoundedTransport(network, deadline)
    client = httpx.Client(
        transport=transport,
        headers=headers,
        follow_redirects=False,
        trust_env=False,
    )
    try:
        with client, client.stream("GET", url) as response:
            check_answer(response, content_types)
            return b"".join(response.iter_raw())
    except httpx.TimeoutException:
        raise FetchError("time") from None
    except httpx.HTTPError:
        raise FetchError("network") from None


def check_answer(
    response: httpx.Response, content_types: tuple[str, ...]
) -> None:
    """Raises FetchError where the answer is none that we asked for."""
    if response.status_code in (429, 503):
        raise FetchError("busy")
    if response.status_code in (404, 410):
        raise FetchError("missing")
    content_type = response.headers.get("Content-Type", "").partition(";")[0]
    is_wanted = content_type.strip().lower() in content_types
    is_packed = (
        response.headers.get("Content-Encoding", "identity") != "identity"
    )
    if response.status_code != 200 or not is_wanted or is_packed:
        raise FetchError("answer")
