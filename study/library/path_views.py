"""Curated paths: all of them, and one with where the learner stands."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from papers.models import (
    ReadingPath,
    paper_is_published,
)
from study.access import learner_of, visible_path
from study.library.steps import step_rows
from study.models import Reading


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
