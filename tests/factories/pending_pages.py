"""The page cache of papers that a test makes, rendered when something asks for it.

Rendering is most of what a paper costs, and most tests show no page. So a paper's page
waits until a statement reads pages, or until one changes something of which pages
speak: what is stored is at any time what rendering at once would have stored.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from papers.models import PaperPage
from papers.services.page_cache import render_pages

PAGES = "papers_paperpage"
CHANGES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b")
STORES_PAGES = re.compile(rf'\s*INSERT INTO "{PAGES}"')
# No page speaks of questions and paths, of the past, nor of what is a learner's alone.
OF_PAGES = re.compile(
    r'"(?:taggit_|papers_(?!historical|question|keypoint|choice|path|readingpath))'
)


class PendingPages:
    """Papers of one test, and whether each has its page.

    Only inside a test's transaction, which no other connection can look into.
    """

    def __init__(self) -> None:
        self.paper_ids: set[int] = set()
        self.is_complete = True
        self.is_making_papers = False
        self.watched: BaseDatabaseWrapper | None = None

    def render_later(self, paper_id: int) -> None:
        used = connections[DEFAULT_DB_ALIAS]
        if used is self.watched and used.in_atomic_block:
            self.paper_ids.add(paper_id)
            self.is_complete = False
        else:
            list(render_pages([paper_id]))

    def before_statement(
        self,
        execute: Callable,
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        """A wrapper of all statements, as `connection.execute_wrapper` wants it."""
        if not self.is_complete and not self.is_making_papers and needs_pages(sql):
            self.render()
        result = execute(sql, params, many, context)
        if self.paper_ids and sql.startswith("ROLLBACK TO SAVEPOINT"):
            self.is_complete = False
        return result

    def render(self) -> None:
        """Store the pages that are missing, unseen by whoever counts statements."""
        self.is_complete = True
        with unwatched_connection():
            stored = PaperPage.objects.filter(paper__in=self.paper_ids)
            missing = self.paper_ids - set(stored.values_list("paper_id", flat=True))
            list(render_pages(missing))

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Pages may wait inside, for what a test makes itself."""
        self.watched = connections[DEFAULT_DB_ALIAS]
        # The outermost one: whoever adds another takes the last one off again.
        self.watched.execute_wrappers.insert(0, self.before_statement)
        try:
            yield
        finally:
            self.watched.execute_wrappers.remove(self.before_statement)
            self.watched = None
            self.paper_ids.clear()
            self.is_complete = True

    @contextmanager
    def making_papers(self) -> Iterator[None]:
        """New papers, and what is new around them, change no other paper's page."""
        before = self.is_making_papers
        self.is_making_papers = True
        try:
            yield
        finally:
            self.is_making_papers = before


def needs_pages(sql: str) -> bool:
    """Whether the statement reads pages, or changes what they speak of."""
    if STORES_PAGES.match(sql):
        return False
    if PAGES in sql:
        return True
    return CHANGES.match(sql) is not None and OF_PAGES.search(sql) is not None


@contextmanager
def unwatched_connection() -> Iterator[None]:
    """Statements inside are neither logged nor wrapped."""
    wrappers = connection.execute_wrappers
    is_logging = connection.force_debug_cursor
    connection.execute_wrappers = []
    connection.force_debug_cursor = False
    try:
        yield
    finally:
        connection.execute_wrappers = wrappers
        connection.force_debug_cursor = is_logging


pending_pages = PendingPages()
