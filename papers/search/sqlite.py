"""FTS5: one index over whole entries, a small one over their heads, both kept by triggers on papers_searchentry."""

import unicodedata
from collections.abc import Iterator

from django.db import connection

from papers.search.entries import TRIGGERS, Dialect, fill
from papers.search.kinds import ALL, AUTHORS, HEAD, Columns, Kind
from papers.search.syntax import And, Node, Not, Or, Text
from papers.search.words import LETTERS

DIALECT = Dialect(
    place="instr",
    names="group_concat(name, ', ')",
    paragraphs="group_concat(char(10) || char(10) || body, '')",
    # Cut at the opening braces as a list in JSON; of each later piece stays what stands behind the closing ones.
    gapless="""(SELECT group_concat(piece, '…') FROM (SELECT
        CASE WHEN key = 0 OR instr(value, '}}') = 0 THEN value ELSE substr(value, instr(value, '}}') + 2) END AS piece
        FROM json_each('[' || replace(json_quote(question.prompt), '{{', '","') || ']') ORDER BY key))""",
)
# The tokenizer knows the characters of Unicode 6.1 and takes later signs, most emoji among them, for letters.
SIGNS = "".join(
    sign
    for sign in map(chr, [*range(0x2000, 0x3000), *range(0x1F000, 0x1FC00)])
    if unicodedata.category(sign)[0] in "SP"
    and unicodedata.ucd_3_2_0.category(sign) == "Cn"
)
TOKENS = f"""tokenize = "unicode61 remove_diacritics 2 separators '{SIGNS}'", prefix = '2 3'"""
TABLES = {
    "papers_searchwords": (ALL, "10.0, 8.0, 10.0, 4.0, 1.0"),
    "papers_searchheads": (HEAD, "10.0, 8.0, 10.0, 4.0"),
}
VOCABULARY = "papers_searchvocabulary"


class Sqlite:
    """How the search asks SQLite."""

    def index(self, columns: Columns) -> str:
        return "papers_searchheads" if columns.is_head else "papers_searchwords"

    def table(self, node: Node, columns: Columns) -> tuple[str, list[str]]:
        return self.index(columns), []

    def number(self, columns: Columns) -> str:
        return f"{self.index(columns)}.rowid"

    def condition(self, node: Node, columns: Columns) -> tuple[str, list[str]]:
        return f"{self.index(columns)} MATCH %s", [expression(node, columns)]

    def order(self, node: Node, columns: Columns) -> tuple[str, list[str]]:
        return "rank", []

    def word_counts(self) -> Iterator[tuple[str, int]]:
        """Every word of the index with the number of entries that hold it."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT term, doc FROM {VOCABULARY}")
            yield from cursor


def expression(node: Node, columns: Columns) -> str:
    """FTS5's own language; every word stands in quotes, so that none is an operator."""
    if isinstance(node, Text):
        return leaf(node, AUTHORS if node.only_authors else columns)
    if isinstance(node, Or):
        return "(" + " OR ".join(expression(part, columns) for part in node.parts) + ")"
    if isinstance(node, And):
        wanted = [
            expression(part, columns)
            for part in node.parts
            if not isinstance(part, Not)
        ]
        unwanted = [
            f" NOT {expression(part.part, ALL)}"
            for part in node.parts
            if isinstance(part, Not)
        ]
        return f"(({' AND '.join(wanted)}){''.join(unwanted)})"
    raise TypeError(f"{node} is no text")


def leaf(text: Text, columns: Columns) -> str:
    names = "" if columns.is_whole else "{" + " ".join(columns.names) + "} : "
    return f'{names}"{" ".join(text.words)}"{" *" if text.is_prefix else ""}'


def folded(value: str) -> str:
    """Replaces in SQL what the tokenizer does not know as a form of a Latin letter."""
    for letter, plain in LETTERS.items():
        for form in (
            {letter, letter.upper()}
            if len(letter.upper()) == 1 and letter != "ı"
            else {letter}
        ):
            value = f"replace({value}, '{form}', '{plain}')"
    return value


def index_statements() -> Iterator[str]:
    for table, (columns, weights) in TABLES.items():
        names = ", ".join(columns.names)
        yield f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content = '', {TOKENS})"
        yield f"INSERT INTO {table} ({table}, rank) VALUES ('rank', 'bm25({weights})')"
    yield f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab('papers_searchwords', 'row')"


def insertion(table: str, columns: Columns, row: str) -> str:
    values = ", ".join(folded(f"{row}.{name}") for name in columns.names)
    return f"INSERT INTO {table} (rowid, {', '.join(columns.names)}) SELECT {row}.id, {values}"


def deletion(table: str, columns: Columns) -> str:
    values = ", ".join(folded(f"OLD.{name}") for name in columns.names)
    return f"INSERT INTO {table} ({table}, rowid, {', '.join(columns.names)}) SELECT 'delete', OLD.id, {values}"


def trigger_statements() -> Iterator[str]:
    added = "; ".join(
        insertion(table, columns, "NEW") for table, (columns, _) in TABLES.items()
    )
    taken = "; ".join(
        deletion(table, columns) for table, (columns, _) in TABLES.items()
    )
    for event, body in (
        ("INSERT", added),
        ("DELETE", taken),
        ("UPDATE", f"{taken}; {added}"),
    ):
        name = f"search_entry_{event.lower()}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON papers_searchentry BEGIN {body}; END"
    for trigger in TRIGGERS:
        when = f"WHEN {trigger.condition} " if trigger.condition else ""
        body = "; ".join(trigger.statements(DIALECT))
        yield f"CREATE TRIGGER search_{trigger.name} AFTER {trigger.event} ON {trigger.table} {when}BEGIN {body}; END"


def trigger_names() -> list[str]:
    own = [f"search_entry_{event}" for event in ("insert", "delete", "update")]
    return own + [f"search_{trigger.name}" for trigger in TRIGGERS]


def removal_statements() -> Iterator[str]:
    for name in trigger_names():
        yield f"DROP TRIGGER IF EXISTS {name}"
    for table in (VOCABULARY, *TABLES):
        yield f"DROP TABLE IF EXISTS {table}"
    yield "DELETE FROM papers_searchentry"


def fill_statements() -> Iterator[str]:
    """Writes every entry; the indexes follow."""
    for kind in Kind:
        yield fill(kind, DIALECT)
    for table in TABLES:
        yield f"INSERT INTO {table} ({table}) VALUES ('optimize')"
