"""Writing the works of a document: papers that wait as drafts, with their authors."""

from collections.abc import Iterable, Iterator

from papers.models import (
    Author,
    Authorship,
    LibraryChange,
    Paper,
    PaperPage,
)
from papers.services.documents.bibliography_plan import BibliographyPlan
from papers.services.documents.progress import Progress
from papers.services.documents.references import columns_to
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import Part, note_part
from papers.services.library.notes import add_notes
from papers.services.page_cache import render_pages

PAPER = LibraryChange.Kind.PAPER
AUTHOR = LibraryChange.Kind.AUTHOR
BATCH_SIZE = 100


def write_papers(
    plan: BibliographyPlan,
    recorder: ChangeRecorder,
    progress: Progress,
) -> set[Part]:
    """The files of the library that would hold them."""
    if not plan.new or plan.category is None:
        return set()
    entries = [work.note_file(plan.category.slug) for work in plan.new]
    known_authors = set(Author.objects.values_list("pk", flat=True))
    for start in range(0, len(entries), BATCH_SIZE):
        batch = entries[start : start + BATCH_SIZE]
        add_notes(batch, recorder.at)
        progress("Writing", start + len(batch), len(entries))
    slugs = [entry.slug for entry in entries]
    ids = list(ids_with_slugs(slugs))
    recorder.add_created(PAPER, ids)
    authors = set(Author.objects.values_list("pk", flat=True))
    recorder.add_created(AUTHOR, authors - known_authors)
    for done in render_pages(ids):
        progress("Rendering", done, len(ids))
    return {note_part(row_id) for row_id in ids}


def ids_with_slugs(slugs: list[str]) -> Iterator[int]:
    for start in range(0, len(slugs), BATCH_SIZE):
        batch = slugs[start : start + BATCH_SIZE]
        rows = Paper.objects.library().filter(slug__in=batch)
        yield from rows.order_by("pk").values_list("pk", flat=True)


def papers_in_use(ids: set[int]) -> set[int]:
    """Those that are no drafts any more, or on which something hangs."""
    used: set[int] = set()
    for batch in batches_of(ids):
        rows = Paper.objects.filter(pk__in=batch)
        known = rows.exclude(status=Paper.Status.DRAFT)
        used.update(known.values_list("pk", flat=True))
        for model, name in columns_to(Paper, but=(Authorship, PaperPage)):
            found = model._base_manager.filter(**{f"{name}__in": batch})
            used.update(found.values_list(name, flat=True))
    return used


def delete_papers(ids: Iterable[int]) -> None:
    """With their history, which says nothing that somebody wrote."""
    for batch in batches_of(ids):
        Paper.objects.filter(pk__in=batch).delete()
        Paper.history.filter(id__in=batch).delete()


def delete_authors(ids: Iterable[int]) -> None:
    """Those who wrote no other paper."""
    for batch in batches_of(ids):
        Author.objects.filter(pk__in=batch, authorships=None).delete()


def batches_of(ids: Iterable[int]) -> Iterator[list[int]]:
    rows = sorted(ids)
    for start in range(0, len(rows), BATCH_SIZE):
        yield rows[start : start + BATCH_SIZE]
