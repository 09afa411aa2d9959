"""Octavo as gunicorn serves it, on a free loopback port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def workers(self) -> list[str]:
        return Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()

    def cpu_seconds(self) -> float:
        """What the workers have computed so far: unlike time, it does not care what else the machine does."""
        stats = [
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            for pid in self.workers()
        ]
        return sum(int(fields[11]) + int(fields[12]) for fields in stats) / os.sysconf(
            "SC_CLK_TCK"
        )

    def worker_megabytes(self) -> float:
        """The largest worker's resident memory."""
        sizes = [Path(f"/proc/{pid}/status").read_text() for pid in self.workers()]
        return max(int(text.split("VmRSS:")[1].split()[0]) for text in sizes) / 1024


@contextmanager
def serving() -> Iterator[Server]:
    """Two workers on the database of the current environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        str(Path(sys.executable).parent / "gunicorn"),
        *(
            "--bind",
            f"127.0.0.1:{port}",
            "--workers",
            "2",
            "--worker-class",
            "gthread",
            "--threads",
            "4",
        ),
        *(
            "--no-control-socket",
            "--keep-alive",
            "60",
            "--log-level",
            "error",
            "config.wsgi:application",
        ),
    ]
    process = subprocess.Popen(
        command, env=os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"}
    )
    try:
        wait_for(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("The server did not come up within 30 seconds.")
