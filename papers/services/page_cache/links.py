"""What a paper leads to and what leads to it, in groups with the reasons."""

from typing import Any

from papers.models import Link, Paper

INCOMING_ORDER = (
    Link.Kind.BUILDS_ON,
    Link.Kind.READ_NEXT,
    Link.Kind.REPLACES,
    Link.Kind.CONTRADICTS,
    Link.Kind.EXPLAINS,
    Link.Kind.MEASURED_AGAINST,
)
LinkRow = dict[str, Any]
LinkGroup = tuple[str, list[LinkRow]]


def link_groups(paper: Paper) -> list[LinkGroup]:
    """Links by kind with their reasons, outgoing before incoming.

    A paper stands in the first of its groups alone; there it has what else joins it
    with this one.
    """
    groups: dict[str, list[LinkRow]] = {}
    for kind in Link.Kind:
        groups[kind.label] = []
    for kind in INCOMING_ORDER:
        groups[kind.words.incoming] = []
    for link in paper.links.all():
        title = Link.Kind(link.kind).label
        groups[title].append(link_row(link, link.target))
    for link in paper.links_here.all():
        groups[link.words.incoming].append(link_row(link, link.source))
    name_each_once(groups)
    return [(title, rows) for title, rows in groups.items() if rows]


def name_each_once(groups: dict[str, list[LinkRow]]) -> None:
    """Later rows of a paper become part of its first one."""
    first_rows: dict[str, LinkRow] = {}
    for title, rows in groups.items():
        kept = []
        for row in rows:
            first = first_rows.setdefault(row["paper_url"], row)
            if first is row:
                kept.append(row)
            else:
                first["also"].append((title, row["reason_html"]))
        groups[title] = kept


def link_row(link: Link, paper: Paper) -> LinkRow:
    return {
        "paper_slug": paper.slug,
        "paper_title": paper.title,
        "paper_url": paper.get_absolute_url(),
        "year": paper.year,
        "reason_html": link.reason_html,
        "has_note": paper.note != Paper.Note.NONE,
        # Group and reason of what else joins the two.
        "also": [],
    }
