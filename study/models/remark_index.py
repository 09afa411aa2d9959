"""The index over the words of remarks, as each database keeps it.

`Remark.search_text` holds a remark's words, folded as the library's search folds them,
each once, and before them a mark of the group: so that a word that all groups of the
site use is looked up in one of them. SQLite has FTS5 over that column, kept by triggers
of its table; PostgreSQL an index of the words that stand in it.

SQLite drops a table's triggers when a migration remakes the table: one that alters
remarks ends with `install_remark_index`.
"""

from collections.abc import Iterator
from typing import Any

from papers.search.sqlite_index import TOKENIZER
from papers.search.words import split_words

# No word has one of them, so that no beginning of a word fits a group's mark.
GROUP_SIGN = "#"
# In characters; PostgreSQL bounds what a word may have.
LONGEST_WORD = 200
WORDS = "study_remarkwords"
VECTOR = "array_to_tsvector(string_to_array(search_text, ' '))"
OLD_TEXT = "'delete', OLD.id, OLD.search_text"
NEW_TEXT = "NEW.id, NEW.search_text"


def words_of(text: str) -> list[str]:
    """Each once, as they are looked up."""
    shortened = [word[:LONGEST_WORD] for word in split_words(text)]
    return list(dict.fromkeys(shortened))


def group_mark(group_id: int) -> str:
    return f"{GROUP_SIGN}{group_id}"


def search_text_of(text: str, group_id: int) -> str:
    if not text:
        return ""
    return " ".join([group_mark(group_id), *words_of(text)])


def index_query(vendor: str, words: list[str], group_id: int) -> str:
    """In the database's language: remarks of the group with these beginnings of words.

    Each word stands in quotes, so that none is an operator.
    """
    if vendor == "postgresql":
        beginnings = [f"'{word}':*" for word in words]
        return " & ".join([f"'{group_mark(group_id)}'", *beginnings])
    beginnings = [f'"{word}" *' for word in words]
    return " AND ".join([f'"{group_mark(group_id)}"', *beginnings])


def remark_ids_sql(vendor: str) -> str:
    """The numbers of the remarks that fit the query, its one parameter."""
    if vendor == "postgresql":
        return f"SELECT id FROM study_remark WHERE {VECTOR} @@ %s::tsquery"
    return f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH %s"


def sqlite_statements() -> Iterator[str]:
    yield f"""CREATE VIRTUAL TABLE {WORDS} USING fts5(
        search_text, content = 'study_remark', content_rowid = 'id',
        tokenize = "{TOKENIZER} tokenchars '{GROUP_SIGN}'", prefix = '2 3')"""
    deletion = (
        f"INSERT INTO {WORDS} ({WORDS}, rowid, search_text) SELECT {OLD_TEXT}"
    )
    insertion = f"INSERT INTO {WORDS} (rowid, search_text) SELECT {NEW_TEXT}"
    yield f"""CREATE TRIGGER remark_words_insert AFTER INSERT ON study_remark
        BEGIN {insertion}; END"""
    yield f"""CREATE TRIGGER remark_words_delete AFTER DELETE ON study_remark
        BEGIN {deletion}; END"""
    yield f"""CREATE TRIGGER remark_words_update AFTER UPDATE ON study_remark
        WHEN OLD.search_text <> NEW.search_text
        BEGIN {deletion}; {insertion}; END"""
    yield f"INSERT INTO {WORDS} ({WORDS}) VALUES ('rebuild')"


def removal_statements(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield f"DROP INDEX IF EXISTS {WORDS}"
        return
    for event in ("insert", "delete", "update"):
        yield f"DROP TRIGGER IF EXISTS remark_words_{event}"
    yield f"DROP TABLE IF EXISTS {WORDS}"


def install_remark_index(apps: Any, schema_editor: Any) -> None:
    """With all remarks that are there; whatever was there before goes."""
    remove_remark_index(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {WORDS} ON study_remark USING gin ({VECTOR})",
            params=None,
        )
        return
    for statement in sqlite_statements():
        schema_editor.execute(statement, params=None)


def remove_remark_index(apps: Any, schema_editor: Any) -> None:
    for statement in removal_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
