"""The one interface to both databases."""

from collections.abc import Iterator
from typing import Protocol

from django.db import connection

from papers.search.kinds import Columns
from papers.search.postgresql import Postgresql
from papers.search.sqlite import Sqlite
from papers.search.syntax import Node


class Engine(Protocol):
    """How to ask a database; all answers are SQL with its parameters."""

    def table(self, node: Node, columns: Columns) -> tuple[str, list[str]]: ...

    def number(self, columns: Columns) -> str: ...

    def condition(self, node: Node, columns: Columns) -> tuple[str, list[str]]: ...

    def order(self, node: Node, columns: Columns) -> tuple[str, list[str]]: ...

    def word_counts(self) -> Iterator[tuple[str, int]]: ...


def engine() -> Engine:
    return Postgresql() if connection.vendor == "postgresql" else Sqlite()
