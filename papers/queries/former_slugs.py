"""Rows by a slug that they have, or had until a curator gave them another.

Files, bookmarks and notes elsewhere keep the old one; the library's history knows it.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from papers.models import LibraryChange, Paper, Topic


def id_by_former_slug(kind: str, slug: str) -> int | None:
    """Of the row that had the slug last; it may be gone by now."""
    changes = LibraryChange.objects.filter(kind=kind, former_slug=slug)
    # That it is not empty is said for the index, which holds no others.
    change = changes.exclude(former_slug="").order_by("-pk").first()
    return change.row_id if change else None


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
    slugs = defaultdict(list)
    for slug in sorted(holders):
        slugs[holders[slug]].append(slug)
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
