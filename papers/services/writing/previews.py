"""A note as learners would see it, of texts that are stored nowhere."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from papers import markdown
from papers.models import Figure
from papers.services.page_cache.sections import render_bodies
from papers.services.writing.lengths import TextLength, lengths_of_note
from papers.services.writing.note_texts import NoteTexts
from papers.services.writing.problems import WritingProblem, problems_of_note

# What papers/markdown puts round a formula that can't be shown.
ERROR_CLASS = "math-error"


@dataclass(frozen=True)
class NotePreview:
    html: SafeString
    problems: list[WritingProblem]
    lengths: list[TextLength]


def preview_note(texts: NoteTexts) -> NotePreview:
    html = note_html(texts)
    return NotePreview(
        html=html,
        problems=problems_of_note(texts, is_formula_broken=ERROR_CLASS in html),
        lengths=lengths_of_note(texts),
    )


def note_html(texts: NoteTexts) -> SafeString:
    """The body of the note's page, without what stands below it."""
    figures = Figure.objects.filter(name__startswith=f"{texts.slug}-")
    svg_by_name = dict(figures.values_list("name", "svg"))
    tldr_html = ""
    if texts.body("tldr"):
        tldr_html = markdown.render(texts.body("tldr"))
    sections = render_bodies(texts.bodies, svg_by_name)
    context = {"tldr_html": tldr_html, "sections": sections}
    # Safe: the template is that of the page, and markdown.render ends in nh3.
    return mark_safe(render_to_string("papers/page_cache/texts.html", context))
