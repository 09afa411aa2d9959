"""Atom feeds of what is new in the library."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from papers.models import Category, Paper, Topic
from papers.queries.feeds import newest
from papers.services.feeds import atom_feed
from papers.topic_tree import topic_tree

ATOM = "application/atom+xml; charset=utf-8"


@require_safe
@login_not_required
def note_feed(request: HttpRequest) -> HttpResponse:
    papers = newest(Paper.objects.published().with_note())
    return HttpResponse(
        atom_feed(
            "Octavo: newest notes",
            "/papers/?order=added",
            papers,
            own_path=request.path,
        ),
        content_type=ATOM,
    )


@require_safe
@login_not_required
def category_feed(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    papers = Paper.objects.published().with_note().filter(category=category)
    return HttpResponse(
        atom_feed(
            f"Octavo: {category.name}",
            category.get_absolute_url(),
            newest(papers),
            own_path=request.path,
        ),
        content_type=ATOM,
    )


@require_safe
@login_not_required
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The topic and all below it."""
    topic = get_object_or_404(Topic, slug=slug)
    node = topic_tree().node(slug)
    below = Paper.topics.through.objects.filter(
        topic__in=node.subtree_ids if node else [topic.pk]
    ).values("paper")
    papers = Paper.objects.published().with_note().filter(pk__in=below)
    return HttpResponse(
        atom_feed(
            f"Octavo: {topic.name}",
            topic.get_absolute_url(),
            newest(papers),
            own_path=request.path,
        ),
        content_type=ATOM,
    )
