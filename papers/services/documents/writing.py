"""The library as documents that can be taken in again."""

from collections import defaultdict
from collections.abc import Iterator

from papers.documents.write_box_tree import DrawnTopic, write_box_tree
from papers.documents.write_long_notes import (
    WrittenNote,
    WrittenPage,
    write_long_notes,
)
from papers.documents.write_question_sheet import (
    WrittenQuestion,
    WrittenSection,
    WrittenSheet,
    write_question_sheet,
)
from papers.models import Paper, Question, Topic
from papers.services.documents.question_plan import THEME_HEADING
from papers.services.writing.note_texts import texts_of_paper


def topics_as_box_tree() -> str:
    fields = ("id", "parent_id", "name", "is_supplementary")
    rows = Topic.objects.order_by("position", "id").values_list(*fields)
    return write_box_tree(DrawnTopic(*row) for row in rows)


def questions_as_sheet() -> WrittenSheet:
    """Those that are answered in one's own words, drafts too; no retired ones."""
    return write_question_sheet([*sections_of_papers(), *sections_of_themes()])


def sections_of_papers() -> Iterator[WrittenSection]:
    questions: dict[int, list[WrittenQuestion]] = defaultdict(list)
    recall = Question.objects.filter(kind=Question.Kind.RECALL, retired_at=None)
    rows = recall.exclude(home=None).order_by("position", "id")
    for home_id, prompt, answer in rows.values_list(
        "home_id", "prompt", "answer"
    ):
        questions[home_id].append(WrittenQuestion(prompt, answer))
    kept = Paper.objects.library().exclude(status=Paper.Status.RETIRED)
    papers = kept.filter(pk__in=list(questions)).order_by("year", "title", "id")
    for paper in papers.with_authors():
        yield WrittenSection(heading_of(paper), tuple(questions[paper.pk]))


def heading_of(paper: Paper) -> str:
    """A link, by which it is found again; who wrote it, and when."""
    authors = paper.authors_in_order
    byline = f"{authors[0].name.partition(',')[0]} et al., " if authors else ""
    title = paper.title.replace("[", "(").replace("]", ")")
    return f"[{title}]({address_of(paper)}) – {byline}{paper.year_text}"


def address_of(paper: Paper) -> str:
    if paper.arxiv_id:
        return f"https://arxiv.org/abs/{paper.arxiv_id}"
    if paper.doi:
        return f"https://doi.org/{paper.doi}"
    return paper.url


def sections_of_themes() -> Iterator[WrittenSection]:
    questions: dict[str, list[WrittenQuestion]] = defaultdict(list)
    recall = Question.objects.filter(kind=Question.Kind.RECALL, retired_at=None)
    rows = recall.filter(home=None).order_by("theme", "position", "id")
    for theme, prompt, answer in rows.values_list("theme", "prompt", "answer"):
        questions[theme].append(WrittenQuestion(prompt, answer))
    for theme, written in questions.items():
        heading = f"{THEME_HEADING.capitalize()} {theme}"
        yield WrittenSection(heading, tuple(written))


def notes_as_page() -> WrittenPage:
    """What readers have of each note, and drafts of papers; no drafts beside a note."""
    kept = Paper.objects.library().with_note()
    papers = kept.exclude(status=Paper.Status.RETIRED).with_authors()
    rows = papers.prefetch_related("sections").order_by("year", "title", "id")
    return write_long_notes(map(written_note, rows), "Notes")


def written_note(paper: Paper) -> WrittenNote:
    return WrittenNote(
        title=paper.title,
        address=address_of(paper),
        authors=tuple(paper.display_names),
        bodies=texts_of_paper(paper).bodies,
    )
