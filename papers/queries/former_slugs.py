"""Rows by a slug that they have, or had until a curator gave them another.

Files, bookmarks and notes elsewhere keep the old one; the library's history knows it.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from papers.models import LibraryChange


def id_by_former_slug(kind: str, slug: str) -> int | None:
    """Of the row that had the slug last; it may be gone by now."""
    changes = LibraryChange.objects.filter(kind=kind, former_slug=slug)
    # That it is not empty is said for the index, which holds no others.
    change = changes.exclude(former_slug="").order_by("-pk").first()
    return change.row_id if change else None


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
