"""What stands in the head of a paper's page, for machines."""

from typing import Any

from django.conf import settings

from papers import markdown
from papers.models import Paper
from papers.services.page_cache.header import source_links
from papers.services.titlecards import title_card_url


def person_of(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def head_context(paper: Paper) -> dict[str, Any]:
    """For Highwire's citation_* tags and schema.org's JSON-LD.

    Google Scholar and Zotero read the former.
    """
    names = paper.display_names
    address = settings.SITE_URL + paper.get_absolute_url()
    description = markdown.plain_text(paper.tldr)
    article = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": paper.title,
        "author": [person_of(name) for name in names],
        "datePublished": str(paper.year),
        "url": address,
        "sameAs": [url for _, url in source_links(paper)],
        "abstract": description,
    }
    return {
        "paper": paper,
        "names": names,
        "address": address,
        "description": description,
        "article": article,
        "picture": title_card_url(paper, names),
    }
