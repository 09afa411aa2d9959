"""What a paper leads to and what leads to it, in groups with the reasons."""

from typing import Any

from papers.models import Link, Paper

INCOMING_ORDER = (
    Link.Kind.BUILDS_ON,
    Link.Kind.READ_NEXT,
    Link.Kind.REPLACES,
    Link.Kind.CONTRADICTS,
    Link.Kind.EXPLAINS,
)
LinkGroup = tuple[str, list[dict[str, Any]]]


def link_groups(paper: Paper) -> list[LinkGroup]:
    """Links by kind with their reasons, outgoing before incoming."""
    groups: list[LinkGroup] = []
    for kind in Link.Kind:
        outgoing = [link for link in paper.links.all() if link.kind == kind]
        rows = [link_row(link, link.target) for link in outgoing]
        groups.append((kind.label, rows))
    for kind in INCOMING_ORDER:
        incoming = [link for link in paper.links_here.all() if link.kind == kind]
        rows = [link_row(link, link.source) for link in incoming]
        groups.append((kind.words.incoming, rows))
    return [(title, rows) for title, rows in groups if rows]


def link_row(link: Link, paper: Paper) -> dict[str, Any]:
    return {
        "paper_title": paper.title,
        "paper_url": paper.get_absolute_url(),
        "year": paper.year,
        "reason_html": link.reason_html,
        "has_note": paper.note != Paper.Note.NONE,
    }
