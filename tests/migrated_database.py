"""A database with all migrations applied, kept from one test run to the next.

On SQLite a run starts from a copy of it, so that a single test begins in a second
instead of after eighty migrations. Its name carries a digest of whatever makes the
schema; `migrate` runs over the copy nevertheless.
"""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
# Migrations, the search indexes' tables that they create, and what is installed.
SOURCES = (
    "*/migrations/*.py",
    "study/models/remark_index.py",
    "papers/search/**/*.py",
    "config/settings.py",
    "requirements/test.txt",
)
PREFIX = "octavo-migrated"


def kept_database() -> Path:
    """Where a database of today's schema is kept, or would be."""
    digest = hashlib.sha256(str(os.getuid()).encode())
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    folder = Path(tempfile.gettempdir())
    return folder / f"{PREFIX}-{digest.hexdigest()[:20]}.sqlite3"


def copy_kept_database(name: str) -> bool:
    """Start the test database of this name from the kept one; False: there is none."""
    try:
        shutil.copyfile(kept_database(), name)
    except FileNotFoundError:
        return False
    return True


def keep_database() -> None:
    """Keep the test database, which was just migrated, for the next run."""
    target = kept_database()
    unfinished = target.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(unfinished)])
    unfinished.replace(target)
