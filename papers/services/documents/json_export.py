"""The library as JSON: all of it, or some papers with the topics that they name."""

from collections.abc import Collection, Iterable

from papers.libraryfiles import Library, NoteFile
from papers.libraryfiles.entries import CategoryEntry, TopicEntry
from papers.libraryfiles.write.json_text import json_of_library
from papers.services.library.export import (
    category_entries,
    library_from_database,
    note_entries_of,
    topic_entries,
)


def library_as_json() -> str:
    """Drafts too; nothing that is retired."""
    return json_of_library(library_from_database())


def papers_as_json(paper_ids: Iterable[int]) -> str:
    """With the categories and topics that they name, and what is above these."""
    notes = note_entries_of(paper_ids)
    library = Library(
        notes=notes,
        categories=categories_of(notes),
        topics=topics_of(notes),
    )
    return json_of_library(library)


def categories_of(notes: Iterable[NoteFile]) -> tuple[CategoryEntry, ...]:
    named = {note.category for note in notes}
    entries = category_entries()
    return tuple(entry for entry in entries if entry.slug in named)


def topics_of(notes: Iterable[NoteFile]) -> tuple[TopicEntry, ...]:
    named: set[str] = set()
    for note in notes:
        named.update(note.topics)
        for question in note.questions:
            named.update(question.topics)
    entries = topic_entries()
    parents = {entry.slug: entry.parent for entry in entries}
    kept = with_all_above(named, parents)
    return tuple(entry for entry in entries if entry.slug in kept)


def with_all_above(slugs: Collection[str], parents: dict[str, str]) -> set[str]:
    kept: set[str] = set()
    for slug in slugs:
        above = slug
        while above and above not in kept:
            kept.add(above)
            above = parents.get(above, "")
    return kept
