"""A client that costs little: keep-alive connections over raw sockets, one a thread."""

import re
import socket
import threading
import time
from dataclasses import dataclass

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
CHUNK = 262_144
# What a browser was given with its first page, and sends since then.
CSRF_SECRET = "bench" + 27 * "x"


@dataclass(frozen=True)
class Target:
    """A path on a loopback server, asked with this session."""

    port: int
    path: str
    session: str = ""

    @property
    def request(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", "Host: 127.0.0.1"]
        if self.session:
            cookies = (
                f"octavo_session={self.session}; octavo_csrf={CSRF_SECRET}"
            )
            lines.append(f"Cookie: {cookies}")
        return "\r\n".join([*lines, "", ""]).encode()


def read_answer(connection: socket.socket, request: bytes) -> int:
    """Sends one request and reads the whole answer; returns its status."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += receive(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    if length is None:
        raise ValueError("The answer does not say how long it is.")
    missing = int(length[1]) - len(body)
    while missing > 0:
        missing -= len(receive(connection))
    return int(head[9:12])


def receive(connection: socket.socket) -> bytes:
    received = connection.recv(CHUNK)
    if not received:
        raise ConnectionError("The server closed the connection.")
    return received


class Client:
    """Asks a target again and again, until a time on the monotonic clock."""

    def __init__(self, target: Target, ends_at: float) -> None:
        self.target = target
        self.ends_at = ends_at
        self.answer_count = 0
        self.fault = ""
        self.thread = threading.Thread(target=self.ask_on)

    def ask_on(self) -> None:
        address = ("127.0.0.1", self.target.port)
        request = self.target.request
        with socket.create_connection(address, timeout=30) as connection:
            while time.monotonic() < self.ends_at:
                status = read_answer(connection, request)
                if status != 200:
                    self.fault = f"{self.target.path} answered {status}"
                    return
                self.answer_count += 1


def requests_per_second(
    target: Target,
    *,
    seconds: float,
    clients: int = 4,
) -> float:
    """How many answers a few clients got; anything but 200 is an error."""
    started_at = time.monotonic()
    ends_at = started_at + seconds
    running = []
    for _ in range(clients):
        client = Client(target, ends_at)
        client.thread.start()
        running.append(client)
    answer_count = 0
    for client in running:
        client.thread.join()
        if client.fault:
            raise RuntimeError(client.fault)
        answer_count += client.answer_count
    return answer_count / (time.monotonic() - started_at)
