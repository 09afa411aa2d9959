"""The index in SQLite: FTS5 over whole entries, and a small one over their heads.

Triggers on papers_searchentry keep both.
"""

import unicodedata
from collections.abc import Iterator

from papers.search.entries import Dialect, entry_insertion
from papers.search.kinds import ALL, HEAD, Columns, Kind
from papers.search.sqlite import HEADS, VOCABULARY, WORDS
from papers.search.triggers import TRIGGERS
from papers.search.words import LETTERS

DIALECT = Dialect(
    find="instr",
    joined_names="group_concat(name, ', ')",
    joined_bodies="group_concat(char(10) || char(10) || body, '')",
    # Cut at the opening braces as a list in JSON;
    # of each later piece stays what stands behind the closing ones.
    prompt_with_gaps="""(
        SELECT group_concat(piece, '…') FROM (
            SELECT CASE
                WHEN key = 0 OR instr(value, '}}') = 0 THEN value
                ELSE substr(value, instr(value, '}}') + 2) END AS piece
            FROM json_each(
                '[' || replace(json_quote(question.prompt), '{{', '","') || ']')
            ORDER BY key))""",
)
# Each index with what it holds, and how much each column weighs.
INDEXES = {
    WORDS: (ALL, "10.0, 8.0, 10.0, 4.0, 1.0"),
    HEADS: (HEAD, "10.0, 8.0, 10.0, 4.0"),
}
SYMBOLS = range(0x2000, 0x3000)
EMOJI = range(0x1F000, 0x1FC00)


def is_late_symbol(character: str) -> bool:
    """A sign or punctuation mark that Unicode 3.2 did not know yet."""
    is_symbol = unicodedata.category(character)[0] in "SP"
    return is_symbol and unicodedata.ucd_3_2_0.category(character) == "Cn"


# The tokenizer knows the characters of Unicode 6.1 and takes later symbols,
# most emoji among them, for letters.
SYMBOLS_AND_EMOJI = map(chr, [*SYMBOLS, *EMOJI])
LATE_SYMBOLS = "".join(filter(is_late_symbol, SYMBOLS_AND_EMOJI))
TOKENIZER = f"unicode61 remove_diacritics 2 separators '{LATE_SYMBOLS}'"


def folded_sql(value: str) -> str:
    """Replaces in SQL what the tokenizer does not know as a form of a Latin letter."""
    for letter, plain in LETTERS.items():
        forms = [letter]
        capital = letter.upper()
        # ß has no single capital; that of ı is I, a letter of its own.
        if len(capital) == 1 and letter != "ı":
            forms.append(capital)
        for form in forms:
            value = f"replace({value}, '{form}', '{plain}')"
    return value


def folded_columns(row: str, columns: Columns) -> str:
    folded = [folded_sql(f"{row}.{name}") for name in columns.names]
    return ", ".join(folded)


def index_statements() -> Iterator[str]:
    for index, (columns, weights) in INDEXES.items():
        names = ", ".join(columns.names)
        yield f"""CREATE VIRTUAL TABLE {index} USING fts5(
            {names}, content = '', tokenize = "{TOKENIZER}", prefix = '2 3')"""
        yield f"INSERT INTO {index} ({index}, rank) VALUES ('rank', 'bm25({weights})')"
    yield f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab('{WORDS}', 'row')"


def index_insertion(index: str, columns: Columns) -> str:
    names = ", ".join(columns.names)
    values = folded_columns("NEW", columns)
    return f"INSERT INTO {index} (rowid, {names}) SELECT NEW.id, {values}"


def index_deletion(index: str, columns: Columns) -> str:
    """An index without content is told what stood in the row."""
    names = ", ".join(columns.names)
    values = folded_columns("OLD", columns)
    return f"""INSERT INTO {index} ({index}, rowid, {names})
        SELECT 'delete', OLD.id, {values}"""


def trigger_statements() -> Iterator[str]:
    yield from entry_trigger_statements()
    for trigger in TRIGGERS:
        when = ""
        if trigger.condition:
            when = f"WHEN {trigger.condition} "
        body = "; ".join(trigger.statements(DIALECT))
        yield f"""CREATE TRIGGER search_{trigger.name}
            AFTER {trigger.event} ON {trigger.table} {when}
            BEGIN {body}; END"""


def entry_trigger_statements() -> Iterator[str]:
    """What keeps the indexes as the entries are."""
    insertions = []
    deletions = []
    for index, (columns, _) in INDEXES.items():
        insertions.append(index_insertion(index, columns))
        deletions.append(index_deletion(index, columns))
    statements_by_event = {
        "INSERT": insertions,
        "DELETE": deletions,
        "UPDATE": [*deletions, *insertions],
    }
    for event, statements in statements_by_event.items():
        body = "; ".join(statements)
        yield f"""CREATE TRIGGER search_entry_{event.lower()}
            AFTER {event} ON papers_searchentry
            BEGIN {body}; END"""


def trigger_names() -> list[str]:
    names = [
        "search_entry_insert",
        "search_entry_delete",
        "search_entry_update",
    ]
    for trigger in TRIGGERS:
        names.append(f"search_{trigger.name}")
    return names


def removal_statements() -> Iterator[str]:
    for name in trigger_names():
        yield f"DROP TRIGGER IF EXISTS {name}"
    for table in (VOCABULARY, *INDEXES):
        yield f"DROP TABLE IF EXISTS {table}"
    yield "DELETE FROM papers_searchentry"


def fill_statements() -> Iterator[str]:
    """Writes every entry; the indexes follow."""
    for kind in Kind:
        yield entry_insertion(kind, DIALECT)
    for index in INDEXES:
        yield f"INSERT INTO {index} ({index}) VALUES ('optimize')"
