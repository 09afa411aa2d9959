"""Collections: all of them, and one with its groups and where the learner stands."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from papers.models import (
    Collection,
    CollectionEntry,
    Paper,
    paper_is_published,
)
from study.access import learner_of, visible_collection
from study.models import Learner, Reading
from study.reading.marks import STATUS_LABELS


@dataclass
class ShownGroup:
    """A heading with what stands below it; anchor: by which it is found."""

    name: str
    anchor: str
    entries: list[dict[str, Any]] = field(default_factory=list)


@require_safe
@login_not_required
def collection_list(request: HttpRequest) -> HttpResponse:
    is_shown = paper_is_published("entries__paper")
    papers = Count("entries__paper", filter=is_shown, distinct=True)
    rows = Collection.objects.published().annotate(paper_count=papers)
    context = {"collections": rows.order_by("title", "pk")}
    return render(request, "library/collection_list.html", context)


@require_safe
@login_not_required
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    found = visible_collection(request, slug)
    entries = list(found.entries.shown().select_related("paper"))
    papers = {entry.paper_id for entry in entries if entry.paper_id}
    context = {
        "collection": found,
        "groups": shown_groups(entries, learner_of(request)),
        "paper_count": len(papers),
    }
    return render(request, "library/collection.html", context)


def shown_groups(
    entries: list[CollectionEntry], learner: Learner | None
) -> list[ShownGroup]:
    """In the order in which each begins."""
    statuses = statuses_of(entries, learner)
    groups: dict[str, ShownGroup] = {}
    for entry in entries:
        anchor = f"group-{len(groups) + 1}"
        group = groups.setdefault(entry.group, ShownGroup(entry.group, anchor))
        status = statuses.get(entry.paper_id or 0, "")
        group.entries.append(shown_entry(entry, status))
    return sorted(groups.values(), key=lambda group: bool(group.name))


def statuses_of(
    entries: list[CollectionEntry], learner: Learner | None
) -> dict[int, str]:
    if learner is None:
        return {}
    papers = [entry.paper_id for entry in entries if entry.paper_id]
    readings = Reading.objects.filter(learner=learner, paper__in=papers)
    return dict(readings.order_by().values_list("paper_id", "status"))


def shown_entry(entry: CollectionEntry, status: str) -> dict[str, Any]:
    """A paper as it is called here; what the library lacks has no address."""
    paper = entry.paper
    if paper is None:
        return {
            "title": entry.title,
            "elsewhere": entry.url,
            "said_html": entry.blurb_html,
        }
    return {
        "title": paper.title,
        "url": paper.get_absolute_url(),
        "year": paper.year,
        "said_html": entry.blurb_html or paper.tldr_html,
        "has_note": paper.note != Paper.Note.NONE,
        "slug": paper.slug,
        "status": status,
        "status_label": STATUS_LABELS.get(status, ""),
    }
