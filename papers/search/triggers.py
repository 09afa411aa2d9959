"""Which changes of the library's tables make which search entries old."""

from collections.abc import Mapping
from dataclasses import dataclass

from papers.search.entries import Dialect, entry_insertion
from papers.search.kinds import Kind


@dataclass(frozen=True)
class StaleRows:
    """The ids of changed rows, as SQL: of the trigger's own row, or of `tables`."""

    ids: tuple[str, ...]
    tables: str = ""

    def id_sql(self, base: int = 0) -> str:
        """The ids with a base added: a list, or a query with one column."""
        ids = list(self.ids)
        if base:
            ids = [f"{base} + {row_id}" for row_id in self.ids]
        listed = ", ".join(ids)
        if not self.tables:
            return listed
        return f"SELECT {listed} {self.tables}"


@dataclass(frozen=True)
class Renewal:
    """Writes the entries of these rows anew, or away."""

    kind: Kind
    rows: StaleRows

    def statements(self, dialect: Dialect) -> list[str]:
        entry_ids = self.rows.id_sql(self.kind.base)
        return [
            f"DELETE FROM papers_searchentry WHERE id IN ({entry_ids})",
            entry_insertion(self.kind, dialect, self.rows.id_sql()),
        ]


@dataclass(frozen=True)
class Trigger:
    """What is renewed after each INSERT, UPDATE or DELETE of a table's row."""

    name: str
    table: str
    event: str
    renewals: tuple[Renewal, ...]
    condition: str = ""

    def statements(self, dialect: Dialect) -> list[str]:
        statements = []
        for renewal in self.renewals:
            statements += renewal.statements(dialect)
        return statements


def new_row(column: str = "id") -> StaleRows:
    return StaleRows((f"NEW.{column}",))


def old_row(column: str = "id") -> StaleRows:
    return StaleRows((f"OLD.{column}",))


def old_and_new_row(column: str) -> StaleRows:
    return StaleRows((f"OLD.{column}", f"NEW.{column}"))


def any_changed(*columns: str) -> str:
    changes = [f"OLD.{column} <> NEW.{column}" for column in columns]
    return " OR ".join(changes)


def link_triggers(
    name: str,
    table: str,
    kinds: Mapping[str, Kind],
) -> tuple[Trigger, ...]:
    """For a table of which each row belongs to other things' entries.

    `kinds` has what it belongs to by the column that points there.
    """
    stale_rows_by_event = {
        "INSERT": new_row,
        "UPDATE": old_and_new_row,
        "DELETE": old_row,
    }
    triggers = []
    for event, stale_rows in stale_rows_by_event.items():
        renewals = []
        for column, kind in kinds.items():
            renewals.append(Renewal(kind, stale_rows(column)))
        trigger = Trigger(
            name=f"{name}_{event.lower()}",
            table=table,
            event=event,
            renewals=tuple(renewals),
        )
        triggers.append(trigger)
    return tuple(triggers)


def row_triggers(
    name: str,
    table: str,
    kind: Kind,
    *,
    change: str,
    arrival: str = "",
) -> tuple[Trigger, ...]:
    """For a table of which each row has its own entry; `change` says when anew.

    arrival: which new rows may have one; empty for all.
    """
    insertion = Trigger(
        name=f"{name}_insert",
        table=table,
        event="INSERT",
        renewals=(Renewal(kind, new_row()),),
        condition=arrival,
    )
    update = Trigger(
        name=f"{name}_update",
        table=table,
        event="UPDATE",
        renewals=(Renewal(kind, new_row()),),
        condition=change,
    )
    deletion = Trigger(
        name=f"{name}_delete",
        table=table,
        event="DELETE",
        renewals=(Renewal(kind, old_row()),),
    )
    return insertion, update, deletion


AUTHORS_OF_PAPER = StaleRows(
    ids=("author_id",),
    tables="FROM papers_authorship WHERE paper_id = NEW.id",
)
QUESTIONS_OF_PAPER = StaleRows(
    ids=("question_id",),
    tables="FROM papers_question_papers WHERE paper_id = NEW.id",
)
PAPERS_OF_AUTHOR = StaleRows(
    ids=("paper_id",),
    tables="FROM papers_authorship WHERE author_id = NEW.id",
)
PAPERS_LINKED_FROM = StaleRows(
    ids=("target_id",),
    tables="FROM papers_link WHERE source_id = NEW.id",
)
PAPER_CHANGE = any_changed(
    "title",
    "also_called",
    "tldr",
    "why_it_matters",
    "status",
    "slug",
    "year",
    "venue",
    "arxiv_id",
    "doi",
)
QUESTION_TEXT_CHANGE = any_changed("prompt", "kind", "status")
RETIREMENT = "(OLD.retired_at IS NULL) <> (NEW.retired_at IS NULL)"
QUESTION_CHANGE = f"{QUESTION_TEXT_CHANGE} OR {RETIREMENT}"
TOPIC_CHANGE = any_changed("name", "also_called", "description")
PATH_CHANGE = any_changed("title", "description", "introduction", "status")

PAPER_STATUS = Trigger(
    name="paper_status",
    table="papers_paper",
    event="UPDATE",
    renewals=(
        Renewal(Kind.AUTHOR, AUTHORS_OF_PAPER),
        Renewal(Kind.QUESTION, QUESTIONS_OF_PAPER),
        Renewal(Kind.PAPER, PAPERS_LINKED_FROM),
    ),
    condition=any_changed("status"),
)
AUTHOR_UPDATE = Trigger(
    name="author_update",
    table="papers_author",
    event="UPDATE",
    renewals=(
        Renewal(Kind.AUTHOR, new_row()),
        Renewal(Kind.PAPER, PAPERS_OF_AUTHOR),
    ),
    condition=any_changed("name"),
)
AUTHOR_DELETE = Trigger(
    name="author_delete",
    table="papers_author",
    event="DELETE",
    renewals=(Renewal(Kind.AUTHOR, old_row()),),
)
SECTION_LINKS = {"paper_id": Kind.PAPER}
AUTHORSHIP_LINKS = {"paper_id": Kind.PAPER, "author_id": Kind.AUTHOR}
QUESTION_LINKS = {"question_id": Kind.QUESTION}
# What a link says counts for the paper to which it leads.
REASON_LINKS = {"target_id": Kind.PAPER}

TRIGGERS = (
    *row_triggers(
        "paper",
        "papers_paper",
        Kind.PAPER,
        change=PAPER_CHANGE,
        arrival="NEW.status = 'published'",
    ),
    PAPER_STATUS,
    *link_triggers("section", "papers_section", SECTION_LINKS),
    *link_triggers("link", "papers_link", REASON_LINKS),
    *link_triggers("authorship", "papers_authorship", AUTHORSHIP_LINKS),
    AUTHOR_UPDATE,
    AUTHOR_DELETE,
    *row_triggers(
        "question", "papers_question", Kind.QUESTION, change=QUESTION_CHANGE
    ),
    *link_triggers("question_paper", "papers_question_papers", QUESTION_LINKS),
    *row_triggers("topic", "papers_topic", Kind.TOPIC, change=TOPIC_CHANGE),
    *row_triggers("path", "papers_readingpath", Kind.PATH, change=PATH_CHANGE),
)
