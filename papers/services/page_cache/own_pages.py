"""What the page of a learner's own paper shows: its abstract and their note.

Only they see it. So it has no title card and nothing for search engines. Those that
come in great numbers, from a file, are rendered when somebody looks at them.
"""

from typing import Any

from django.utils.safestring import SafeString, mark_safe

from papers import markdown
from papers.models import OwnPaper, Paper


def own_body_context(paper: Paper) -> dict[str, Any]:
    return {
        "slug": paper.slug,
        "abstract_html": abstract_html(paper.own_part),
        "note_html": paper.own_part.note_html,
    }


def abstract_html(part: OwnPaper) -> SafeString:
    if not part.abstract:
        return SafeString()
    # Safe: markdown.render ends in nh3, which lets through nothing that runs.
    return mark_safe(markdown.render(part.abstract))


def own_contents(paper: Paper) -> list[tuple[str, str]]:
    """Anchors and titles."""
    entries = []
    if paper.own_part.abstract:
        entries.append(("abstract", "Abstract"))
    if paper.own_part.note:
        entries.append(("note", "My note"))
    return entries
