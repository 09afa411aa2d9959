"""What to read again after a quiz: the parts of notes that answer what was missed."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from papers.models import Question, Section
from study.review.shown_question import place_in_note

SECTION_LABELS = dict(Section.Kind.choices)
WHOLE_NOTE = "The note"


def reading_after(missed: Sequence[Question]) -> list[dict[str, Any]]:
    """Each paper with the places in its note, as the questions came; no place twice."""
    across = [question for question in missed if question.home is None]
    prefetch_related_objects(across, "papers")
    places: dict[tuple[str, str], dict[str, str]] = {}
    for question in missed:
        for title, url in readable_papers(question):
            label = SECTION_LABELS.get(question.section, WHOLE_NOTE)
            place = place_in_note(question, [(title, url)])
            places.setdefault((title, url), {})[place] = label
    rows = []
    for (title, url), labels in places.items():
        sections = [
            {"url": place, "label": label} for place, label in labels.items()
        ]
        rows.append({"title": title, "url": url, "sections": sections})
    return rows


def readable_papers(question: Question) -> list[tuple[str, str]]:
    """Title and address of its published papers."""
    papers = (
        list(question.papers.all())
        if question.home is None
        else [question.home]
    )
    return [
        (paper.title, paper.get_absolute_url())
        for paper in papers
        if paper.is_published
    ]
