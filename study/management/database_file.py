"""SQLite's database file: a copy of it while it is in use, and a copy in its place."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings

from papers.management.newer_database import MigrationKey, unknown_migrations
from papers.management.progress import Report

PAGES_AT_ONCE = 1000
BYTES_AT_ONCE = 4 * 1024 * 1024
HEADER = b"SQLite format 3\0"
FIRST_MIGRATION = ("study", "0001_initial")
# What SQLite keeps beside a database that is in use, or was when its process died.
COMPANIONS = ("-wal", "-shm")
DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}


class FileRefused(Exception):
    """One sentence on why nothing was changed."""


def sqlite_file() -> Path:
    """The file of this site's database."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        raise FileRefused(
            "This site's database is PostgreSQL, whose own pg_dump and pg_restore copy "
            "it: “Backup” in docs/operations.md has the two lines."
        )
    return Path(database["NAME"])


# --- Backup ---------------------------------------------------------------------------


def back_up(database: Path, target: Path, report: Report) -> None:
    """Writes the database as it is at this moment into a new file."""
    if not database.exists():
        raise FileRefused(f"There is no database at {database} yet.")
    if target.exists():
        raise FileRefused(f"{target} exists already; choose another name.")
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        copy_while_in_use(database, part, report)
        write_through(part)
        part.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise FileRefused(f"{target} cannot be written: {error}.") from error
    finally:
        part.unlink(missing_ok=True)


def copy_while_in_use(database: Path, target: Path, report: Report) -> None:
    """Copies the state of this moment while others go on writing.

    The transaction holds that state; without it SQLite would begin to copy anew
    whenever somebody has written.
    """

    def tell(status: int, remaining: int, total: int) -> None:
        report("Copying", total - remaining, total)

    with (
        closing(read_only(database)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.execute("BEGIN")
        origin.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone()
        origin.backup(copy, pages=PAGES_AT_ONCE, progress=tell, sleep=0)
        # A backup is one file, whatever happens to what lies beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


def read_only(database: Path) -> sqlite3.Connection:
    address = f"{database.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, isolation_level=None)


# --- Restore --------------------------------------------------------------------------


def restore(
    backup: Path, database: Path, *, at: datetime, report: Report
) -> Path:
    """Puts a backup in the database's place; returns where the old one lies now.

    The backup is copied and tried first. Whatever is wrong, the database stays.
    """
    new = database.with_name(f"{database.name}.restoring")
    aside = database.with_name(
        f"{database.name}.before-restore-{at:%Y%m%d-%H%M%S}"
    )
    try:
        copy_backup(backup, new, report)
        check_backup(new, backup)
        close_database(database)
        put_in_place(new, database, aside)
    except OSError as error:
        raise FileRefused(f"{backup} cannot be restored: {error}.") from error
    finally:
        remove_with_companions(new)
    return aside


def copy_backup(backup: Path, new: Path, report: Report) -> None:
    """Copies the file; what lies beside it belongs to it."""
    if not backup.is_file():
        raise FileRefused(f"There is no file {backup}.")
    remove_with_companions(new)
    new.touch(mode=0o600)
    total = backup.stat().st_size
    with backup.open("rb") as source, new.open("wb") as target:
        while block := source.read(BYTES_AT_ONCE):
            target.write(block)
            report("Copying", target.tell(), total)
    log = companion(backup, "-wal")
    if log.exists():
        shutil.copyfile(log, companion(new, "-wal"))


def check_backup(new: Path, backup: Path) -> None:
    """Refuses what is damaged, not of Octavo, or newer than this code."""
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            [fault] = connection.execute("PRAGMA integrity_check(1)").fetchone()
            applied = applied_migrations(connection)
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        raise FileRefused(
            f"{backup} cannot be read as a database: {error}."
        ) from error
    if fault != "ok":
        raise FileRefused(f"{backup} is damaged: {fault}.")
    if FIRST_MIGRATION not in applied:
        raise FileRefused(f"{backup} is a database, but not one of Octavo's.")
    unknown = unknown_migrations(applied)
    if unknown:
        raise FileRefused(
            f"{backup} is from a newer Octavo ({unknown[-1]} is unknown here): "
            "update Octavo first."
        )
    write_through(new)


def applied_migrations(connection: sqlite3.Connection) -> set[MigrationKey]:
    """Read from the file itself; a database that was never Octavo's has none."""
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'"
    if connection.execute(tables).fetchone() is None:
        return set()
    return set(connection.execute("SELECT app, name FROM django_migrations"))


def close_database(database: Path) -> None:
    """Brings the old database into one file; refuses while a process has it open.

    Leaving WAL needs the file alone, so that SQLite itself tells whether it is in use,
    by whatever program. A damaged one cannot tell: it is why somebody restores.
    """
    if not is_database(database):
        return
    try:
        with closing(
            sqlite3.connect(database, timeout=0, isolation_level=None)
        ) as connection:
            [mode] = connection.execute(
                "PRAGMA journal_mode = DELETE"
            ).fetchone()
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        if code in DAMAGE:
            return
        if code != sqlite3.SQLITE_BUSY:
            raise FileRefused(
                f"{database} cannot be closed: {error}."
            ) from error
        mode = "wal"
    if mode != "delete":
        raise FileRefused(
            f"{database} is in use: stop the site first, then restore again."
        )


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without what it adds in the upper bytes."""
    return error.sqlite_errorcode & 0xFF


def is_database(file: Path) -> bool:
    """By its first bytes; SQLite would throw away the log beside anything else."""
    if not file.exists():
        return False
    with file.open("rb") as opened:
        return opened.read(len(HEADER)) == HEADER


def put_in_place(new: Path, database: Path, aside: Path) -> None:
    """Replaces the database in one step: there is always one, with its own log only."""
    if database.exists():
        os.link(database, aside)
    for suffix in COMPANIONS:
        left_over = companion(database, suffix)
        if left_over.exists():
            left_over.rename(companion(aside, suffix))
    new.replace(database)
    write_through(database.parent)


def companion(database: Path, suffix: str) -> Path:
    return database.with_name(database.name + suffix)


def remove_with_companions(database: Path) -> None:
    database.unlink(missing_ok=True)
    for suffix in COMPANIONS:
        companion(database, suffix).unlink(missing_ok=True)


def write_through(path: Path) -> None:
    """Waits until a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
