"""Writing the questions of a document: drafts, which nobody is asked yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from papers.libraryfiles.slugs import SLUG_LENGTH
from papers.models import LibraryChange, Paper, Question, Section
from papers.services.documents.progress import BATCH_SIZE, Progress
from papers.services.documents.question_plan import (
    PlannedQuestion,
    PlannedSection,
    QuestionPlan,
)
from papers.services.documents.references import columns_outside
from papers.services.history.recording import ChangeRecorder
from papers.services.library.keeping import Part, note_part, theme_part
from papers.services.library.proposed_slugs import stem_of

QUESTION = LibraryChange.Kind.QUESTION
MARKUP = str.maketrans(dict.fromkeys("*_`$\\{}[]()#<>|~^=+", " "))
# Which part of the note answers them: a curator says it before publishing.
SECTIONS = ("contributions", "approach", "details")
SECTION_WITHOUT_NOTE = "contributions"
# Room for a number behind a slug that is taken.
LONGEST_STEM = SLUG_LENGTH - 6
NAMELESS = "question"


def parts_of_plan(plan: QuestionPlan) -> set[Part]:
    """The files of the library that would hold the new ones."""
    parts = set()
    for planned in plan.sections:
        if planned.new and planned.paper:
            parts.add(note_part(planned.paper.id))
        elif planned.new:
            parts.add(theme_part(planned.theme))
    return parts


@dataclass
class NewQuestions:
    """Rows that are yet to be written, with the papers that they are about."""

    slugs: set[str]
    positions: dict[int | str, int]
    sections: dict[int, str]
    rows: list[Question] = field(default_factory=list)
    paper_ids: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, planned: PlannedQuestion, place: PlannedSection) -> None:
        paper = place.paper
        key = paper.id if paper else place.theme
        position = self.positions.get(key, 0)
        self.positions[key] = position + 1
        asked = planned.question
        level = Question.Level.EXPLAIN if paper else Question.Level.COMPARE
        if asked.kind == Question.Kind.CLOZE:
            level = Question.Level.REMEMBER
        row = Question(
            slug=self.free_slug(asked.prompt, paper.slug if paper else ""),
            kind=asked.kind,
            level=level,
            home_id=paper.id if paper else None,
            theme=place.theme,
            section=self.sections.get(paper.id, "") if paper else "",
            position=position,
            prompt=asked.prompt,
            answer=asked.answer,
            explanation=asked.explanation,
            status=Question.Status.DRAFT,
        )
        if paper and not row.section:
            row.section = SECTION_WITHOUT_NOTE
        self.rows.append(row)
        self.paper_ids.append(tuple(paper.id for paper in planned.papers))

    def free_slug(self, prompt: str, above: str) -> str:
        """Of its first words, below the note that it stands in."""
        words = stem_of(slugify(prompt.translate(MARKUP))) or NAMELESS
        wished = f"{above}-{words}" if above else words
        stem = wished[:LONGEST_STEM].strip("-")
        slug = stem
        number = 1
        while slug in self.slugs:
            number += 1
            slug = f"{stem}-{number}"
        self.slugs.add(slug)
        return slug


def create_questions(plan: QuestionPlan, progress: Progress) -> list[int]:
    """Behind those that are there. Returns the numbers of the new ones."""
    new = new_questions(plan)
    for place in plan.sections:
        for planned in place.new:
            new.add(planned, place)
    created: list[int] = []
    for start in range(0, len(new.rows), BATCH_SIZE):
        batch = new.rows[start : start + BATCH_SIZE]
        rows = bulk_create_with_history(batch, Question, batch_size=BATCH_SIZE)
        created += [row.pk for row in rows]
        progress("Writing", len(created), len(new.rows))
    link_papers(created, new.paper_ids)
    return created


def new_questions(plan: QuestionPlan) -> NewQuestions:
    paper_ids = [place.paper.id for place in plan.sections if place.paper]
    themes = [place.theme for place in plan.sections if place.theme]
    return NewQuestions(
        slugs=set(Question.objects.values_list("slug", flat=True)),
        positions=next_positions(paper_ids, themes),
        sections=answering_sections(paper_ids),
    )


def next_positions(
    paper_ids: Iterable[int], themes: Iterable[str]
) -> dict[int | str, int]:
    """Behind the last question, by paper or theme."""
    places = Question.objects.filter(home__in=list(paper_ids))
    places |= Question.objects.filter(home=None, theme__in=list(themes))
    positions: dict[int | str, int] = {}
    for home_id, theme, position in places.order_by("position").values_list(
        "home_id", "theme", "position"
    ):
        positions[home_id or theme] = position + 1
    return positions


def answering_sections(paper_ids: Iterable[int]) -> dict[int, str]:
    """By paper a part of its note that may answer; none where nothing is written."""
    sections: dict[int, str] = {}
    ids = list(paper_ids)
    papers = Paper.objects.filter(pk__in=ids).exclude(tldr="")
    for paper_id in papers.values_list("pk", flat=True):
        sections[paper_id] = "tldr"
    rows = Section.objects.filter(paper__in=ids, kind__in=SECTIONS)
    for kind in reversed(SECTIONS):
        for paper_id in rows.filter(kind=kind).values_list(
            "paper_id", flat=True
        ):
            sections[paper_id] = kind
    return sections


def link_papers(
    question_ids: list[int], paper_ids: list[tuple[int, ...]]
) -> None:
    through = Question.papers.through
    rows = []
    for question_id, ids in zip(question_ids, paper_ids, strict=True):
        for paper_id in ids:
            rows.append(through(question_id=question_id, paper_id=paper_id))
    through._base_manager.bulk_create(rows, batch_size=BATCH_SIZE)


def write_questions(
    plan: QuestionPlan, recorder: ChangeRecorder, progress: Progress
) -> None:
    recorder.add_created(QUESTION, create_questions(plan, progress))


def parts_of_questions(ids: Iterable[int]) -> set[Part]:
    parts = set()
    rows = Question.objects.filter(pk__in=list(ids))
    for home_id, theme in rows.values_list("home_id", "theme"):
        parts.add(note_part(home_id) if home_id else theme_part(theme))
    return parts


def questions_in_use(ids: set[int]) -> set[int]:
    """Those that somebody published, learned, answered or reported."""
    rows = Question.objects.filter(pk__in=list(ids))
    published = rows.exclude(status=Question.Status.DRAFT)
    used = set(published.values_list("pk", flat=True))
    for model, name in columns_outside(Question):
        found = model._base_manager.filter(**{f"{name}__in": list(ids)})
        used |= set(found.values_list(name, flat=True))
    return used


def delete_questions(ids: list[int]) -> None:
    """With their texts of each revision, which nobody was asked."""
    for start in range(0, len(ids), BATCH_SIZE):
        batch = ids[start : start + BATCH_SIZE]
        Question.objects.filter(pk__in=batch).delete()
        Question.history.filter(id__in=batch).delete()
