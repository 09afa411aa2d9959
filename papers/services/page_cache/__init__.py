"""The page cache: what can be rendered once of a paper's page and rows.

Whoever changes a paper, its sections, authors, tags, topics, figures or links calls
`render_pages` afterwards.
"""

from papers.services.page_cache.digest import rendering_digest
from papers.services.page_cache.header import source_links
from papers.services.page_cache.pages import (
    PAGE_FIELDS,
    render_pages,
    with_neighbours,
)
from papers.services.page_cache.papers import figures_of, load_papers
from papers.services.page_cache.sections import render_sections

__all__ = [
    "PAGE_FIELDS",
    "figures_of",
    "load_papers",
    "render_pages",
    "render_sections",
    "rendering_digest",
    "source_links",
    "with_neighbours",
]
