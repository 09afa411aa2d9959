"""The top of a paper's page: who wrote it, where it stands, where to read it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from papers import markdown
from papers.markdown.links import safe_href
from papers.models import Author, Paper

LabelledUrl = tuple[str, str]


# Of more than so many, the others are folded away; a phone shows them in few lines.
UNFOLDED_AUTHORS = 16
FIRST_AUTHORS = 12


def header_context(paper: Paper, authors: list[Author]) -> dict[str, Any]:
    links = author_links(authors)
    first_count = len(links)
    if first_count > UNFOLDED_AUTHORS:
        first_count = FIRST_AUTHORS
    return {
        "paper": paper,
        "authors": links[:first_count],
        "further_authors": links[first_count:],
        "category": paper.category,
        "tags": tag_links(paper),
        "topics": topic_links(paper),
        "source_links": source_links(paper),
        "reading_minutes": minutes_to_read(paper),
        "missing": missing_facts(paper, authors),
    }


def author_links(authors: list[Author]) -> list[LabelledUrl]:
    """An own paper's authors are no rows: their names lead to a search."""
    links = []
    for author in authors:
        url = author_search_url(author)
        if author.slug:
            url = author.get_absolute_url()
        links.append((author.display_name, url))
    return links


def author_search_url(author: Author) -> str:
    name = author.display_name.replace('"', " ")
    query = urlencode({"q": f'author:"{name}"'})
    return f"{reverse('search')}?{query}"


def tag_links(paper: Paper) -> list[LabelledUrl]:
    links = []
    for tag in paper.tags.all():
        links.append((tag.name, reverse("tag", args=[tag.slug])))
    return links


def topic_links(paper: Paper) -> list[LabelledUrl]:
    links = []
    for topic in paper.topics.all():
        links.append((topic.name, topic.get_absolute_url()))
    return links


def source_links(paper: Paper) -> list[LabelledUrl]:
    """Where the paper itself can be read."""
    links = []
    if paper.arxiv_id:
        url = f"https://arxiv.org/abs/{paper.arxiv_id}"
        links.append((f"arXiv:{paper.arxiv_id}", url))
    if paper.doi:
        links.append((f"doi:{paper.doi}", f"https://doi.org/{paper.doi}"))
    if paper.url.startswith(("https://", "http://")):
        original_url = safe_href(paper.url)
        if original_url:
            links.append(("Read the original", original_url))
    return links


def minutes_to_read(paper: Paper) -> int:
    """For the whole note; 0 without one."""
    if paper.note == Paper.Note.NONE:
        return 0
    bodies = [section.body for section in paper.sections.all()]
    text = "\n\n".join([paper.tldr, paper.why_it_matters, *bodies])
    return markdown.reading_minutes(text)


def missing_facts(paper: Paper, authors: list[Author]) -> list[str]:
    missing = []
    if not authors:
        missing.append("authors")
    if not paper.venue and not paper.is_own:
        missing.append("venue")
    return missing
