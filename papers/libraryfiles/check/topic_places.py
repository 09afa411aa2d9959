"""Whether the section that explains a topic is there."""

from collections.abc import Iterator

from papers.libraryfiles.entries import HEADING_OF_KIND, SECTION_KINDS, Library
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.file_names import TOPICS


def check_topic_places(library: Library) -> Iterator[Fault]:
    """Of notes that are no part of this library nothing is known."""
    notes = {note.slug: note for note in library.notes}
    for topic in library.topics:
        slug, _, kind = topic.explained_in.partition("#")
        note = notes.get(slug)
        is_place = kind in SECTION_KINDS
        if is_place and note and note.section(kind) is None:
            yield Fault(
                TOPICS,
                topic.line,
                f"The note {slug} has no section “{HEADING_OF_KIND[kind]}”"
                f" that would explain {topic.slug}",
                "Name one that it has",
            )
