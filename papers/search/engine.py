"""The one interface to both databases."""

from collections.abc import Iterator
from typing import Protocol

from django.db import connection

from papers.search.kinds import Columns
from papers.search.postgresql import Postgresql
from papers.search.sql import Sql
from papers.search.sqlite import Sqlite
from papers.search.syntax import Node


class Engine(Protocol):
    """How to ask a database for the entries that a tree fits."""

    def entry_id(self, columns: Columns) -> str:
        """The column with an entry's number."""

    def table(self, node: Node, columns: Columns) -> Sql:
        """What stands behind FROM."""

    def match(self, node: Node, columns: Columns) -> Sql:
        """The condition that an entry fits."""

    def best_first(self, node: Node, columns: Columns) -> Sql:
        """What stands behind ORDER BY."""

    def word_counts(self) -> Iterator[tuple[str, int]]:
        """Every word of the index with the number of entries that hold it."""


def engine() -> Engine:
    if connection.vendor == "postgresql":
        return Postgresql()
    return Sqlite()
