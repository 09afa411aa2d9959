"""A question's own side: its text, what it is, and the papers that it comes from."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from papers.models import Question


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    """The same before and after the answer. papers: title and address of each."""

    id: int
    kind: str
    kind_label: str
    level_label: str
    prompt_html: SafeString
    papers: list[tuple[str, str]]
    place_url: str


def show_question(question: Question, prompt_html: SafeString) -> ShownQuestion:
    papers = papers_of_question(question)
    return ShownQuestion(
        id=question.pk,
        kind=question.kind,
        kind_label=question.get_kind_display(),
        level_label=question.get_level_display(),
        prompt_html=prompt_html,
        papers=papers,
        place_url=place_in_note(question, papers),
    )


def papers_of_question(question: Question) -> list[tuple[str, str]]:
    """Title and address of the papers that it asks about, without drafts."""
    if question.home:
        return [(question.home.title, question.home.get_absolute_url())]
    papers = question.papers.published().order_by("id").only("slug", "title")
    return [(paper.title, paper.get_absolute_url()) for paper in papers]


def place_in_note(question: Question, papers: list[tuple[str, str]]) -> str:
    """Where in the first paper's note the answer stands; empty without a paper."""
    if not papers:
        return ""
    _, url = papers[0]
    if question.section:
        return f"{url}#{question.section}"
    return url
