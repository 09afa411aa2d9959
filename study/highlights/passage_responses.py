"""A learner's passages on the page of a note."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from study.highlights.drawing import Passage, with_passages
from study.highlights.queries import highlights_on_note
from study.highlights.section_text import digest_of, places_of_parts
from study.highlights.services import find_passages_again
from study.models import Highlight, Learner


@dataclass(slots=True)
class NotePassages:
    """What a note's page shows of them.

    orphans: of parts that the note has no more, too.
    """

    body_html: str
    orphans: list[Highlight] = field(default_factory=list)


def passages_on_note(
    request: HttpRequest, learner: Learner, row: dict[str, Any], at: datetime
) -> NotePassages:
    """One query, none where nothing is marked; row: as visible_note() has it."""
    body_html = row["page__body_html"] or ""
    if not row["has_highlights"]:
        return NotePassages(body_html)
    highlights = highlights_on_note(learner, row["id"], at)
    standing = [one for one in highlights if one.deleted_at is None]
    find_passages_again(standing, body_html, digest_of(body_html))
    parts = places_of_parts(body_html)
    listed = defaultdict(list)
    orphans = []
    for highlight in highlights:
        is_lost = highlight.is_orphan or highlight.part not in parts
        if is_lost:
            orphans.append(highlight)
        else:
            listed[highlight.part].append(highlight)
    passages = {}
    lists = {}
    for part, of_part in listed.items():
        passages[part] = passages_of(of_part)
        lists[part] = list_of_passages(request, of_part, row)
    drawn = with_passages(body_html, passages, lists)
    # Safe: our renderer's HTML, in which text is escaped as before, with our own tags.
    return NotePassages(mark_safe(drawn), orphans)


def passages_of(highlights: list[Highlight]) -> list[Passage]:
    """Those to be drawn, in their order."""
    passages = []
    for highlight in highlights:
        if highlight.deleted_at is not None:
            continue
        assert highlight.start is not None
        assert highlight.end is not None
        passage = Passage(highlight.pk, highlight.start, highlight.end)
        passages.append(passage)
    return passages


def list_of_passages(
    request: HttpRequest, highlights: list[Highlight], row: dict[str, Any]
) -> SafeString:
    """What stands below a part: what the marks in it say, also without scripts."""
    standing = [one for one in highlights if one.deleted_at is None]
    context = {
        "highlights": highlights,
        "count": len(standing),
        "slug": row["slug"],
        "can_show": row["owner_id"] is None,
    }
    template = "highlights/partials/passages.html"
    return render_to_string(template, context, request=request)
