"""What to read again after a quiz: the parts of notes that answer what was missed."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from papers.models import Paper, Question, Section
from study.review.shown_question import place_in_note

SECTION_LABELS = dict(Section.Kind.choices)
WHOLE_NOTE = "The note"


def reading_after(missed: Sequence[Question]) -> list[dict[str, Any]]:
    """Each paper with the places in its note, as the questions came; no place twice."""
    across = [question for question in missed if question.home is None]
    prefetch_related_objects(across, "papers")
    papers: dict[str, Paper] = {}
    places: dict[str, dict[str, str]] = {}
    for question in missed:
        label = SECTION_LABELS.get(question.section, WHOLE_NOTE)
        for paper in readable_papers(question):
            papers[paper.slug] = paper
            named = (paper.title, paper.get_absolute_url())
            place = place_in_note(question, [named])
            places.setdefault(paper.slug, {})[place] = label
    rows = []
    for slug, labels in places.items():
        sections = [
            {"url": place, "label": label} for place, label in labels.items()
        ]
        row = {
            "title": papers[slug].title,
            "slug": slug,
            "url": papers[slug].get_absolute_url(),
            "sections": sections,
        }
        rows.append(row)
    return rows


def readable_papers(question: Question) -> list[Paper]:
    """Those of its papers that are published."""
    papers = (
        list(question.papers.all())
        if question.home is None
        else [question.home]
    )
    return [paper for paper in papers if paper.is_published]
