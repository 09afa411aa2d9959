"""What tests of every room need: a fixed noon, a learner, their browser."""

import gc
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from papers import topic_tree
from papers.due_publications import next_moment
from study.models import Learner
from study.progress.kept_page import kept_pages
from study.trying import live_question
from tests.compiled_once import compiled_once
from tests.emptied_tables import tables_are_emptied
from tests.factories import LearnerFactory
from tests.factories.pending_pages import pending_pages
from tests.migrated_database import copy_kept_database, keep_database
from tests.signed_in_browser import signed_in

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
NEW_OBJECTS_BEFORE_COLLECTING = 20_000
TOUCHES_DATABASE = {"db", "transactional_db", "live_server"}
# Their tests start the site, or a database, by themselves.
STARTS_BY_ITSELF = ("tests/config/", "tests/locks/", "tests/operations/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--part",
        metavar="2/4",
        help="the second of four parts, which have about as many tests each",
    )


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    kept = list(items)
    if config.option.part:
        counts = Counter(item.path for item in items)
        files = files_of_part(counts, config.option.part)
        kept = [item for item in kept if item.path in files]
    # What does not touch the database runs once, on SQLite.
    if connection.vendor != "sqlite":
        kept = [item for item in kept if touches_database(item)]
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept


def files_of_part(counts: Mapping[Path, int], part: str) -> set[Path]:
    """The files of this part, as in "2/4", by how many tests each file has.

    All parts together are all files, and each has about as many tests as the others.
    """
    number, count = map(int, part.split("/"))
    if not 1 <= number <= count:
        raise pytest.UsageError(f"--part={part}: there is no such part.")
    parts: list[set[Path]] = [set() for _ in range(count)]
    sizes = [0] * count
    for file in sorted(counts, key=lambda file: (-counts[file], file)):
        smallest = sizes.index(min(sizes))
        parts[smallest].add(file)
        sizes[smallest] += counts[file]
    return parts[number - 1]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the garbage collector what lives as long as the run does.

    Thousands of collected tests and their modules were gone through again each time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS_BEFORE_COLLECTING)


def touches_database(item: pytest.Item) -> bool:
    if item.nodeid.startswith(STARTS_BY_ITSELF):
        return True
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or not TOUCHES_DATABASE.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Whether the run starts from a database that has its tables already."""
    if connection.vendor != "sqlite":
        return False
    return copy_kept_database(settings.DATABASES["default"]["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_keepdb: bool, django_db_blocker: Any
) -> None:
    if connection.vendor == "sqlite" and not django_db_keepdb:
        with django_db_blocker.unblock():
            keep_database()


@pytest.fixture(scope="session", autouse=True)
def emptied_tables() -> Iterator[None]:
    with tables_are_emptied():
        yield


@pytest.fixture(scope="session", autouse=True)
def statements_of_each_request() -> Iterator[None]:
    with compiled_once():
        yield


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    """Rate limits count from nothing in each test."""
    cache.clear()


@pytest.fixture(autouse=True)
def fresh_topic_tree() -> None:
    """What is rolled back takes its revision's number back, but not what is kept."""
    topic_tree._cached_tree.clear()
    kept_pages.cache_clear()
    live_question._candidates.clear()


@pytest.fixture(autouse=True)
def nothing_planned() -> None:
    """As a process that has just asked for the next planned moment."""
    next_moment.publish_at = None
    next_moment.asked_at = monotonic()


@pytest.fixture(autouse=True)
def pages_wait(request: pytest.FixtureRequest) -> Iterator[None]:
    """The pages of papers wait for whoever reads them."""
    if not touches_database(request.node):
        yield
        return
    with pending_pages.waiting():
        yield


@pytest.fixture
def noon() -> datetime:
    """A Tuesday at noon in UTC."""
    return NOON


@pytest.fixture
def learner(db: None) -> Learner:
    return LearnerFactory(email="ada@example.org", display_name="Ada")


@pytest.fixture
def sign_in() -> Callable[[Learner], Client]:
    """A browser in which this learner is signed in."""
    return signed_in


@pytest.fixture
def ada(learner: Learner, sign_in: Callable[[Learner], Client]) -> Client:
    """Ada's browser."""
    return sign_in(learner)


@pytest.fixture
def new_key() -> Callable[[], str]:
    return lambda: str(uuid.uuid4())
