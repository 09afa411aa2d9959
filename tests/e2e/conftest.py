"""A real browser on a real server, with a small library.

No page bears a fault in silence: a test fails by what its tabs noted.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect

from papers.models import Paper
from study.models import Learner
from tests.e2e.browser_tab import BrowserTab
from tests.e2e.sample_library import fresh_library
from tests.factories import LearnerFactory

# The browser's event loop runs in the thread of the tests, where the database is
# asked too.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PASSWORD = "correct horse battery"
# In milliseconds: a busy machine takes long over what an idle one does at once.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The system's Chromium, which asks nobody anything."""
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    executable = os.environ.get("CHROMIUM") or installed
    if not executable:
        pytest.fail("No Chromium on the PATH. Install one, or name it in CHROMIUM.")
    arguments = list(QUIET)
    is_root = os.geteuid() == 0
    if is_root:
        arguments.append("--no-sandbox")
    own_options = {"executable_path": executable, "args": arguments}
    return browser_type_launch_args | own_options


@pytest.fixture
def library(transactional_db: None) -> dict[str, Paper]:
    """Three papers of the sample library, three more, a tree of topics and a path."""
    return fresh_library()


@pytest.fixture
def ada(library: dict[str, Paper]) -> Learner:
    return LearnerFactory(
        email="ada@example.org", display_name="Ada", password=PASSWORD
    )


@pytest.fixture
def curator(library: dict[str, Paper]) -> Learner:
    return LearnerFactory(
        email="cleo@example.org", display_name="Cleo", password=PASSWORD, is_staff=True
    )


@pytest.fixture
def open_tab(
    browser: Browser,
    live_server: object,
    library: dict[str, Paper],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., BrowserTab]]:
    """Opens a tab: a page in a context of its own.

    As a visitor, or as somebody who is signed in.
    """
    opened: list[tuple[BrowserContext, BrowserTab]] = []

    def make(
        learner: Learner | None = None, *, width: int = 1280, **options: object
    ) -> BrowserTab:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        if learner is not None:
            context.add_cookies([cookie_of(learner, live_server.url)])
        tab = BrowserTab(context.new_page(), live_server.url)
        opened.append((context, tab))
        return tab

    yield make
    faults = []
    for context, tab in opened:
        context.close()
        faults += tab.faults
    assert faults == []


def cookie_of(learner: Learner, url: str) -> dict[str, str]:
    """The session of somebody who signed in without the form."""
    client = Client()
    client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}
