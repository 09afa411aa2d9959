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

# In /proc/PID/stat behind the command's name: ticks in user and in kernel mode.
USER_TICKS = 11
KERNEL_TICKS = 12
WAITING = 0.2
TRIES = 150


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def workers(self) -> list[str]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return children.read_text().split()

    def cpu_seconds(self) -> float:
        """What the workers have computed so far.

        Unlike time, it does not care what else the machine does.
        """
        ticks = 0
        for pid in self.workers():
            stat = Path(f"/proc/{pid}/stat").read_text()
            fields = stat.rpartition(")")[2].split()
            ticks += int(fields[USER_TICKS])
            ticks += int(fields[KERNEL_TICKS])
        return ticks / os.sysconf("SC_CLK_TCK")

    def worker_megabytes(self) -> float:
        """The largest worker's resident memory."""
        largest = 0
        for pid in self.workers():
            status = Path(f"/proc/{pid}/status").read_text()
            kilobytes = int(status.split("VmRSS:")[1].split()[0])
            largest = max(largest, kilobytes)
        return largest / 1024


@contextmanager
def running_server() -> Iterator[Server]:
    """Two workers on the database of the current environment."""
    port = free_port()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"}
    process = subprocess.Popen(gunicorn_command(port), env=environment)
    try:
        wait_for(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def gunicorn_command(port: int) -> list[str]:
    return [
        str(Path(sys.executable).parent / "gunicorn"),
        f"--bind=127.0.0.1:{port}",
        "--workers=2",
        "--worker-class=gthread",
        "--threads=4",
        "--no-control-socket",
        "--keep-alive=60",
        "--log-level=error",
        "config.wsgi:application",
    ]


def wait_for(port: int) -> None:
    for _ in range(TRIES):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(WAITING)
    raise RuntimeError("The server did not come up within 30 seconds.")
