"""The database's library as the entries that the files would hold.

Retired papers and questions are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from papers.libraryfiles import (
    CategoryEntry,
    ChoiceEntry,
    FigureFile,
    Library,
    LinkEntry,
    NoteFile,
    PathFile,
    PathStep,
    QuestionEntry,
    SectionEntry,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.entries import LINK_KINDS, SECTION_KINDS
from papers.libraryfiles.other_names import split_other_names
from papers.models import (
    Authorship,
    Category,
    Figure,
    LibraryChange,
    Link,
    Paper,
    Question,
    ReadingPath,
    Topic,
)
from papers.queries.former_slugs import former_slugs
from papers.services.library.collections import collection_entries
from papers.services.library.frameworks import framework_entries
from papers.services.library.trends import outlet_entries, trend_entries


@dataclass
class QuestionsByHome:
    """Questions by the paper in whose note they stand, or by their theme."""

    notes: dict[int, list[QuestionEntry]]
    themes: dict[str, list[QuestionEntry]]


def library_from_database() -> Library:
    """Everything that curators keep, in the order in which the files keep it."""
    questions = questions_by_home()
    return Library(
        categories=category_entries(),
        topics=topic_entries(),
        frameworks=framework_entries(),
        notes=note_entries(questions),
        themes=theme_entries(questions),
        paths=path_entries(),
        figures=figure_entries(),
        collections=collection_entries(),
        trends=trend_entries(),
        outlets=outlet_entries(),
    )


def category_entries() -> tuple[CategoryEntry, ...]:
    entries = []
    for category in Category.objects.all():
        entry = CategoryEntry(
            slug=category.slug,
            name=category.name,
            description=category.description,
        )
        entries.append(entry)
    return tuple(entries)


def figure_entries(
    asked: QuerySet[Figure] | None = None,
) -> tuple[FigureFile, ...]:
    figures = Figure.objects.all() if asked is None else asked
    return tuple(FigureFile(figure.name, figure.svg) for figure in figures)


def theme_entries(questions: QuestionsByHome) -> tuple[ThemeFile, ...]:
    files = []
    for theme, entries in sorted(questions.themes.items()):
        files.append(ThemeFile(theme, tuple(entries)))
    return tuple(files)


def note_entries(questions: QuestionsByHome) -> tuple[NoteFile, ...]:
    former = former_slugs(LibraryChange.Kind.PAPER)
    files = []
    for paper in exported_papers():
        entries = questions.notes[paper.id]
        files.append(note_entry(paper, entries, former[paper.id]))
    return tuple(files)


def note_entries_of(paper_ids: Iterable[int]) -> tuple[NoteFile, ...]:
    """The notes of these papers, without the retired."""
    papers = exported_papers().filter(pk__in=paper_ids)
    questions = questions_by_home(Question.objects.filter(home__in=papers))
    former = former_slugs(LibraryChange.Kind.PAPER)
    files = []
    for paper in papers:
        entries = questions.notes[paper.id]
        files.append(note_entry(paper, entries, former[paper.id]))
    return tuple(files)


def theme_entries_of(themes: Iterable[str]) -> tuple[ThemeFile, ...]:
    questions = Question.objects.filter(home=None, theme__in=themes)
    return theme_entries(questions_by_home(questions))


def exported_papers() -> QuerySet[Paper]:
    """All but the retired, with everything that a note's file says."""
    authorships = Authorship.objects.select_related("author")
    retired = Paper.Status.RETIRED
    links = Link.objects.exclude(target__status=retired)
    kept = Paper.objects.library().exclude(status=retired)
    return (
        kept.order_by("slug")
        .select_related("category")
        .prefetch_related(
            Prefetch("authorships", authorships),
            Prefetch("links", links.select_related("target")),
            "sections",
            Prefetch("tags"),
            "topics",
        )
    )


def note_entry(
    paper: Paper, questions: list[QuestionEntry], formerly: list[str]
) -> NoteFile:
    """The paper is the library's: only an own one has no year and no category."""
    assert paper.year is not None
    assert paper.category is not None
    authors = [authorship.author.name for authorship in paper.authorships.all()]
    tags = [tag.name for tag in paper.tags.all()]
    topics = [topic.slug for topic in paper.topics.all()]
    return NoteFile(
        slug=paper.slug,
        title=paper.title,
        authors=tuple(authors),
        et_al=paper.has_more_authors,
        year=paper.year,
        venue=paper.venue,
        arxiv=paper.arxiv_id,
        doi=paper.doi,
        url=paper.url,
        category=paper.category.slug,
        tags=tuple(sorted(tags)),
        topics=tuple(sorted(topics)),
        links=link_entries(paper),
        note=paper.note,
        status=paper.status,
        written_by=paper.written_by,
        machine_helped=machine_helped(paper),
        written_on=paper.written_on,
        sources=tuple(paper.sources),
        tldr=paper.tldr,
        why_it_matters=paper.why_it_matters,
        sections=section_entries(paper),
        questions=tuple(questions),
        also_called=split_other_names(paper.also_called),
        formerly=tuple(formerly),
        read_by=paper.read_by,
    )


def machine_helped(paper: Paper) -> bool | None:
    """Without a note nobody needs to say it: None."""
    has_note = paper.note != Paper.Note.NONE
    if has_note or paper.is_machine_helped:
        return paper.is_machine_helped
    return None


def link_entries(paper: Paper) -> tuple[LinkEntry, ...]:
    entries = []
    for link in sorted(paper.links.all(), key=place_of_link):
        entry = LinkEntry(
            kind=link.kind,
            paper=link.target.slug,
            because=link.reason,
        )
        entries.append(entry)
    return tuple(entries)


def place_of_link(link: Link) -> tuple[int, int, int]:
    kind = LINK_KINDS.index(link.kind)
    return kind, link.position, link.id


def section_entries(paper: Paper) -> tuple[SectionEntry, ...]:
    entries = []
    for section in paper.sections.all():
        entries.append(SectionEntry(section.kind, section.body))
    entries.sort(key=lambda entry: SECTION_KINDS.index(entry.kind))
    return tuple(entries)


def topic_entries() -> tuple[TopicEntry, ...]:
    """The tree from the top down, each branch whole before the next."""
    children: dict[int | None, list[Topic]] = defaultdict(list)
    topics = Topic.objects.select_related("explained_in__paper")
    for topic in topics.order_by("position", "id"):
        children[topic.parent_id].append(topic)
    former = former_slugs(LibraryChange.Kind.TOPIC)
    return tuple(branch_entries(None, children, former))


def branch_entries(
    parent: Topic | None,
    children: Mapping[int | None, list[Topic]],
    former: Mapping[int, list[str]],
) -> Iterator[TopicEntry]:
    """The topics below a parent; None stands for the top."""
    parent_id = parent.id if parent else None
    parent_slug = parent.slug if parent else ""
    for position, topic in enumerate(children[parent_id]):
        section = topic.explained_in
        explained_in = f"{section.paper.slug}#{section.kind}" if section else ""
        yield TopicEntry(
            slug=topic.slug,
            name=topic.name,
            description=topic.description,
            is_supplementary=topic.is_supplementary,
            parent=parent_slug,
            position=position,
            also_called=split_other_names(topic.also_called),
            definition=topic.definition,
            explained_in=explained_in,
            formerly=tuple(former[topic.id]),
        )
        yield from branch_entries(topic, children, former)


def path_entries(
    asked: QuerySet[ReadingPath] | None = None,
) -> tuple[PathFile, ...]:
    all_paths = ReadingPath.objects.all() if asked is None else asked
    paths = all_paths.order_by("slug").prefetch_related("steps__paper")
    return tuple(path_entry(path) for path in paths)


def path_entry(path: ReadingPath) -> PathFile:
    steps = []
    for step in path.steps.all():
        steps.append(PathStep(step.paper.slug, step.reason))
    return PathFile(
        slug=path.slug,
        title=path.title,
        description=path.description,
        status=path.status,
        written_by=path.written_by,
        machine_helped=path.is_machine_helped,
        written_on=path.written_on,
        introduction=path.introduction,
        steps=tuple(steps),
    )


def questions_by_home(
    asked: QuerySet[Question] | None = None,
) -> QuestionsByHome:
    """All questions but the retired, or those of them that are asked for."""
    by_home = QuestionsByHome(
        notes=defaultdict(list),
        themes=defaultdict(list),
    )
    all_questions = Question.objects.all() if asked is None else asked
    questions = (
        all_questions.filter(retired_at=None)
        .order_by("position", "id")
        .prefetch_related(
            "key_points",
            "choices",
            "topics",
            "papers",
        )
    )
    for question in questions:
        entry = question_entry(question)
        if question.home_id:
            by_home.notes[question.home_id].append(entry)
        else:
            by_home.themes[question.theme].append(entry)
    return by_home


def question_entry(question: Question) -> QuestionEntry:
    papers = []
    if question.home_id is None:
        papers = [paper.slug for paper in question.papers.all()]
    topics = [topic.slug for topic in question.topics.all()]
    key_points = [point.text for point in question.key_points.all()]
    return QuestionEntry(
        id=question.slug,
        kind=question.kind,
        level=question.level,
        section=question.section,
        topics=tuple(sorted(topics)),
        papers=tuple(sorted(papers)),
        status=question.status,
        prompt=question.prompt,
        answer=question.answer,
        key_points=tuple(key_points),
        choices=choice_entries(question),
        explanation=question.explanation,
    )


def choice_entries(question: Question) -> tuple[ChoiceEntry, ...]:
    entries = []
    for choice in question.choices.all():
        entry = ChoiceEntry(
            text=choice.text,
            is_right=choice.is_right,
            feedback=choice.feedback,
        )
        entries.append(entry)
    return tuple(entries)
