"""The database's library as the entries that the files would hold. Retired papers and questions are left out."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from papers.libraryfiles import (
    CategoryEntry,
    ChoiceEntry,
    FigureFile,
    FrameworkEntry,
    Library,
    LinkEntry,
    NoteFile,
    PathFile,
    PathStep,
    PromptEntry,
    QuestionEntry,
    SectionEntry,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.entries import LINK_KINDS, SECTION_KINDS
from papers.models import (
    Authorship,
    Category,
    Figure,
    Framework,
    Link,
    Paper,
    Question,
    ReadingPath,
    Topic,
)


def library_from_database() -> Library:
    """Everything that curators keep, in the order in which the files keep it."""
    questions = questions_by_home()
    return Library(
        categories=tuple(
            CategoryEntry(row.slug, row.name, row.description)
            for row in Category.objects.all()
        ),
        topics=topic_entries(),
        frameworks=tuple(
            framework_entry(row)
            for row in Framework.objects.prefetch_related("prompts")
        ),
        notes=tuple(note_entry(paper, questions.notes[paper.id]) for paper in papers()),
        themes=tuple(
            ThemeFile(theme, tuple(rows))
            for theme, rows in sorted(questions.themes.items())
        ),
        paths=tuple(
            path_entry(row)
            for row in ReadingPath.objects.order_by("slug").prefetch_related(
                "steps__paper"
            )
        ),
        figures=tuple(FigureFile(row.name, row.svg) for row in Figure.objects.all()),
    )


def papers() -> QuerySet[Paper]:
    kept = Paper.objects.exclude(status=Paper.Status.RETIRED)
    return (
        kept.order_by("slug")  # type: ignore[misc]  # taggit's manager is unknown to the stubs
        .select_related("category")
        .prefetch_related(
            Prefetch("authorships", Authorship.objects.select_related("author")),
            Prefetch(
                "links",
                Link.objects.exclude(
                    target__status=Paper.Status.RETIRED
                ).select_related("target"),
            ),
            "sections",
            Prefetch("tags"),
            "topics",
        )
    )


def note_entry(paper: Paper, questions: list[QuestionEntry]) -> NoteFile:
    has_note = paper.note != Paper.Note.NONE
    return NoteFile(
        slug=paper.slug,
        title=paper.title,
        authors=tuple(authorship.author.name for authorship in paper.authorships.all()),
        et_al=paper.has_more_authors,
        year=paper.year,
        venue=paper.venue,
        arxiv=paper.arxiv_id,
        doi=paper.doi,
        url=paper.url,
        category=paper.category.slug,
        tags=tuple(sorted(tag.name for tag in paper.tags.all())),
        topics=tuple(sorted(topic.slug for topic in paper.topics.all())),
        links=link_entries(paper),
        note=paper.note,
        status=paper.status,
        written_by=paper.written_by,
        machine_helped=paper.is_machine_helped
        if has_note or paper.is_machine_helped
        else None,
        written_on=paper.written_on,
        sources=tuple(paper.sources),
        tldr=paper.tldr,
        why_it_matters=paper.why_it_matters,
        sections=section_entries(paper),
        questions=tuple(questions),
    )


def link_entries(paper: Paper) -> tuple[LinkEntry, ...]:
    links = sorted(
        paper.links.all(),
        key=lambda link: (LINK_KINDS.index(link.kind), link.position, link.id),
    )
    return tuple(LinkEntry(link.kind, link.target.slug, link.reason) for link in links)


def section_entries(paper: Paper) -> tuple[SectionEntry, ...]:
    sections = sorted(
        paper.sections.all(), key=lambda section: SECTION_KINDS.index(section.kind)
    )
    return tuple(SectionEntry(section.kind, section.body) for section in sections)


def topic_entries() -> tuple[TopicEntry, ...]:
    """The tree from the top down, each branch whole before the next."""
    children: dict[int | None, list[Topic]] = defaultdict(list)
    for topic in Topic.objects.order_by("position", "id"):
        children[topic.parent_id].append(topic)
    entries: list[TopicEntry] = []

    def add(parent: Topic | None) -> None:
        for position, topic in enumerate(children[parent.id if parent else None]):
            above = parent.slug if parent else ""
            entries.append(
                TopicEntry(
                    topic.slug,
                    topic.name,
                    topic.description,
                    topic.is_supplementary,
                    above,
                    position,
                )
            )
            add(topic)

    add(None)
    return tuple(entries)


def framework_entry(framework: Framework) -> FrameworkEntry:
    prompts = tuple(
        PromptEntry(prompt.slug, prompt.text) for prompt in framework.prompts.all()
    )
    return FrameworkEntry(framework.slug, framework.name, framework.purpose, prompts)


def path_entry(path: ReadingPath) -> PathFile:
    return PathFile(
        slug=path.slug,
        title=path.title,
        description=path.description,
        status=path.status,
        written_by=path.written_by,
        machine_helped=path.is_machine_helped,
        written_on=path.written_on,
        introduction=path.introduction,
        steps=tuple(
            PathStep(step.paper.slug, step.reason) for step in path.steps.all()
        ),
    )


@dataclass
class QuestionsByHome:
    notes: dict[int, list[QuestionEntry]]
    themes: dict[str, list[QuestionEntry]]


def questions_by_home() -> QuestionsByHome:
    found = QuestionsByHome(defaultdict(list), defaultdict(list))
    rows = Question.objects.filter(retired_at=None).order_by("position", "id")
    for question in rows.prefetch_related("key_points", "choices", "topics", "papers"):
        entry = question_entry(question)
        if question.home_id:
            found.notes[question.home_id].append(entry)
        else:
            found.themes[question.theme].append(entry)
    return found


def question_entry(question: Question) -> QuestionEntry:
    is_across = question.home_id is None
    return QuestionEntry(
        id=question.slug,
        kind=question.kind,
        level=question.level,
        section=question.section,
        topics=tuple(sorted(topic.slug for topic in question.topics.all())),
        papers=tuple(sorted(paper.slug for paper in question.papers.all()))
        if is_across
        else (),
        status=question.status,
        prompt=question.prompt,
        answer=question.answer,
        key_points=tuple(point.text for point in question.key_points.all()),
        choices=tuple(
            ChoiceEntry(row.text, row.is_right, row.feedback)
            for row in question.choices.all()
        ),
        explanation=question.explanation,
    )
