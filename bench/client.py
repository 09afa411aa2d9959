"""A client that costs little: keep-alive connections over raw sockets, one per thread."""

import re
import socket
import threading
import time
from dataclasses import dataclass

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """A path on a loopback server, asked with this session."""

    port: int
    path: str
    session: str = ""

    @property
    def request(self) -> bytes:
        cookie = f"Cookie: octavo_session={self.session}\r\n" if self.session else ""
        return f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{cookie}\r\n".encode()


def ask(connection: socket.socket, request: bytes) -> tuple[int, int]:
    """One request; the status and the length of the body."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += more(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(LENGTH.search(head)[1])  # type: ignore[index]
    missing = length - len(body)
    while missing > 0:
        missing -= len(more(connection))
    return int(head[9:12]), length


def more(connection: socket.socket) -> bytes:
    received = connection.recv(262_144)
    if not received:
        raise ConnectionError("The server closed the connection.")
    return received


def requests_per_second(target: Target, *, seconds: float, clients: int = 4) -> float:
    """How many answers a few clients got; anything but 200 is an error."""
    counts = [0] * clients
    faults: list[str] = []
    ends_at = time.monotonic() + seconds

    def work(number: int) -> None:
        with socket.create_connection(
            ("127.0.0.1", target.port), timeout=30
        ) as connection:
            while time.monotonic() < ends_at:
                status, _ = ask(connection, target.request)
                if status != 200:
                    faults.append(f"{target.path} answered {status}")
                    return
                counts[number] += 1

    threads = [
        threading.Thread(target=work, args=(number,)) for number in range(clients)
    ]
    begins_at = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise RuntimeError(faults[0])
    return sum(counts) / (time.monotonic() - begins_at)
