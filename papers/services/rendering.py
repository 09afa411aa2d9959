"""What can be rendered once of a paper's page and rows, rendered and stored.

Whoever changes a paper, its sections, authors, tags, topics, figures or links calls `render_pages` afterwards.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from papers import formats, markdown
from papers.formats.author_line import author_line
from papers.libraryfiles.entries import HEADINGS
from papers.markdown.links import safe_href
from papers.models import Authorship, Figure, Link, Paper, PaperPage
from papers.services.citations import citation_of
from papers.services.drawing import neighbour_drawing
from papers.services.titlecards import card_address

INCOMING_ORDER = (
    Link.Kind.BUILDS_ON,
    Link.Kind.READ_NEXT,
    Link.Kind.REPLACES,
    Link.Kind.CONTRADICTS,
    Link.Kind.EXPLAINS,
)
PAGE_FIELDS = (
    "row_html",
    "head_html",
    "header_html",
    "contents_html",
    "body_html",
    "links_html",
    "bibtex",
)


def render_pages(paper_ids: Iterable[int] | None = None) -> Iterator[int]:
    """Renders these papers (all when None) in batches; yields how many are done so far."""
    ids = sorted(
        set(
            Paper.objects.values_list("id", flat=True)
            if paper_ids is None
            else paper_ids
        )
    )
    for start in range(0, len(ids), 50):
        batch = with_relations(Paper.objects.filter(id__in=ids[start : start + 50]))
        figures = figures_of(batch)
        PaperPage.objects.bulk_create(
            [page_of(paper, figures) for paper in batch],
            update_conflicts=True,
            unique_fields=["paper"],
            update_fields=PAGE_FIELDS,
        )
        yield min(start + 50, len(ids))


def with_neighbours(paper_ids: Iterable[int]) -> set[int]:
    """These papers and all that are linked with them, whose pages show their titles."""
    ids = set(paper_ids)
    for link in Link.objects.filter(Q(source__in=ids) | Q(target__in=ids)).values_list(
        "source_id", "target_id"
    ):
        ids.update(link)
    return ids


def with_relations(papers: QuerySet[Paper]) -> list[Paper]:
    links = Link.objects.select_related("source", "target")
    return list(
        papers.select_related("category").prefetch_related(  # type: ignore[misc]  # taggit's manager is unknown to the stubs
            Prefetch("authorships", Authorship.objects.select_related("author")),
            Prefetch("tags"),
            "topics",
            "sections",
            Prefetch("links", links.to_published()),
            Prefetch("links_here", links.from_published()),
        )
    )


def figures_of(papers: list[Paper]) -> dict[str, str]:
    """All figures whose name begins with the slug of one of these papers."""
    wanted = Q(pk=None)
    for paper in papers:
        wanted |= Q(name__startswith=f"{paper.slug}-")
    return dict(Figure.objects.filter(wanted).values_list("name", "svg"))


def page_of(paper: Paper, figures: Mapping[str, str]) -> PaperPage:
    authors = [authorship.author for authorship in paper.authorships.all()]
    sections = rendered_sections(paper, figures)
    citation = citation_of(paper, [author.name for author in authors])
    return PaperPage(
        paper=paper,
        row_html=render_to_string(
            "papers/page_cache/row.html",
            {
                "paper": paper,
                "author_line": author_line(
                    [author.display_name for author in authors],
                    has_more=paper.has_more_authors,
                ),
                "category": paper.category,
            },
        ),
        head_html=render_to_string(
            "papers/page_cache/head.html", head_context(paper, authors)
        ),
        header_html=render_to_string(
            "papers/page_cache/header.html", header_context(paper, authors)
        ),
        contents_html=render_to_string(
            "papers/page_cache/contents.html", {"entries": contents(paper, sections)}
        ),
        body_html=render_to_string(
            "papers/page_cache/body.html", body_context(paper, sections)
        ),
        links_html=render_to_string(
            "papers/page_cache/links.html",
            {"drawing": neighbour_drawing(paper), "groups": link_groups(paper)},
        ),
        bibtex=formats.to_bibtex([citation]).strip(),
    )


def header_context(paper: Paper, authors: list) -> dict:
    missing = [
        name
        for name, value in (("authors", authors), ("venue", paper.venue))
        if not value
    ]
    return {
        "paper": paper,
        "authors": [
            (author.display_name, author.get_absolute_url()) for author in authors
        ],
        "category": paper.category,
        "tags": [
            (tag.name, reverse("tag", args=[tag.slug])) for tag in paper.tags.all()
        ],
        "topics": [
            (topic.name, topic.get_absolute_url()) for topic in paper.topics.all()
        ],
        "source_links": source_links(paper),
        "reading_minutes": markdown.reading_minutes(note_text(paper))
        if paper.note != Paper.Note.NONE
        else 0,
        "missing": missing,
    }


def source_links(paper: Paper) -> list[tuple[str, str]]:
    links = []
    if paper.arxiv_id:
        links.append(
            (f"arXiv:{paper.arxiv_id}", f"https://arxiv.org/abs/{paper.arxiv_id}")
        )
    if paper.doi:
        links.append((f"doi:{paper.doi}", f"https://doi.org/{paper.doi}"))
    if paper.url.startswith(("https://", "http://")) and (href := safe_href(paper.url)):
        links.append(("Read the original", href))
    return links


def note_text(paper: Paper) -> str:
    return "\n\n".join(
        [
            paper.tldr,
            paper.why_it_matters,
            *(section.body for section in paper.sections.all()),
        ]
    )


def rendered_sections(paper: Paper, figures: Mapping[str, str]) -> list[dict[str, str]]:
    """The note's parts in reading order, without the TLDR."""
    bodies = {section.kind: section.body for section in paper.sections.all()} | {
        "why": paper.why_it_matters
    }
    return [
        {
            "kind": kind,
            "title": title,
            "anchor": kind,
            "html": markdown.render(bodies[kind], figures=figures),
        }
        for title, kind in HEADINGS.items()
        if bodies.get(kind)
    ]


def contents(paper: Paper, sections: list[dict[str, str]]) -> list[tuple[str, str]]:
    entries = [(section["anchor"], section["title"]) for section in sections]
    if paper.tldr:
        entries.insert(0, ("tldr", "TLDR"))
    return entries


def body_context(paper: Paper, sections: list[dict[str, str]]) -> dict:
    return {
        "paper": paper,
        "tldr_html": paper.tldr_html,
        "sections": sections,
        "written_by": paper.written_by,
        "written_on": paper.written_on,
        "machine_helped": paper.is_machine_helped,
        "sources": paper.sources,
    }


def link_groups(paper: Paper) -> list[tuple[str, list[dict]]]:
    """Links by kind with their reasons, outgoing before incoming."""
    groups: list[tuple[str, list[dict]]] = []
    for kind in Link.Kind:
        outgoing = [link for link in paper.links.all() if link.kind == kind]
        rows = [link_row(link, link.target) for link in outgoing]
        groups.append((kind.label, rows))
    for kind in INCOMING_ORDER:
        incoming = [link for link in paper.links_here.all() if link.kind == kind]
        rows = [link_row(link, link.source) for link in incoming]
        groups.append((kind.words.incoming, rows))
    return [(title, rows) for title, rows in groups if rows]


def link_row(link: Link, paper: Paper) -> dict:
    return {
        "paper_title": paper.title,
        "paper_url": paper.get_absolute_url(),
        "year": paper.year,
        "reason_html": link.reason_html,
        "has_note": paper.note != Paper.Note.NONE,
    }


def head_context(paper: Paper, authors: list) -> dict:
    """For Highwire's citation_* tags (as Google Scholar and Zotero read them) and schema.org's JSON-LD."""
    address = settings.SITE_URL + paper.get_absolute_url()
    description = markdown.plain(paper.tldr)
    names = [author.display_name for author in authors]
    article = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": paper.title,
        "author": [{"@type": "Person", "name": name} for name in names],
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
        "picture": card_address(paper, names),
    }


def rendering_digest() -> str:
    """SHA-256 over all that decides how Markdown becomes a page: when it changes, everything is rendered anew."""
    names = (
        "papers/markdown",
        "papers/graph",
        "papers/titlecards",
        "papers/formats",
        "templates/papers/page_cache",
    )
    folders = [settings.BASE_DIR / name for name in names]
    files = [
        Path(__file__),
        Path(__file__).with_name("citations.py"),
        Path(__file__).with_name("drawing.py"),
        Path(__file__).with_name("titlecards.py"),
        *(file for folder in folders for file in sorted(folder.glob("*.[ph][yt]*"))),
    ]
    return hashlib.sha256(
        b"".join(file.read_bytes() for file in files) + settings.SITE_URL.encode()
    ).hexdigest()
