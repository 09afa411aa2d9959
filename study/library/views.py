"""The library as a learner sees it: the catalogue, a note, the paths."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from config.http import render_page
from papers.models import Author, Category, Paper, ReadingPath, paper_is_published
from study.access import learner_of, visible_path
from study.library.catalogue import catalogue_context
from study.library.note import (
    can_undo_reading,
    page_of,
    questions_for,
    reading_of,
    render_questions,
    visible_note,
)
from study.models import Reading
from study.reading.marks import STATUS_LABELS


def list_page(
    request: HttpRequest, *, heading: str, intro_html: str = "", **fixed: str
) -> HttpResponse:
    """The catalogue, whole or narrowed to what is fixed; htmx gets the results alone."""
    context = catalogue_context(request, **fixed)
    context |= {"heading": heading, "intro_html": intro_html}
    return render_page(request, "library/paper_list.html", "results", context)


@require_safe
@login_not_required
def paper_list(request: HttpRequest) -> HttpResponse:
    return list_page(request, heading="Papers")


@require_safe
@login_not_required
def category(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Category, slug=slug)
    return list_page(
        request, heading=found.name, intro_html=found.description_html, category=slug
    )


@require_safe
@login_not_required
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    return list_page(request, heading=f"Tagged “{found.name}”", tag=slug)


@require_safe
@login_not_required
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Author, slug=slug)
    return list_page(request, heading=found.display_name, author=slug)


@require_safe
@login_not_required
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """One note, with where the learner stands."""
    row = visible_note(request, slug)
    learner = learner_of(request)
    questions = questions_for(learner, row["id"], timezone.now())
    context = {
        "paper": row,
        "page": page_of(row),
        "questions": questions,
        "questions_html": render_questions(questions),
        "question_count": len(questions),
        "due_count": sum(question.state == "due" for question in questions),
        "is_preview": row["status"] != Paper.Status.PUBLISHED,
        "reading": reading_of(learner, row["id"]),
        "status_choices": Reading.Status.choices,
        "can_undo": can_undo_reading(learner, row["id"]),
    }
    return render(request, "library/paper.html", context)


@require_safe
@login_not_required
def path_list(request: HttpRequest) -> HttpResponse:
    learner = learner_of(request)
    shown = paper_is_published("steps__paper")
    paths = ReadingPath.objects.published().annotate(
        step_count=Count("steps", filter=shown, distinct=True)
    )
    if learner:
        read = shown & Q(
            steps__paper__readings__learner=learner,
            steps__paper__readings__status="read",
        )
        paths = paths.annotate(read_count=Count("steps", filter=read, distinct=True))
    rows = [
        {
            "title": row.title,
            "url": row.get_absolute_url(),
            "description_html": row.description_html,
            "step_count": row.step_count,
            "read_count": getattr(row, "read_count", None),
        }
        for row in paths.order_by("title")
    ]
    return render(request, "library/path_list.html", {"paths": rows})


@require_safe
@login_not_required
def path(request: HttpRequest, slug: str) -> HttpResponse:
    found = visible_path(request, slug)
    learner = learner_of(request)
    steps = list(found.steps.with_published_paper().select_related("paper"))
    marks: dict[int, str] = {}
    if learner:
        readings = Reading.objects.filter(
            learner=learner, paper__in=[step.paper_id for step in steps]
        )
        marks = dict(readings.order_by().values_list("paper_id", "status"))
    rows = [
        {
            "number": number,
            "paper_title": step.paper.title,
            "paper_url": step.paper.get_absolute_url(),
            "year": step.paper.year,
            "reason_html": step.reason_html,
            "has_note": step.paper.note != "none",
            "status_label": STATUS_LABELS.get(marks.get(step.paper_id, ""), ""),
        }
        for number, step in enumerate(steps, start=1)
    ]
    context = {"path": found, "intro_html": found.introduction_html, "steps": rows}
    return render(request, "library/path.html", context)
