"""Django's engine for SQLite, with another way to wait for one's turn to write.

SQLite lets one connection write at a time. Whoever finds it taken asks again by
itself, but the less often the longer it has waited, down to ten times a second. Among
many writers that is upside down: who has just come asks at once and gets the turn that
falls free, and a few wait for many seconds. Here everybody asks equally often.
"""

from time import monotonic, sleep
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

PAUSE_SECONDS = 0.004
USUAL_PATIENCE_SECONDS = 5.0


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self) -> None:
        """Raises OperationalError when the connection's timeout is over."""
        waits_until = monotonic() + self.patience_seconds
        self.let_sqlite_wait(0)
        try:
            while not self.has_begun():
                if monotonic() > waits_until:
                    raise OperationalError("database is locked")
                sleep(PAUSE_SECONDS)
        finally:
            self.let_sqlite_wait(self.patience_seconds)

    def has_begun(self) -> bool:
        """Whether it is this connection's turn."""
        try:
            # What describes Django's types leaves this method out.
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except OperationalError as error:
            if not is_locked(error):
                raise
            return False
        return True

    @property
    def patience_seconds(self) -> float:
        options: dict[str, Any] = self.settings_dict["OPTIONS"]
        return options.get("timeout", USUAL_PATIENCE_SECONDS)

    def let_sqlite_wait(self, seconds: float) -> None:
        """For statements outside a transaction it goes on to wait by itself."""
        milliseconds = round(1000 * seconds)
        self.connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


def is_locked(error: OperationalError) -> bool:
    return "database is locked" in str(error)
