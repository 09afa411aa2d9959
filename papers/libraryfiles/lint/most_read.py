"""The papers to which most others lead ask the most.

Full notes first, then what most papers lead to, of equals the newest. Unlike importance
(papers/queries/catalogue.py) it minds no questions: a note that asks too little would
drop out of those that are told so.
"""

from collections.abc import Iterator

from papers.libraryfiles.entries import Library, NoteFile
from papers.libraryfiles.faults import Fault

MOST_READ = 40
LEAST_OF_MOST_READ = 10
# A smaller library has no forty that stand out.
ENOUGH_NOTES = 200


def lint_most_read(library: Library) -> Iterator[Fault]:
    if len(library.notes) < ENOUGH_NOTES:
        return
    for note in important_notes(library)[:MOST_READ]:
        count = published_count(note)
        if count < LEAST_OF_MOST_READ:
            yield Fault(
                note.path,
                1,
                f"{note.slug} is one of the {MOST_READ} most read notes"
                f" and asks {count} questions",
                f"Ask at least {LEAST_OF_MOST_READ}",
            )


def important_notes(library: Library) -> list[NoteFile]:
    leading_here: dict[str, set[str]] = {}
    for note in library.notes:
        for link in note.links:
            leading_here.setdefault(link.paper, set()).add(note.slug)

    def importance(note: NoteFile) -> tuple[bool, int, int, str]:
        leading = leading_here.get(note.slug, set())
        return note.note != "full", -len(leading), -note.year, note.title

    published = [note for note in library.notes if note.status == "published"]
    return sorted(published, key=importance)


def published_count(note: NoteFile) -> int:
    return sum(question.status == "published" for question in note.questions)
