"""The part of a note that a question comes from."""

from dataclasses import dataclass

from papers import markdown
from papers.libraryfiles.entries import HEADING_OF_KIND
from papers.models import Paper, Question
from papers.services.page_cache.papers import figures_of

TLDR = "tldr"
WHY = "why"


@dataclass(frozen=True, kw_only=True)
class QuestionSource:
    """Its heading and text, and where in the note it stands."""

    paper_title: str
    heading: str
    html: str
    url: str


def source_of(question: Question) -> QuestionSource | None:
    """The section that the question names, or else the TLDR of its paper.

    Of a question across papers, that of the first. None without a published note.
    """
    paper = first_paper(question)
    if paper is None:
        return None
    kind = question.section
    body = section_body(paper, kind)
    if not body:
        kind = TLDR
        body = paper.tldr
    if not body:
        return None
    return QuestionSource(
        paper_title=paper.title,
        heading=HEADING_OF_KIND[kind],
        html=markdown.render(body, figures=figures_of([paper])),
        url=f"{paper.get_absolute_url()}#{kind}",
    )


def first_paper(question: Question) -> Paper | None:
    if question.home_id is None:
        return question.papers.published().order_by("id").first()
    return Paper.objects.published().filter(pk=question.home_id).first()


def section_body(paper: Paper, kind: str) -> str:
    """Empty when the note has no such part."""
    if kind == WHY:
        return paper.why_it_matters
    section = paper.sections.filter(kind=kind).first()
    return section.body if section else ""
