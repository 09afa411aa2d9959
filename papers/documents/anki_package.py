"""Anki's packages (.apkg, .colpkg): a database in a ZIP file, as a text of its notes.

The text is the one that Anki itself exports, so that both are read alike. Nothing of
the package becomes a path, and the database is only read from.
"""

import csv
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

START = b"PK\x03\x04"
MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 200 * MEGABYTE
LARGEST_TEXT = 20 * MEGABYTE
MOST_FILES = 20_000
MOST_NOTES = 5_000
MOST_CARDS = 500_000
# Of the newer form, packed with Zstandard, which Python cannot unpack yet.
NEWER = "collection.anki21b"
TABLES = ("col", "cards", "notes")
# In what SQLite says of a column: whether it is computed.
HIDDEN = 6
DATABASES = ("collection.anki21", "collection.anki2")
# How much the database may do for one question: some seconds.
STEPS = 100_000
MOST_STEPS = 500
BETWEEN_FIELDS = "\x1f"
HEAD = (
    "#separator:tab\n#html:true\n"
    "#notetype column:1\n#deck column:2\n#tags column:3\n"
)

NO_PACKAGE = (
    "This packed file is no package of Anki: it has no collection in it."
)
NEWER_FORM = (
    "This package has Anki's newer form, which is not read here. Export it again"
    " with “Support older Anki versions” ticked, or as notes in plain text."
)
BROKEN = "This package cannot be unpacked: it is damaged, locked or cut short."
BROKEN_DATABASE = "The collection in this package is damaged."
TOO_LARGE = (
    f"Unpacked this package is larger than {LARGEST_UNPACKED // MEGABYTE} MB."
    " Take a part of it."
)
TOO_MUCH_TEXT = (
    f"The notes of this package have more than {LARGEST_TEXT // MEGABYTE} MB of"
    " text. Take a part of them."
)
TOO_MANY = f"This package has more than {MOST_NOTES:,} notes. Take a part."


class NoPackage(ValueError):
    """What is wrong with it, in words."""


def text_of_package(content: bytes) -> str:
    """Raises NoPackage."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            database = unpack_database(package)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        if isinstance(error, NoPackage):
            raise
        raise NoPackage(BROKEN) from error
    try:
        return text_of_database(database)
    except (sqlite3.Error, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, NoPackage):
            raise
        raise NoPackage(BROKEN_DATABASE) from error


def unpack_database(package: zipfile.ZipFile) -> bytes:
    files = {file.filename: file for file in package.infolist()}
    if NEWER in files:
        raise NoPackage(NEWER_FORM)
    unpacked = sum(file.file_size for file in files.values())
    if len(files) > MOST_FILES or unpacked > LARGEST_UNPACKED:
        raise NoPackage(TOO_LARGE)
    for name in DATABASES:
        if name in files:
            with package.open(files[name]) as database:
                content = database.read(LARGEST_UNPACKED + 1)
            # What a file says of its size need not be true.
            if len(content) > LARGEST_UNPACKED:
                raise NoPackage(TOO_LARGE)
            return content
    raise NoPackage(NO_PACKAGE)


def text_of_database(content: bytes) -> str:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "collection"
        file.write_bytes(content)
        address = f"{file.as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            limit_connection(connection)
            refuse_computed(connection)
            return "".join(rows_of_text(connection))


def limit_connection(connection: sqlite3.Connection) -> None:
    """Somebody else wrote what it will be asked."""
    steps = iter(range(MOST_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_TEXT)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.text_factory = lambda value: value.decode("utf-8", "replace")


def refuse_computed(connection: sqlite3.Connection) -> None:
    """Only what is stored is read: a view can make any number of rows of any size."""
    for table in TABLES:
        row = connection.execute(
            "SELECT type, sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        is_stored = (
            row and row[0] == "table" and "VIRTUAL" not in row[1].upper()
        )
        if not is_stored:
            raise NoPackage(BROKEN_DATABASE)
        columns = connection.execute(f"PRAGMA table_xinfo({table})")
        if any(column[HIDDEN] for column in columns):
            raise NoPackage(BROKEN_DATABASE)


def rows_of_text(connection: sqlite3.Connection) -> Iterator[str]:
    models, decks = kinds_and_decks(connection)
    cards = connection.execute(f"SELECT nid, did FROM cards LIMIT {MOST_CARDS}")
    deck_of_note: dict[Any, Any] = {}
    for note_id, deck_id in cards:
        deck_of_note.setdefault(note_id, deck_id)
    rows = connection.execute(
        f"SELECT id, mid, tags, flds FROM notes LIMIT {MOST_NOTES + 1}"
    )
    yield HEAD
    length = 0
    for number, (note_id, model_id, tags, fields) in enumerate(rows):
        if number == MOST_NOTES:
            raise NoPackage(TOO_MANY)
        deck = decks.get(str(deck_of_note.get(note_id)), "")
        texts = as_text(fields).split(BETWEEN_FIELDS)
        words = " ".join(as_text(tags).split())
        row = row_of_text([models.get(str(model_id), ""), deck, words, *texts])
        length += len(row)
        if length > LARGEST_TEXT:
            raise NoPackage(TOO_MUCH_TEXT)
        yield row


def kinds_and_decks(
    connection: sqlite3.Connection,
) -> tuple[dict[str, str], dict[str, str]]:
    """The names of the kinds of notes and of the decks, by their numbers."""
    found = connection.execute("SELECT models, decks FROM col").fetchone()
    if found is None:
        raise NoPackage(BROKEN_DATABASE)
    if not as_text(found[0]).strip():
        raise NoPackage(NEWER_FORM)
    return names_by_number(found[0]), names_by_number(found[1])


def names_by_number(text: Any) -> dict[str, str]:
    rows = json.loads(as_text(text))
    if not isinstance(rows, dict):
        raise NoPackage(BROKEN_DATABASE)
    names = {}
    for number, row in rows.items():
        name = row.get("name") if isinstance(row, dict) else ""
        names[number] = as_text(name)
    return names


def as_text(value: Any) -> str:
    return value.replace("\x00", "") if isinstance(value, str) else ""


def row_of_text(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerow(cells)
    return text.getvalue()
