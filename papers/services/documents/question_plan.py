"""What an import of questions would do, before it does it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from papers.documents.question_sheet import (
    QuestionSheet,
    SheetQuestion,
    SheetSection,
    prompt_key,
)
from papers.models import DocumentImport, Question
from papers.search.words import split_words
from papers.services.documents.paper_places import (
    ACROSS,
    HeadingMatch,
    LibraryPapers,
    PaperPlace,
    PlannedPlace,
    name_key,
)
from papers.services.documents.plan import slug_of

# As many as a question across papers may name.
MOST_PAPERS = 4
NAMELESS_THEME = "across-papers"
# How the sheets that the library writes begin the heading of a theme.
THEME_HEADING = "across papers:"


@dataclass(frozen=True)
class PlannedQuestion:
    """question_id: of the question that asks the same; None where it is new.

    papers: that it is about.
    """

    question: SheetQuestion
    papers: tuple[PaperPlace, ...]
    question_id: int | None = None
    has_other_answer: bool = False


@dataclass
class PlannedSection(PlannedPlace):
    """Where the questions of a section go: to a paper, to a theme, or nowhere yet."""

    new: list[PlannedQuestion] = field(default_factory=list)
    left: list[PlannedQuestion] = field(default_factory=list)
    can_be_across: ClassVar[bool] = True


@dataclass
class QuestionPlan:
    sections: list[PlannedSection] = field(default_factory=list)

    @property
    def new(self) -> list[PlannedQuestion]:
        planned: list[PlannedQuestion] = []
        for section in self.sections:
            planned += section.new
        return planned

    @property
    def left(self) -> list[PlannedQuestion]:
        planned: list[PlannedQuestion] = []
        for section in self.sections:
            planned += section.left
        return planned

    @property
    def changed(self) -> list[PlannedQuestion]:
        """What the library has is never overwritten by a document."""
        return []

    @property
    def open_sections(self) -> list[PlannedSection]:
        return [section for section in self.sections if section.is_open]

    @property
    def waiting(self) -> list[PlannedSection]:
        return [section for section in self.sections if section.is_waiting]

    @property
    def changes_anything(self) -> bool:
        return bool(self.new)


@dataclass
class KnownQuestions:
    """Those of the library: by paper or, across papers, by None, and what they ask."""

    by_prompt: dict[tuple[int | None, str], tuple[int, str]]

    def find(self, paper: PaperPlace | None, question: SheetQuestion) -> Any:
        """The number and the answer of the one that asks the same."""
        home_id = paper.id if paper else None
        return self.by_prompt.get((home_id, question.key))


def known_questions(paper_ids: Iterable[int]) -> KnownQuestions:
    """Retired ones too: nobody asks them again unasked."""
    by_prompt: dict[tuple[int | None, str], tuple[int, str]] = {}
    of_papers = Question.objects.filter(home__in=list(paper_ids))
    rows = of_papers | Question.objects.filter(home=None)
    fields = ("home_id", "prompt", "id", "answer")
    for home_id, prompt, row_id, answer in rows.order_by("pk").values_list(
        *fields
    ):
        by_prompt.setdefault((home_id, prompt_key(prompt)), (row_id, answer))
    return KnownQuestions(by_prompt)


def plan_questions(
    sheet: QuestionSheet, document: DocumentImport
) -> QuestionPlan:
    library = LibraryPapers()
    headings = [section.heading for section in sheet.sections]
    plan = QuestionPlan()
    themes = set(
        Question.objects.filter(home=None).values_list("theme", flat=True)
    )
    for section, match in zip(
        sheet.sections, library.match(headings), strict=True
    ):
        planned = PlannedSection(section, asked_match(section, match))
        place_section(planned, document.chosen, library, themes)
        plan.sections.append(planned)
    papers = [
        named_as_there(planned) for planned in plan.sections if planned.paper
    ]
    known = known_questions(paper.id for paper in papers)
    for planned in plan.sections:
        if planned.paper or planned.theme:
            plan_section(planned, papers, known)
    return plan


def named_as_there(planned: PlannedSection) -> PaperPlace:
    """The paper, known by what the document calls it too."""
    assert planned.paper
    names = (*planned.paper.names, *planned.section.heading.names)
    return replace(planned.paper, names=names)


def asked_match(section: SheetSection, match: HeadingMatch) -> HeadingMatch:
    """A deck may be called like a paper and be about another."""
    if section.is_asked and match.certain:
        return HeadingMatch(None, [match.certain])
    return match


def place_section(
    planned: PlannedSection,
    chosen: Mapping[str, str],
    library: LibraryPapers,
    themes: set[str],
) -> None:
    """What somebody chose, else what is certain, else what its words say."""
    planned.place(chosen, library)
    says_across = planned.section.is_across and not planned.chosen
    if planned.chosen == ACROSS or (says_across and not planned.paper):
        planned.theme = theme_of(planned.section, themes)


def theme_of(section: SheetSection, themes: set[str]) -> str:
    """The theme that the library's own sheet names there, else one of its words."""
    title = section.heading.title
    if title.casefold().startswith(THEME_HEADING):
        named = title[len(THEME_HEADING) :].strip()
        if named in themes:
            return named
    return slug_of(title) or NAMELESS_THEME


def plan_section(
    planned: PlannedSection,
    papers: list[PaperPlace],
    known: KnownQuestions,
) -> None:
    own = (planned.paper,) if planned.paper else ()
    for question in planned.section.questions:
        about = own or papers_named(question, papers)
        found = known.find(planned.paper, question)
        if found is None:
            planned.new.append(PlannedQuestion(question, about))
            continue
        row_id, answer = found
        is_other = answer != question.answer
        planned.left.append(PlannedQuestion(question, about, row_id, is_other))


def papers_named(
    question: SheetQuestion, papers: list[PaperPlace]
) -> tuple[PaperPlace, ...]:
    """Those of the document whose names it says; all where it says not even two."""
    words = f" {' '.join(split_words(f'{question.prompt} {question.answer}'))} "
    named = [paper for paper in papers if is_named(paper, words)]
    about = named if len(named) > 1 else papers
    by_id = {paper.id: paper for paper in about}
    return tuple(by_id.values())[:MOST_PAPERS]


def is_named(paper: PaperPlace, words: str) -> bool:
    return any(f" {name} " in words for name in said_names(paper))


def said_names(paper: PaperPlace) -> Iterator[str]:
    """A slug of one common word is no name that a text would say."""
    for name in (paper.title, *paper.names):
        key = name_key(name)
        if key:
            yield key
            yield f"{key}s"
