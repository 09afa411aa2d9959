"""The library as a learner sees it: the catalogue and a note."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from config.http import render_page
from papers.models import Author, Category, Paper
from study.access import learner_of
from study.discussion.queries import talk_on_paper
from study.highlights.passage_responses import passages_on_note
from study.library.catalogue import catalogue_context
from study.library.note import (
    can_undo_unmarking,
    joined_part_of,
    page_of,
    questions_for,
    read_throughs_of,
    readings_of,
    render_questions,
    visible_note,
)
from study.lists.shelf import lists_with_paper
from study.models import Learner, ReadThrough
from study.ownpapers.queries import latest_suggestion, library_relations
from study.reading.status_menu import (
    linked_slugs,
    render_linked_papers,
    render_reading_menu,
    render_readings,
)
from study.reports.queries import shown_settlements


def list_page(
    request: HttpRequest, *, heading: str, intro_html: str = "", **fixed: str
) -> HttpResponse:
    """The catalogue, whole or narrowed to what is fixed.

    htmx gets the results alone.
    """
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
        request,
        heading=found.name,
        intro_html=found.description_html,
        category=slug,
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
    is_own = row["owner_id"] is not None
    is_published = row["status"] == Paper.Status.PUBLISHED
    questions = []
    if not is_own:
        questions = questions_for(learner, row["id"], timezone.now())
    context = {
        "paper": row,
        "page": page_of(row),
        "links_html": row["page__links_html"],
        "questions": questions,
        "questions_html": render_questions(questions),
        "question_count": len(questions),
        "due_count": sum(question.state == "due" for question in questions),
        "is_own": is_own,
        "join_offers": [],
        "own_builds_on": [],
        "settlements": [],
        "group_talk": [],
        "can_report": is_published,
        "is_preview": row["status"]
        not in (Paper.Status.PUBLISHED, Paper.Status.OWN),
    }
    if row["has_settlements"]:
        context["settlements"] = shown_settlements(row["id"])
    if learner is not None:
        context |= reading_context(request, learner, row)
        context |= own_context(learner, row)
        context["joined_part"] = joined_part_of(learner, row)
    if learner is not None and not context["is_preview"]:
        context["passages"] = passages_on_note(
            request, learner, row, timezone.now()
        )
    if learner is not None and is_published and row["is_in_group"]:
        context["group_talk"] = talk_on_paper(learner, row["id"])
    return render(request, "library/paper.html", context)


def own_context(learner: Learner, row: dict[str, Any]) -> dict[str, Any]:
    """Whether the library has the learner's paper now; else, whether it was told."""
    if row["owner_id"] is None:
        return {}
    relations = library_relations(learner, row["id"])
    context: dict[str, Any] = {"own_builds_on": relations.builds_on}
    if relations.offers:
        context["join_offers"] = relations.offers
    else:
        context["suggestion"] = latest_suggestion(row["id"])
    return context


def reading_context(
    request: HttpRequest, learner: Learner, row: dict[str, Any]
) -> dict[str, Any]:
    """How the learner has marked the paper and those it leads to, with the menus."""
    slug = row["slug"]
    links_html = row["page__links_html"] or ""
    linked = linked_slugs(links_html)
    readings = readings_of(learner, [slug, *linked])
    reading = readings.get(slug)
    read_throughs: list[ReadThrough] = []
    if reading is None:
        can_undo = can_undo_unmarking(learner, row["id"])
    else:
        can_undo = reading["can_undo"]
        read_throughs = read_throughs_of(learner, row["id"])
    if linked:
        statuses = {name: read["status"] for name, read in readings.items()}
        links_html = render_linked_papers(request, links_html, statuses)
    menu = render_reading_menu(request, slug, reading, can_undo=can_undo)
    return {
        "reading": reading,
        "reading_menu_html": menu,
        "links_html": links_html,
        "readings_html": render_readings(request, slug, read_throughs),
        "own_lists": list(lists_with_paper(learner, row["id"])),
    }
