"""A collection as an index that can be taken in again."""

from papers.documents.write_blurb_index import (
    WrittenEntry,
    WrittenGroup,
    WrittenIndex,
    write_blurb_index,
)
from papers.models import Collection, CollectionEntry, Paper
from papers.services.documents.writing import address_of


def collection_as_index(collection: Collection) -> WrittenIndex:
    """With what the index says of each paper, else its TLDR."""
    groups: dict[str, list[WrittenEntry]] = {"": []}
    retired = Paper.Status.RETIRED
    entries = collection.entries.exclude(paper__status=retired)
    for entry in entries.select_related("paper"):
        groups.setdefault(entry.group, []).append(written_entry(entry))
    return write_blurb_index(
        collection.title,
        [WrittenGroup(name, tuple(rows)) for name, rows in groups.items()],
    )


def written_entry(entry: CollectionEntry) -> WrittenEntry:
    paper = entry.paper
    if paper is None:
        return WrittenEntry(entry.title, entry.url, entry.blurb)
    blurb = entry.blurb or " ".join(paper.tldr.split())
    return WrittenEntry(paper.title, address_of(paper), blurb)
