"""Papers as an Atom feed."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from papers.models import Paper

# XML has no place for them.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def atom_feed(
    title: str, path: str, papers: Sequence[Paper], *, own_path: str = ""
) -> str:
    """The papers as an Atom feed of the page at that path; a secret `own_path` stays out of it."""
    own = settings.SITE_URL + own_path if own_path else None
    feed = Atom1Feed(
        title=without_controls(title),
        link=settings.SITE_URL + path,
        description="",
        language="en",
        feed_url=own,
    )
    for paper in papers:
        address = settings.SITE_URL + paper.get_absolute_url()
        authors = [
            authorship.author.display_name for authorship in paper.authorships.all()
        ]
        feed.add_item(
            title=without_controls(paper.title),
            link=address,
            description=without_controls(paper.tldr_html),
            author_name=without_controls(", ".join(authors)) or None,
            categories=[without_controls(paper.category.name)],
            pubdate=paper.published_at,
            updateddate=max(paper.published_at, paper.updated_at),
            unique_id=address,
        )
    return feed.writeString("utf-8")


def without_controls(text: str) -> str:
    return CONTROLS.sub("", text)
