"""A question's own side: its text, what it is, and the papers that it comes from."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from config.addresses import url
from papers.models import Question, paper_is_published
from study.review.withdrawn import titles_as_published

# Built once and narrowed for each question.
PAPERS_OF_QUESTIONS = (
    Question.papers.through.objects.filter(paper_is_published("paper"))
    .order_by("paper_id")
    .values_list("paper__title", "paper__slug")
)


@dataclass(frozen=True, kw_only=True)
class ShownQuestion:
    """The same before and after the answer.

    papers: title and address of each; a withdrawn one has no address.
    """

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
    """Title and address of the papers that it asks about, without drafts.

    A withdrawn home has the title that was published, and no address.
    """
    home = question.home
    if home and home.is_published:
        return [(home.title, home.get_absolute_url())]
    if home:
        return [(titles_as_published([home])[home.pk], "")]
    papers = PAPERS_OF_QUESTIONS.filter(question=question.pk)
    return [(title, url("paper", slug)) for title, slug in papers]


def place_in_note(question: Question, papers: list[tuple[str, str]]) -> str:
    """Where in the first paper's note the answer stands; empty without a note."""
    if not papers:
        return ""
    _, url = papers[0]
    if url and question.section:
        return f"{url}#{question.section}"
    return url
