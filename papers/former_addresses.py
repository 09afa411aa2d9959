"""Pages that have another address now: the old one leads on to it, for ever.

A curator gives a paper, topic, category, tag, author, path, collection or trend another
slug; notes, bookmarks and feed readers elsewhere keep the old one. The library's
history knows it. An address that something else has taken meanwhile is that one's.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import ResolverMatch, reverse
from taggit.models import Tag

from papers.models import (
    Author,
    Category,
    Collection,
    LibraryChange,
    Paper,
    ReadingPath,
    Topic,
    Trend,
)
from papers.queries.former_slugs import id_by_former_slug

Kind = LibraryChange.Kind
KIND_OF_PAGE = {
    "paper": Kind.PAPER,
    "paper_bib": Kind.PAPER,
    "paper_ris": Kind.PAPER,
    "paper_json": Kind.PAPER,
    "paper_title_card": Kind.PAPER,
    "report_paper": Kind.PAPER,
    "topic": Kind.TOPIC,
    "topic_branch": Kind.TOPIC,
    "topic_feed": Kind.TOPIC,
    "topic_title_card": Kind.TOPIC,
    "category": Kind.CATEGORY,
    "category_feed": Kind.CATEGORY,
    "category_title_card": Kind.CATEGORY,
    "tag": Kind.TAG,
    "author": Kind.AUTHOR,
    "path": Kind.PATH,
    "collection": Kind.COLLECTION,
    "trend": Kind.TREND,
    "path_title_card": Kind.PATH,
}


def lead_to_new_address(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Where a page is missing, looks whether it has another address now."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        address = new_address(request.resolver_match)
        if not address:
            return response
        query = request.META.get("QUERY_STRING", "")
        if query:
            address += f"?{query}"
        return HttpResponsePermanentRedirect(address)

    return middleware


def new_address(match: ResolverMatch | None) -> str:
    """That of the page which had this address; empty where nobody may see it."""
    if match is None or match.url_name not in KIND_OF_PAGE:
        return ""
    kind = KIND_OF_PAGE[match.url_name]
    slug = current_slug(kind, match.kwargs["slug"])
    if not slug:
        return ""
    return reverse(match.url_name, kwargs={"slug": slug})


def current_slug(kind: str, former_slug: str) -> str:
    """Of what everybody may see; the one that had the slug last."""
    row_id = id_by_former_slug(kind, former_slug)
    rows = visible_rows(kind).filter(pk=row_id)
    return rows.values_list("slug", flat=True).first() or ""


def visible_rows(kind: str) -> Any:
    """What visitors may see: an address tells a draft's name."""
    if kind == Kind.PAPER:
        return Paper.objects.published()
    if kind == Kind.PATH:
        return ReadingPath.objects.published()
    if kind == Kind.COLLECTION:
        return Collection.objects.published()
    if kind == Kind.TREND:
        return Trend.objects.published()
    models = {
        Kind.TOPIC: Topic,
        Kind.CATEGORY: Category,
        Kind.TAG: Tag,
        Kind.AUTHOR: Author,
    }
    return models[Kind(kind)].objects.all()
