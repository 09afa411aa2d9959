"""Curated paths: all of them, and one with where the learner stands."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from papers.models import Paper, ReadingPath, paper_is_published
from papers.models.path import PathStep
from study.access import learner_of, visible_path
from study.models import Learner, Reading
from study.reading.marks import STATUS_LABELS


@require_safe
@login_not_required
def path_list(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    is_shown = paper_is_published("steps__paper")
    step_count = Count("steps", filter=is_shown, distinct=True)
    paths = ReadingPath.objects.published().annotate(step_count=step_count)
    if learner:
        is_read = is_shown & Q(
            steps__paper__readings__learner=learner,
            steps__paper__readings__status=Reading.Status.READ,
        )
        read_count = Count("steps", filter=is_read, distinct=True)
        paths = paths.annotate(read_count=read_count)
    rows = []
    for path in paths.order_by("title"):
        row = {
            "title": path.title,
            "url": path.get_absolute_url(),
            "description_html": path.description_html,
            "step_count": path.step_count,
            "read_count": path.read_count if learner else None,
        }
        rows.append(row)
    return render(request, "library/path_list.html", {"paths": rows})


@require_safe
@login_not_required
def path(request: HttpRequest, slug: str) -> HttpResponse:
    found = visible_path(request, slug)
    steps = list(found.steps.with_published_paper().select_related("paper"))
    context = {
        "path": found,
        "intro_html": found.introduction_html,
        "steps": step_rows(steps, learner_of(request)),
    }
    return render(request, "library/path.html", context)


def step_rows(
    steps: list[PathStep], learner: Learner | None
) -> list[dict[str, Any]]:
    """The steps as the page shows them, each with the learner's mark."""
    statuses: dict[int, str] = {}
    if learner:
        papers = [step.paper_id for step in steps]
        readings = Reading.objects.filter(learner=learner, paper__in=papers)
        statuses = dict(readings.order_by().values_list("paper_id", "status"))
    rows = []
    for number, step in enumerate(steps, start=1):
        status = statuses.get(step.paper_id, "")
        row = {
            "number": number,
            "paper_title": step.paper.title,
            "slug": step.paper.slug,
            "paper_url": step.paper.get_absolute_url(),
            "year": step.paper.year,
            "reason_html": step.reason_html,
            "has_note": step.paper.note != Paper.Note.NONE,
            "status": status,
            "status_label": STATUS_LABELS.get(status, ""),
        }
        rows.append(row)
    return rows
