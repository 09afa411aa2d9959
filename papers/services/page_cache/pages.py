"""Each paper's parts rendered into the page cache, batch by batch."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string

from papers import formats
from papers.formats.author_line import author_line
from papers.models import Link, Paper, PaperPage
from papers.services.citations import citation_of
from papers.services.drawing import neighbour_drawing
from papers.services.page_cache.head import head_context
from papers.services.page_cache.header import header_context
from papers.services.page_cache.links import link_groups
from papers.services.page_cache.own_pages import own_body_context, own_contents
from papers.services.page_cache.papers import figures_of, load_papers
from papers.services.page_cache.sections import (
    RenderedSection,
    body_context,
    contents_of,
    render_sections,
)

BATCH_SIZE = 50
PAGE_FIELDS = (
    "row_html",
    "head_html",
    "header_html",
    "contents_html",
    "body_html",
    "links_html",
    "bibtex",
    "link_count",
)


def render_pages(paper_ids: Iterable[int] | None = None) -> Iterator[int]:
    """Renders these papers (all when None) in batches; yields how many are done."""
    if paper_ids is None:
        paper_ids = Paper.objects.values_list("id", flat=True)
    ids = sorted(set(paper_ids))
    for start in range(0, len(ids), BATCH_SIZE):
        batch = ids[start : start + BATCH_SIZE]
        papers = load_papers(Paper.objects.filter(id__in=batch))
        figures = figures_of(papers)
        pages = [render_paper_page(paper, figures) for paper in papers]
        PaperPage.objects.bulk_create(
            pages,
            update_conflicts=True,
            unique_fields=["paper"],
            update_fields=PAGE_FIELDS,
        )
        yield start + len(batch)


def with_neighbours(paper_ids: Iterable[int]) -> set[int]:
    """These papers and all that are linked with them, whose pages show their titles."""
    ids = set(paper_ids)
    touching = Link.objects.filter(Q(source__in=ids) | Q(target__in=ids))
    for endpoints in touching.values_list("source_id", "target_id"):
        ids.update(endpoints)
    return ids


def render_paper_page(paper: Paper, figures: Mapping[str, str]) -> PaperPage:
    if paper.is_own:
        return render_own_page(paper)
    authors = paper.authors_in_order
    sections = render_sections(paper, figures)
    citation = citation_of(paper, [author.name for author in authors])
    return PaperPage(
        paper=paper,
        row_html=render_part("row", row_context(paper)),
        head_html=render_part("head", head_context(paper)),
        header_html=render_part("header", header_context(paper, authors)),
        contents_html=render_part(
            "contents", contents_context(paper, sections)
        ),
        body_html=render_part("body", body_context(paper, sections)),
        links_html=render_part("links", links_context(paper)),
        bibtex=formats.to_bibtex([citation]).strip(),
        link_count=len({link.source_id for link in paper.links_here.all()}),
    )


def render_own_page(paper: Paper) -> PaperPage:
    authors = paper.authors_in_order
    citation = citation_of(paper, [author.name for author in authors])
    names = {"paper": paper, "names": paper.display_names}
    contents = {"entries": own_contents(paper)}
    return PaperPage(
        paper=paper,
        row_html=render_part("row", row_context(paper)),
        head_html=render_part("citation_tags", names),
        header_html=render_part("header", header_context(paper, authors)),
        contents_html=render_part("contents", contents),
        body_html=render_part("own_body", own_body_context(paper)),
        links_html="",
        bibtex=formats.to_bibtex([citation]).strip(),
    )


def row_context(paper: Paper) -> dict[str, Any]:
    names = paper.display_names
    return {
        "paper": paper,
        "author_line": author_line(names, has_more=paper.has_more_authors),
        "category": paper.category,
    }


def contents_context(
    paper: Paper, sections: list[RenderedSection]
) -> dict[str, Any]:
    return {"entries": contents_of(paper, sections)}


def links_context(paper: Paper) -> dict[str, Any]:
    return {
        "drawing": neighbour_drawing(paper),
        "groups": link_groups(paper),
    }


def render_part(name: str, context: dict) -> str:
    return render_to_string(f"papers/page_cache/{name}.html", context)
