"""Rows by a slug that they have, or had until a curator gave them another.

Files, bookmarks and notes elsewhere keep the old one; the library's history knows it.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from papers.models import LibraryChange, Merge, Paper, Topic


def id_by_former_slug(kind: str, slug: str) -> int | None:
    """Of the row that had the slug last; it may be gone by now.

    Where that went into another one, of the other.
    """
    changes = LibraryChange.objects.filter(kind=kind, former_slug=slug)
    # That it is not empty is said for the index, which holds no others.
    change = changes.exclude(former_slug="").order_by("-pk").first()
    return row_it_is_now(kind, change.row_id) if change else None


def row_it_is_now(kind: str, row_id: int) -> int:
    """The row itself, or that which it went into, merged as it may be again."""
    merges = Merge.objects.standing().filter(kind=kind)
    found = merges.filter(dropped_id=row_id).first()
    return row_it_is_now(kind, found.kept_id) if found else row_id


def merged_rows(kind: str) -> dict[int, int]:
    """What each of those that went into another one went into."""
    merges = Merge.objects.standing().filter(kind=kind)
    return dict(merges.values_list("dropped_id", "kept_id"))


def follow_merges(row_id: int, merged: dict[int, int]) -> int:
    """As `row_it_is_now`, of merges that are known."""
    while row_id in merged:
        row_id = merged[row_id]
    return row_id


def former_slugs(kind: str) -> defaultdict[int, list[str]]:
    """By row, in alphabetical order, the slugs that still lead to it.

    Of papers and topics. A slug that something has today leads there.
    """
    model = Topic if kind == LibraryChange.Kind.TOPIC else Paper
    changes = LibraryChange.objects.filter(kind=kind).exclude(former_slug="")
    in_order = changes.order_by("pk").values_list("former_slug", "row_id")
    # The one that had a slug last is the one to which it leads.
    holders = dict(in_order)
    living = model._base_manager.filter(slug__in=holders)
    for slug in living.values_list("slug", flat=True):
        del holders[slug]
    merged = merged_rows(kind)
    slugs = defaultdict(list)
    for slug in sorted(holders):
        slugs[follow_merges(holders[slug], merged)].append(slug)
    return slugs


def ids_by_slug(
    kind: str, rows: QuerySet, slugs: Iterable[str]
) -> dict[str, int]:
    """Those of the rows that are there; a slug of today goes before a former one."""
    wanted = list(slugs)
    named = rows.filter(slug__in=wanted)
    ids = dict(named.values_list("slug", "pk"))
    for slug in wanted:
        if slug not in ids:
            row = rows.filter(pk=id_by_former_slug(kind, slug)).first()
            if row:
                ids[slug] = row.pk
    return ids
