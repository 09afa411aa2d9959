"""The database keeps the index: it always holds exactly what is public."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from papers.models import (
    Author,
    Authorship,
    Link,
    Paper,
    Question,
    ReadingPath,
    SearchEntry,
    Section,
    Topic,
)
from papers.search import sqlite_index
from papers.search.entries import entry_query
from papers.search.kinds import ALL, Kind
from papers.search.schema import database_index
from papers.search.triggers import TRIGGERS
from tests.factories import QuestionFactory


def wanted_entries():
    """What the index should hold, read from the library."""
    rows = []
    with connection.cursor() as cursor:
        for kind in Kind:
            cursor.execute(entry_query(kind, database_index(connection.vendor).DIALECT))
            rows += cursor.fetchall()
    return sorted(rows)


def entries():
    return sorted(SearchEntry.objects.values_list("id", *ALL.names))


def change_title(library):
    Paper.objects.filter(slug="gpt").update(title="Other")


def publish(library):
    library["draft"].status = "published"
    library["draft"].save()


def retire(library):
    Paper.objects.filter(slug="transformer").update(status="retired")


def delete_paper(library):
    Question.objects.all().delete()
    library["transformer"].delete()


def move_section(library):
    Section.objects.filter(paper=library["bare"]).delete()
    Section.objects.filter(paper=library["gpt"]).update(paper=library["bare"])


def rename_author(library):
    Author.objects.filter(name="Kaiser, Łukasz").update(name="Kaiser, L.")


def move_authorship(library):
    Authorship.objects.filter(author__name="Hidden, Nobody").update(
        paper=library["gpt"]
    )


def delete_author(library):
    Author.objects.get(name="Kaiser, Łukasz").delete()


def retire_question(library):
    Question.objects.filter(slug="why").update(retired_at=timezone.now())


def move_question(library):
    Question.objects.get(slug="why").papers.set([library["draft"]])


def link_papers(library):
    Link.objects.create(
        source=library["gpt"],
        target=library["resnet"],
        kind="builds_on",
        reason="It keeps the skips.",
    )


def name_paper(library):
    Paper.objects.filter(slug="gpt").update(also_called="in-context learner")


def name_topic(library):
    Topic.objects.filter(slug="heads").update(also_called="many eyes")


def change_topic(library):
    Topic.objects.filter(slug="heads").update(
        name="Many heads", description="Side by side."
    )


def delete_topic(library):
    Topic.objects.filter(slug="heads").delete()


def withdraw_path(library):
    ReadingPath.objects.filter(slug="begin").update(status="draft")


CHANGES = (
    change_title,
    publish,
    retire,
    delete_paper,
    move_section,
    rename_author,
    move_authorship,
    delete_author,
    retire_question,
    move_question,
    link_papers,
    name_paper,
    name_topic,
    change_topic,
    delete_topic,
    withdraw_path,
)


def test_nothing_but_what_is_public_is_in_the_index(library):
    assert entries() == wanted_entries()
    assert [
        row for row in entries() if "canary" in str(row).lower() or "Nobody" in str(row)
    ] == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_index_follows_every_change(library, change):
    before = entries()
    change(library)
    assert entries() == wanted_entries()
    assert entries() != before


def test_what_a_link_says_goes_with_its_source(library):
    link_papers(library)
    Paper.objects.filter(slug="gpt").update(status="draft")
    assert entries() == wanted_entries()
    assert "skips" not in str(entries())
    Link.objects.update(reason="It keeps the jumps.")
    Paper.objects.filter(slug="gpt").update(status="published")
    assert entries() == wanted_entries()
    assert "jumps" in str(entries())
    Link.objects.all().delete()
    assert entries() == wanted_entries()
    assert "jumps" not in str(entries())


def test_answers_of_a_cloze_stay_out(library):
    home = library["transformer"]
    QuestionFactory(
        slug="maths",
        home=home,
        kind="cloze",
        prompt="With {{$\\frac{1}{\\sqrt{d}}$|scaling}} it is stable.",
    )
    prompts = SearchEntry.objects.filter(
        id__gt=Kind.QUESTION.base, id__lte=Kind.QUESTION.last
    )
    assert sorted(prompts.values_list("title", flat=True)) == [
        "Base has … layers.",
        "Why is recurrence slow?",
        "With ",
    ]


def test_all_triggers_are_there_after_the_migrations(db):
    """A migration that remakes a table of the library must install them again.

    papers.search.schema says how.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'search_%'")
            wanted = [f"search_{trigger.name}" for trigger in TRIGGERS]
        else:
            cursor.execute(
                """SELECT name FROM sqlite_master
                    WHERE type = 'trigger' AND name LIKE 'search_%'"""
            )
            wanted = sqlite_index.trigger_names()
        assert sorted(name for (name,) in cursor.fetchall()) == sorted(wanted)


def test_rebuild_repairs_a_damaged_index(library, find):
    SearchEntry.objects.all().delete()
    assert find("kaiser") == []
    call_command("rebuild_search", verbosity=0)
    assert entries() == wanted_entries()
    assert find("kaiser") == ["transformer"]


def test_rebuild_may_take_longer_than_a_page(library):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no limit for a statement")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '30s'")
        call_command("rebuild_search", verbosity=0)
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.parametrize(
    ("kind", "looked_up"),
    [(Kind.PAPER, "source"), (Kind.AUTHOR, "paper"), (Kind.QUESTION, "paper")],
)
def test_an_entry_is_written_without_a_walk_through_all_papers(
    library, kind, looked_up
):
    """A plan that begins at what is published grows with the library."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite begins at the row")
    query = entry_query(kind, database_index(connection.vendor).DIALECT, "1")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {query}".replace("%", "%%"))
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert f"paper_by_newest on papers_paper {looked_up}" not in plan
