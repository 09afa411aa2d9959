"""Trends: all of them, and one with its examples; and where news is found."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from papers.models import Outlet, Trend, paper_is_published
from study.access import learner_of, visible_trend
from study.library.steps import step_rows


@dataclass(frozen=True)
class OutletGroup:
    """The sources of one kind, in their order."""

    label: str
    outlets: list[Outlet]


@require_safe
@login_not_required
def trend_list(request: HttpRequest) -> HttpResponse:
    is_shown = paper_is_published("examples__paper")
    papers = Count("examples", filter=is_shown, distinct=True)
    rows = Trend.objects.published().annotate(paper_count=papers)
    context = {"trends": rows.order_by("title", "pk")}
    return render(request, "library/trend_list.html", context)


@require_safe
@login_not_required
def trend(request: HttpRequest, slug: str) -> HttpResponse:
    found = visible_trend(request, slug)
    shown = found.examples.with_published_paper().select_related("paper")
    context: dict[str, Any] = {
        "trend": found,
        "parts": text_parts(found),
        "examples": step_rows(list(shown), learner_of(request)),
    }
    return render(request, "library/trend.html", context)


def text_parts(trend: Trend) -> list[tuple[str, str]]:
    """Heading and HTML of what is said; without those that are empty."""
    parts = (
        ("What is seen", trend.observation_html),
        ("How it is done", trend.approach_html),
        ("What follows", trend.impact_html),
        ("In one formula", trend.formula_html),
    )
    return [part for part in parts if part[1]]


@require_safe
@login_not_required
def outlet_list(request: HttpRequest) -> HttpResponse:
    """By kind, in the order in which the kinds stand."""
    order = [kind.value for kind in Outlet.Kind]
    rows = sorted(Outlet.objects.all(), key=lambda row: order.index(row.kind))
    groups = []
    for kind, outlets in groupby(rows, key=lambda row: row.kind):
        label = str(Outlet.Kind(kind).label)
        groups.append(OutletGroup(label, list(outlets)))
    return render(request, "library/outlet_list.html", {"groups": groups})
