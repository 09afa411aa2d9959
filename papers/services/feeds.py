"""Papers as an Atom feed."""

import hashlib
import re
from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date

from papers.models import Paper

ATOM = "application/atom+xml; charset=utf-8"
# XML has no place for them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def atom_feed(
    title: str, path: str, papers: Sequence[Paper], *, own_path: str = ""
) -> str:
    """The papers as an Atom feed of the page at that path.

    `own_path` is the feed's own; a secret one stays out of it.
    """
    own_url = None
    if own_path:
        own_url = settings.SITE_URL + own_path
    feed = Atom1Feed(
        title=without_controls(title),
        link=settings.SITE_URL + path,
        description="",
        language="en",
        feed_url=own_url,
    )
    for paper in papers:
        url = settings.SITE_URL + paper.get_absolute_url()
        feed.add_item(
            title=without_controls(paper.title),
            link=url,
            description=without_controls(paper.tldr_html),
            author_name=feed_author(paper),
            categories=[without_controls(paper.category_name)],
            pubdate=paper.published_at,
            updateddate=max(paper.published_at, paper.updated_at),
            unique_id=entry_id(paper),
        )
    return feed.writeString("utf-8")


def conditional_feed(
    request: HttpRequest,
    text: str,
    papers: Sequence[Paper],
    *,
    trusts_dates: bool = True,
) -> HttpResponse:
    """The feed of these papers, or that what the reader has is still all.

    Without `trusts_dates` only the digest says so: what is in the feed may change while
    no paper does.
    """
    response = HttpResponse(text, content_type=ATOM)
    if not papers:
        return response
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()}"'
    latest = max(max(paper.published_at, paper.updated_at) for paper in papers)
    changed_at = int(latest.timestamp())
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed_at)
    answer = get_conditional_response(
        request,
        etag=etag,
        last_modified=changed_at if trusts_dates else None,
        response=response,
    )
    return answer or response


def entry_id(paper: Paper) -> str:
    """What a reader knows an entry by, for ever.

    Neither the paper's slug nor the site's address is in it; when the row was made
    tells one installation from another.
    """
    name = f"octavo paper {paper.pk} {paper.created_at.isoformat()}"
    return uuid5(NAMESPACE_OID, name).urn


def feed_author(paper: Paper) -> str | None:
    names = ", ".join(paper.display_names)
    return without_controls(names) or None


def without_controls(text: str) -> str:
    return CONTROLS.sub("", text)
