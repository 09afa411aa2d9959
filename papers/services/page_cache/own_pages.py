"""What the page of a learner's own paper shows: its abstract and their note.

Only they see it. So it has no title card and nothing for search engines.
"""

from typing import Any

from papers.models import Paper


def own_body_context(paper: Paper) -> dict[str, Any]:
    return {
        "abstract_html": paper.own_part.abstract_html,
        "note_html": paper.own_part.note_html,
    }


def own_contents(paper: Paper) -> list[tuple[str, str]]:
    """Anchors and titles."""
    entries = []
    if paper.own_part.abstract:
        entries.append(("abstract", "Abstract"))
    if paper.own_part.note:
        entries.append(("note", "My note"))
    return entries
