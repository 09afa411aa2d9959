"""Trends and information sources between their files and their rows."""

from datetime import datetime

from django.db.models import QuerySet

from papers.libraryfiles import OutletEntry, PathStep, TrendFile
from papers.models import Outlet, Paper, Trend, TrendExample
from papers.services.library.named import papers_named
from papers.services.library.plan import Placed


def save_trend(entry: TrendFile, at: datetime) -> None:
    values = {
        "title": entry.title,
        "status": entry.status,
        "written_by": entry.written_by,
        "is_machine_helped": bool(entry.machine_helped),
        "written_on": entry.written_on,
        "observation": entry.observation,
        "approach": entry.approach,
        "impact": entry.impact,
        "formula": entry.formula,
    }
    trend, _ = Trend.objects.update_or_create(slug=entry.slug, defaults=values)
    paper_ids = papers_named(example.paper for example in entry.examples)
    # By paper: two that a curator made one are one example.
    examples: dict[int, TrendExample] = {}
    for position, example in enumerate(entry.examples, start=1):
        paper_id = paper_ids.get(example.paper)
        if paper_id is not None and paper_id not in examples:
            examples[paper_id] = TrendExample(
                trend=trend,
                paper_id=paper_id,
                position=position,
                reason=example.reason,
            )
    trend.examples.all().delete()
    TrendExample.objects.bulk_create(examples.values())


def remove_trend(slug: str, at: datetime) -> None:
    Trend.objects.filter(slug=slug).delete()


def trend_entries(
    asked: QuerySet[Trend] | None = None,
) -> tuple[TrendFile, ...]:
    all_rows = Trend.objects.all() if asked is None else asked
    rows = all_rows.order_by("slug").prefetch_related("examples__paper")
    return tuple(trend_entry(row) for row in rows)


def trend_entry(trend: Trend) -> TrendFile:
    """Without examples whose paper is retired."""
    examples = []
    for row in trend.examples.all():
        if row.paper.status != Paper.Status.RETIRED:
            examples.append(PathStep(row.paper.slug, row.reason))
    return TrendFile(
        slug=trend.slug,
        title=trend.title,
        status=trend.status,
        written_by=trend.written_by,
        machine_helped=trend.is_machine_helped,
        written_on=trend.written_on,
        observation=trend.observation,
        approach=trend.approach,
        impact=trend.impact,
        formula=trend.formula,
        examples=tuple(examples),
    )


def save_outlet(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {
        "name": entry.name,
        "kind": entry.kind,
        "url": entry.url,
        "description": entry.description,
        "position": placed.position,
    }
    Outlet.objects.update_or_create(slug=entry.slug, defaults=values)


def remove_outlet(slug: str, at: datetime) -> None:
    Outlet.objects.filter(slug=slug).delete()


def outlet_entries() -> tuple[OutletEntry, ...]:
    return tuple(outlet_entry(row) for row in Outlet.objects.all())


def outlet_entry(outlet: Outlet) -> OutletEntry:
    return OutletEntry(
        slug=outlet.slug,
        name=outlet.name,
        kind=outlet.kind,
        url=outlet.url,
        description=outlet.description,
    )
