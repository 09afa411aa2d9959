"""Atom feeds of what is new in the library."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.models import Category, Paper, Topic
from papers.models.paper_visibility import PaperQuerySet
from papers.queries.feeds import newest_papers
from papers.services.feeds import atom_feed, conditional_feed
from papers.topic_tree import topic_tree


@require_safe
@login_not_required
def note_feed(request: HttpRequest) -> HttpResponse:
    papers = Paper.objects.published().with_note()
    path = f"{reverse('paper_list')}?order=added"
    return feed_response(request, "newest notes", path, papers)


@require_safe
@login_not_required
def category_feed(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    papers = Paper.objects.published().with_note().filter(category=category)
    path = category.get_absolute_url()
    return feed_response(request, category.name, path, papers)


@require_safe
@login_not_required
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The topic and all below it."""
    topic = get_object_or_404(Topic, slug=slug)
    node = topic_tree().node(slug)
    topic_ids = [topic.pk]
    if node:
        topic_ids = node.subtree_ids
    places = Paper.topics.through.objects
    below = places.filter(topic__in=topic_ids)
    published = Paper.objects.published().with_note()
    papers = published.filter(pk__in=below.values("paper"))
    return feed_response(request, topic.name, topic.get_absolute_url(), papers)


def feed_response(
    request: HttpRequest, title: str, path: str, papers: PaperQuerySet
) -> HttpResponse:
    """The newest of the papers; `path` is the page that the feed belongs to."""
    newest = newest_papers(papers)
    text = atom_feed(
        f"Octavo: {title}",
        path,
        newest,
        own_path=request.path,
    )
    return conditional_feed(request, text, newest)
