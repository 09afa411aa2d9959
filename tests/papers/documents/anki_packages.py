"""Packages that Anki made of a small kitchen, and others that somebody made to harm.

kitchen.apkg and kitchen-newer.apkg hold one deck of four notes, kitchen-notes.txt the
same notes as Anki exports them as a text.
"""

import io
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path

FOLDER = Path(__file__).with_name("packages")
PACKAGE = (FOLDER / "kitchen.apkg").read_bytes()
NEWER = (FOLDER / "kitchen-newer.apkg").read_bytes()
NOTES = (FOLDER / "kitchen-notes.txt").read_text(encoding="utf-8")
TABLES = """
CREATE TABLE col (models TEXT, decks TEXT);
CREATE TABLE notes (id INTEGER, mid INTEGER, tags TEXT, flds TEXT);
CREATE TABLE cards (nid INTEGER, did INTEGER, ord INTEGER);
"""


def packed(files):
    """A package with these files, by name."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return package.getvalue()


def database_of(script):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.sqlite3"
        connection = sqlite3.connect(file)
        connection.executescript(script)
        connection.close()
        return file.read_bytes()


def package_of(notes, *, models=None, decks=None):
    """notes: (number of the deck, tags, fields) each."""
    named = json.dumps(models if models is not None else {"1": {"name": "Basic"}})
    places = json.dumps(decks if decks is not None else {"7": {"name": "Bread"}})
    script = [TABLES, f"INSERT INTO col VALUES ('{named}', '{places}');"]
    for number, (deck, tags, fields) in enumerate(notes, start=1):
        joined = "\x1f".join(fields).replace("'", "''")
        script.append(f"INSERT INTO notes VALUES ({number}, 1, '{tags}', '{joined}');")
        script.append(f"INSERT INTO cards VALUES ({number}, {deck}, 0);")
    return packed({"collection.anki2": database_of("\n".join(script))})


ENDLESS = """
CREATE TABLE col (models TEXT, decks TEXT);
INSERT INTO col VALUES ('{}', '{}');
CREATE TABLE cards (nid INTEGER, did INTEGER, ord INTEGER);
CREATE VIEW notes AS WITH RECURSIVE more(id) AS (SELECT 1 UNION ALL SELECT id + 1
  FROM more) SELECT max(id) AS id, 1 AS mid, '' AS tags, '' AS flds FROM more;
"""
GENERATED = """
CREATE TABLE col (models TEXT, decks TEXT);
INSERT INTO col VALUES ('{}', '{}');
CREATE TABLE cards (nid INTEGER, did INTEGER, ord INTEGER);
CREATE TABLE notes (id INTEGER, mid INTEGER, tags TEXT,
  flds TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))));
INSERT INTO notes (id, mid, tags) VALUES (1, 1, '');
"""
