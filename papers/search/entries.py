"""SQL that writes search entries from the library's tables, the same for both databases.

`{place}` is the function that finds one text in another, `{list}` joins names, `{paragraphs}` joins bodies,
`{gapless}` is a question's prompt with an ellipsis for each gap of a cloze. The columns are those of `kinds.ALL`.
"""

from dataclasses import dataclass

from papers.search.kinds import ALL, Kind

# A longer text than this is found by its beginning: PostgreSQL bounds what one row's index may hold.
TEXT_LIMIT = 200_000

NAME = """CASE WHEN {place}(author.name, ', ') > 0
    THEN substr(author.name, {place}(author.name, ', ') + 2) || ' '
        || substr(author.name, 1, {place}(author.name, ', ') - 1)
    ELSE author.name END"""
# What else a paper is called: its short name, with and without hyphens, where and when it appeared, its identifiers.
CALLED = """paper.slug || ' ' || replace(paper.slug, '-', '') || ' ' || paper.year || ' ' || paper.venue || ' '
    || paper.doi || CASE WHEN paper.arxiv_id = '' THEN '' ELSE ' arXiv ' || paper.arxiv_id END"""
# Where braces are left over (formulas), a cloze's prompt ends before its first gap.
CLOZE = """(SELECT CASE WHEN {place}(bare.text, '}}}}') > 0
    THEN substr(question.prompt, 1, {place}(question.prompt, '{{{{') - 1) ELSE bare.text END
    FROM (SELECT {gapless} AS text) AS bare)"""

SOURCES = {
    Kind.PAPER: f"""SELECT {Kind.PAPER.base} + paper.id, paper.title,
    COALESCE((SELECT {{list}} FROM (SELECT {NAME} AS name FROM papers_authorship AS authorship
        JOIN papers_author AS author ON author.id = authorship.author_id
        WHERE authorship.paper_id = paper.id ORDER BY authorship.position) AS named), ''),
    {CALLED}, paper.tldr,
    substr(paper.why_it_matters || COALESCE((SELECT {{paragraphs}} FROM (SELECT section.body AS body
        FROM papers_section AS section WHERE section.paper_id = paper.id ORDER BY section.id) AS ordered), ''),
        1, {TEXT_LIMIT})
    FROM papers_paper AS paper WHERE paper.status = 'published'""",
    Kind.QUESTION: f"""SELECT {Kind.QUESTION.base} + question.id,
    CASE question.kind WHEN 'cloze' THEN {CLOZE} ELSE question.prompt END, '', '', '', ''
    FROM papers_question AS question WHERE question.status = 'published' AND question.retired_at IS NULL
    AND EXISTS (SELECT 1 FROM papers_question_papers AS link JOIN papers_paper AS paper ON paper.id = link.paper_id
        WHERE link.question_id = question.id AND paper.status = 'published')""",
    Kind.TOPIC: f"""SELECT {Kind.TOPIC.base} + topic.id, topic.name, '', '', topic.description, ''
    FROM papers_topic AS topic WHERE 1 = 1""",
    Kind.AUTHOR: f"""SELECT {Kind.AUTHOR.base} + author.id, {NAME}, {NAME}, '', '', ''
    FROM papers_author AS author WHERE EXISTS (SELECT 1 FROM papers_authorship AS authorship
        JOIN papers_paper AS paper ON paper.id = authorship.paper_id
        WHERE authorship.author_id = author.id AND paper.status = 'published')""",
    Kind.PATH: f"""SELECT {Kind.PATH.base} + path.id, path.title, '', '', path.description, path.introduction
    FROM papers_readingpath AS path WHERE path.status = 'published'""",
}


@dataclass(frozen=True)
class Dialect:
    """The words in which the databases differ."""

    place: str
    names: str
    paragraphs: str
    gapless: str


def source(kind: Kind, dialect: Dialect, ids: str = "") -> str:
    """The query for all entries of a kind, or for those of the rows that `ids` (SQL) selects."""
    words = {
        "place": dialect.place,
        "list": dialect.names,
        "paragraphs": dialect.paragraphs,
    }
    text = SOURCES[kind].format(**words, gapless=dialect.gapless)
    return f"{text} AND {kind.name.lower()}.id IN ({ids})" if ids else text


def fill(kind: Kind, dialect: Dialect, ids: str = "") -> str:
    return f"INSERT INTO papers_searchentry (id, {', '.join(ALL.names)}) {source(kind, dialect, ids)}"


@dataclass(frozen=True)
class Rows:
    """Rows of a kind that a change makes old: their ids, and the tables that tell them, as SQL."""

    ids: tuple[str, ...]
    tables: str = ""

    def numbers(self, base: int = 0) -> str:
        added = [f"{base} + {each}" if base else each for each in self.ids]
        return f"SELECT {added[0]} {self.tables}" if self.tables else ", ".join(added)


def renew(kind: Kind, dialect: Dialect, rows: Rows) -> list[str]:
    """Statements that write the entries of these rows anew, or away."""
    return [
        f"DELETE FROM papers_searchentry WHERE id IN ({rows.numbers(kind.base)})",
        fill(kind, dialect, rows.numbers()),
    ]


@dataclass(frozen=True)
class Trigger:
    """What a change of a row makes old: which rows, by kind."""

    name: str
    table: str
    event: str
    renewals: tuple[tuple[Kind, Rows], ...]
    condition: str = ""

    def statements(self, dialect: Dialect) -> list[str]:
        return [
            line for kind, rows in self.renewals for line in renew(kind, dialect, rows)
        ]


def changed(*columns: str) -> str:
    return " OR ".join(f"OLD.{column} <> NEW.{column}" for column in columns)


def one(row: str, column: str = "id") -> Rows:
    return Rows((f"{row}.{column}",))


def both(column: str) -> Rows:
    return Rows((f"OLD.{column}", f"NEW.{column}"))


AUTHORS_OF = Rows(("author_id",), "FROM papers_authorship WHERE paper_id = NEW.id")
QUESTIONS_OF = Rows(
    ("question_id",), "FROM papers_question_papers WHERE paper_id = NEW.id"
)
PAPERS_OF = Rows(("paper_id",), "FROM papers_authorship WHERE author_id = NEW.id")
TEXTS = (
    "title",
    "tldr",
    "why_it_matters",
    "status",
    "slug",
    "year",
    "venue",
    "arxiv_id",
    "doi",
)
LIVENESS = " OR (OLD.retired_at IS NULL) <> (NEW.retired_at IS NULL)"


def link_triggers(name: str, table: str, kinds: dict[str, Kind]) -> tuple[Trigger, ...]:
    """For a table of which each row belongs to entries: `kinds` by the column that points there."""
    return tuple(
        Trigger(
            f"{name}_{event.lower()}",
            table,
            event,
            tuple((kind, make(column)) for column, kind in kinds.items()),
        )
        for event, make in (
            ("INSERT", lambda column: one("NEW", column)),
            ("UPDATE", both),
            ("DELETE", lambda column: one("OLD", column)),
        )
    )


def own_triggers(
    name: str, table: str, kind: Kind, texts: tuple[str, ...], more: str = ""
) -> tuple[Trigger, ...]:
    """For a table of which each row has its own entry, made of these columns."""
    return (
        Trigger(f"{name}_insert", table, "INSERT", ((kind, one("NEW")),)),
        Trigger(
            f"{name}_update",
            table,
            "UPDATE",
            ((kind, one("NEW")),),
            changed(*texts) + more,
        ),
        Trigger(f"{name}_delete", table, "DELETE", ((kind, one("OLD")),)),
    )


TRIGGERS = (
    *own_triggers("paper", "papers_paper", Kind.PAPER, TEXTS),
    Trigger(
        "paper_status",
        "papers_paper",
        "UPDATE",
        ((Kind.AUTHOR, AUTHORS_OF), (Kind.QUESTION, QUESTIONS_OF)),
        changed("status"),
    ),
    *link_triggers("section", "papers_section", {"paper_id": Kind.PAPER}),
    *link_triggers(
        "authorship",
        "papers_authorship",
        {"paper_id": Kind.PAPER, "author_id": Kind.AUTHOR},
    ),
    Trigger(
        "author_update",
        "papers_author",
        "UPDATE",
        ((Kind.AUTHOR, one("NEW")), (Kind.PAPER, PAPERS_OF)),
        changed("name"),
    ),
    Trigger("author_delete", "papers_author", "DELETE", ((Kind.AUTHOR, one("OLD")),)),
    *own_triggers(
        "question",
        "papers_question",
        Kind.QUESTION,
        ("prompt", "kind", "status"),
        LIVENESS,
    ),
    *link_triggers(
        "question_paper", "papers_question_papers", {"question_id": Kind.QUESTION}
    ),
    *own_triggers("topic", "papers_topic", Kind.TOPIC, ("name", "description")),
    *own_triggers(
        "path",
        "papers_readingpath",
        Kind.PATH,
        ("title", "description", "introduction", "status"),
    ),
)
