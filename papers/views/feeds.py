"""Atom feeds of what is new in the library."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from papers.models import Category, Paper, Topic
from papers.queries.feeds import newest
from papers.queries.topics import topic_tree

# XML has no place for them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def feed_response(title: str, path: str, papers: Sequence[Paper], *, own_path: str = "") -> HttpResponse:
    """The papers as an Atom feed of the page at that path; a secret `own_path` stays out of it."""
    own = settings.SITE_URL + own_path if own_path else None
    feed = Atom1Feed(title=plain(title), link=settings.SITE_URL + path, description="", language="en", feed_url=own)
    for paper in papers:
        address = settings.SITE_URL + paper.get_absolute_url()
        authors = [authorship.author.display_name for authorship in paper.authorships.all()]
        feed.add_item(
            title=plain(paper.title),
            link=address,
            description=plain(paper.tldr_html),
            author_name=plain(", ".join(authors)) or None,
            categories=[plain(paper.category.name)],
            pubdate=paper.published_at,
            updateddate=max(paper.published_at, paper.updated_at),
            unique_id=address,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def plain(text: str) -> str:
    return CONTROLS.sub("", text)


@require_safe
@login_not_required
def note_feed(request: HttpRequest) -> HttpResponse:
    papers = newest(Paper.objects.published().with_note())
    return feed_response("Octavo: newest notes", "/papers/?order=added", papers, own_path=request.path)


@require_safe
@login_not_required
def category_feed(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    papers = Paper.objects.published().with_note().filter(category=category)
    return feed_response(f"Octavo: {category.name}", category.get_absolute_url(), newest(papers), own_path=request.path)


@require_safe
@login_not_required
def topic_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The topic and all below it."""
    topic = get_object_or_404(Topic, slug=slug)
    node = topic_tree().node(slug)
    below = Paper.topics.through.objects.filter(topic__in=node.subtree_ids if node else [topic.pk]).values("paper")
    papers = Paper.objects.published().with_note().filter(pk__in=below)
    return feed_response(f"Octavo: {topic.name}", topic.get_absolute_url(), newest(papers), own_path=request.path)
