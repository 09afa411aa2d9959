"""Papers as an Atom feed."""

import re
from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from papers.models import Paper

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
