"""The note itself: its sections, what they are called, and their contents list."""

from collections.abc import Mapping
from typing import Any

from papers import markdown
from papers.libraryfiles.entries import HEADINGS
from papers.models import Paper

RenderedSection = dict[str, str]


def render_sections(
    paper: Paper, figures: Mapping[str, str]
) -> list[RenderedSection]:
    """The note's parts in reading order, without the TLDR."""
    bodies = {section.kind: section.body for section in paper.sections.all()}
    bodies["why"] = paper.why_it_matters
    return render_bodies(bodies, figures)


def render_bodies(
    bodies: Mapping[str, str], figures: Mapping[str, str]
) -> list[RenderedSection]:
    """By the kinds of the sections; the TLDR, which stands apart, is left out."""
    sections = []
    for title, kind in HEADINGS.items():
        body = bodies.get(kind)
        if kind == "tldr" or not body:
            continue
        section = {
            "kind": kind,
            "title": title,
            "anchor": kind,
            "html": markdown.render(body, figures=figures),
        }
        sections.append(section)
    return sections


def contents_of(
    paper: Paper, sections: list[RenderedSection]
) -> list[tuple[str, str]]:
    """Anchors and titles."""
    entries = [(section["anchor"], section["title"]) for section in sections]
    if paper.tldr:
        entries.insert(0, ("tldr", "TLDR"))
    return entries


def body_context(
    paper: Paper, sections: list[RenderedSection]
) -> dict[str, Any]:
    return {
        "paper": paper,
        "tldr_html": paper.tldr_html,
        "sections": sections,
        "written_by": paper.written_by,
        "written_on": paper.written_on,
        "machine_helped": paper.is_machine_helped,
        "read_by": paper.read_by,
        "sources": paper.sources,
    }
