"""Where rate limits are counted and used one-time codes are kept."""

from datetime import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections


class CounterCache(DatabaseCache):
    """A cache in the database that forgets nothing before its time.

    Django's own throws a third of all rows away when there are more than 300, live
    ones too: whoever filled it with failures of other accounts freed a locked one.
    """

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(table, params)
        self.table = table

    def _cull(
        self,
        db: str,
        cursor: Any,
        now: datetime,
        num: int,
    ) -> None:
        """Delete what has expired, and nothing else, however much is left.

        The limits on each network address also limit how many rows there can be.
        """
        operations = connections[db].ops
        table = operations.quote_name(self.table)
        expires = operations.quote_name("expires")
        cursor.execute(
            f"DELETE FROM {table} WHERE {expires} < %s",
            [operations.adapt_datetimefield_value(now)],
        )
