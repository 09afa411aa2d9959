"""What loading refuses with nothing changed, since somebody must decide."""

from collections.abc import Iterable

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from papers.libraryfiles import NoteFile
from papers.models import Paper


class NotesAreMissing(Exception):
    """Many of the notes that were loaded are not in the files."""

    def __init__(self, missing_count: int, loaded_count: int) -> None:
        super().__init__(
            f"{missing_count} of {loaded_count} notes are missing."
        )
        self.missing_count = missing_count
        self.loaded_count = loaded_count


class FolderIsAnother(Exception):
    """The files lie elsewhere than those loaded last, and lack some of their entries.

    retired: what would go, as loading names it.
    """

    def __init__(self, former: str, retired: list[str]) -> None:
        super().__init__(f"{len(retired)} entries of {former} are missing.")
        self.former = former
        self.retired = retired


class NamedEntryIsGone(Exception):
    """An entry of the files names what a curator removed.

    noun: what it is. by: the entry, as loading names it.
    """

    def __init__(self, noun: str, slug: str, by: str) -> None:
        super().__init__(
            f"The {noun} {slug}, which the {by} of the files names, was removed here;"
            " nothing was loaded."
            " Put it back in the admin, or take what names it out of the files."
        )


class ArxivNumberIsTaken(Exception):
    """A paper that loading leaves alone has the arXiv number of a note."""

    def __init__(self, note: NoteFile, holder: Paper) -> None:
        place = f"{note.path}:{note.line_of('arxiv')}"
        super().__init__(
            f"{place}: The arXiv number {note.arxiv} is that of"
            f" the {holder.status} paper {holder.slug};"
            " nothing was loaded."
            " Keep to that name, or change the number of one of the two"
            " (in the admin, where the files do not hold the paper)."
        )


def check_arxiv_numbers(notes: Iterable[NoteFile]) -> None:
    """Raises ArxivNumberIsTaken for a note that can't be written."""
    written = {note.slug for note in notes}
    for note, holder in holders_of_numbers(notes):
        if holder.slug not in written:
            raise ArxivNumberIsTaken(note, holder)


def release_arxiv_numbers(notes: Iterable[NoteFile]) -> None:
    """Takes away what another of the notes is to get.

    Two that exchange their numbers could not be written one after the other.
    """
    holder_ids = [holder.pk for _, holder in holders_of_numbers(notes)]
    key = Cast("pk", CharField())
    holders = Paper.objects.filter(pk__in=holder_ids)
    holders.update(arxiv_id=Concat(Value("moving-"), key))


def holders_of_numbers(
    notes: Iterable[NoteFile],
) -> list[tuple[NoteFile, Paper]]:
    """Each note whose arXiv number another paper has, with that paper."""
    by_number = {note.arxiv: note for note in notes if note.arxiv}
    holders = Paper.objects.library().filter(arxiv_id__in=by_number)
    pairs = []
    for holder in holders.order_by("slug"):
        note = by_number[holder.arxiv_id]
        if holder.slug != note.slug:
            pairs.append((note, holder))
    return pairs
