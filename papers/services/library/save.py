"""Writing one entry into the database."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from papers.libraryfiles import (
    ChoiceEntry,
    FigureFile,
    NoteFile,
    PathFile,
    TopicEntry,
)
from papers.libraryfiles.other_names import join_in_lines
from papers.models import (
    Author,
    Authorship,
    Category,
    Choice,
    Figure,
    Framework,
    KeyPoint,
    Link,
    Paper,
    PathStep,
    Prompt,
    Question,
    ReadingPath,
    Section,
    Topic,
)
from papers.services.library.named import (
    category_named,
    paper_named,
    papers_named,
    topic_named,
    topics_named,
)
from papers.services.library.plan import Placed, PlacedQuestion
from papers.services.publishing import is_shown_as_new
from papers.services.question_meaning import begin_new_meaning, stored_meaning

LINK_COLUMNS = ("target_id", "kind", "reason", "position")


def save_category(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {
        "name": entry.name,
        "description": entry.description,
        "position": placed.position,
    }
    Category.objects.update_or_create(slug=entry.slug, defaults=values)


def save_topic(entry: TopicEntry, at: datetime) -> None:
    parent_id = None
    if entry.parent:
        parent_id = topic_named(entry.parent, by=f"topic {entry.slug}")
    values = {
        "name": entry.name,
        "description": entry.description,
        "is_supplementary": entry.is_supplementary,
        "position": entry.position,
        "parent_id": parent_id,
        "also_called": join_in_lines(entry.also_called),
        "definition": entry.definition,
        "explained_in": None,
    }
    Topic.objects.update_or_create(slug=entry.slug, defaults=values)


def save_topic_place(entry: TopicEntry) -> None:
    """The section that explains a topic, where it names one and all notes are there.

    One of a note that a curator removed is left out.
    """
    if not entry.explained_in:
        return
    slug, _, kind = entry.explained_in.partition("#")
    papers = papers_named([slug])
    sections = Section.objects.filter(paper__in=papers.values(), kind=kind)
    Topic.objects.filter(slug=entry.slug).update(explained_in=sections.first())


def save_figure(entry: FigureFile, at: datetime) -> None:
    values = {"svg": entry.svg}
    Figure.objects.update_or_create(name=entry.name, defaults=values)


def save_note(entry: NoteFile, at: datetime) -> None:
    values: dict[str, Any] = {
        "title": entry.title,
        "also_called": join_in_lines(entry.also_called),
        "has_more_authors": entry.et_al,
        "year": entry.year,
        "venue": entry.venue,
        "arxiv_id": entry.arxiv,
        "doi": entry.doi,
        "url": entry.url,
        "category_id": category_named(entry.category, by=f"note {entry.slug}"),
        "tldr": entry.tldr,
        "why_it_matters": entry.why_it_matters,
        "note": entry.note,
        "status": entry.status,
        "written_by": entry.written_by,
        "is_machine_helped": bool(entry.machine_helped),
        "written_on": entry.written_on,
        "read_by": entry.read_by,
        "sources": list(entry.sources),
    }
    papers = Paper.objects.library()
    stored = papers.filter(slug=entry.slug).first()
    if is_shown_as_new(stored=stored, status=entry.status, note=entry.note):
        values["published_at"] = at
    paper, _ = papers.update_or_create(slug=entry.slug, defaults=values)
    set_authors(paper, entry.authors)
    paper.tags.set(entry.tags)
    paper.topics.set(topics_named(entry.topics).values())
    bodies = {section.kind: section.body for section in entry.sections}
    save_sections(paper, bodies)


def set_authors(paper: Paper, names: tuple[str, ...]) -> None:
    """These authors in this order; authors are made when their name is new."""
    current = paper.authorships.values_list("author__name", flat=True)
    if tuple(current) == names:
        return
    paper.authorships.all().delete()
    authorships = []
    for position, name in enumerate(names, start=1):
        authorship = Authorship(
            paper=paper,
            author=get_or_create_author(name),
            position=position,
        )
        authorships.append(authorship)
    Authorship.objects.bulk_create(authorships)


def get_or_create_author(name: str) -> Author:
    author = Author.objects.filter(name=name).first()
    if author:
        return author
    slug = free_author_slug(name)
    return Author.objects.create(name=name, slug=slug)


def free_author_slug(name: str) -> str:
    """From the name, with a number behind it where another author has that slug."""
    family, _, given = name.partition(", ")
    spoken_name = f"{given} {family}"
    stem = slugify(spoken_name)[:110] or "author"
    slug = stem
    number = 1
    while Author.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def save_sections(paper: Paper, bodies: dict[str, str]) -> None:
    for section in paper.sections.all():
        body = bodies.pop(section.kind, None)
        if body is None:
            section.delete()
        elif body != section.body:
            section.body = body
            section.save()
    for kind, body in bodies.items():
        paper.sections.create(kind=kind, body=body)


def save_links(entry: NoteFile, at: datetime) -> None:
    """The links of a note, once all papers are there.

    A link to a paper that a curator removed is left out.
    """
    paper = Paper.objects.library().get(slug=entry.slug)
    paper_ids = papers_named(link.paper for link in entry.links)
    wanted = []
    for position, link in enumerate(entry.links):
        if link.paper in paper_ids:
            target_id = paper_ids[link.paper]
            wanted.append((target_id, link.kind, link.because, position))
    current = paper.links.values_list(*LINK_COLUMNS)
    if set(current) == set(wanted):
        return
    links = []
    for values in wanted:
        columns = dict(zip(LINK_COLUMNS, values, strict=True))
        links.append(Link(source=paper, **columns))
    paper.links.all().delete()
    Link.objects.bulk_create(links)


def save_question(placed: PlacedQuestion, at: datetime) -> None:
    entry = placed.entry
    home_id = None
    if placed.home:
        home_id = paper_named(placed.home, by=f"question {entry.id}")
    values = {
        "kind": entry.kind,
        "level": entry.level,
        "home_id": home_id,
        "theme": placed.theme,
        "section": entry.section,
        "position": placed.position,
        "prompt": entry.prompt,
        "answer": entry.answer,
        "explanation": entry.explanation,
        "status": entry.status,
        "retired_at": None,
    }
    known = Question.objects.filter(slug=entry.id).first()
    meaning_before = None
    if known:
        meaning_before = stored_meaning(known.pk)
        values["revision"] = known.revision + 1
    question, _ = Question.objects.update_or_create(
        slug=entry.id, defaults=values
    )
    if home_id:
        question.papers.set([home_id])
    else:
        question.papers.set(papers_named(entry.papers).values())
    question.topics.set(topics_named(entry.topics).values())
    save_key_points(question, entry.key_points)
    save_choices(question, entry.choices)
    if meaning_before:
        begin_new_meaning(question.pk, meaning_before)


def save_key_points(question: Question, texts: tuple[str, ...]) -> None:
    current = question.key_points.values_list("text", flat=True)
    if tuple(current) == texts:
        return
    question.key_points.all().delete()
    points = []
    for position, text in enumerate(texts):
        point = KeyPoint(question=question, position=position, text=text)
        points.append(point)
    KeyPoint.objects.bulk_create(points)


def save_choices(question: Question, entries: Iterable[ChoiceEntry]) -> None:
    current = question.choices.values_list("text", "is_right", "feedback")
    wanted = []
    for entry in entries:
        wanted.append((entry.text, entry.is_right, entry.feedback))
    if list(current) == wanted:
        return
    question.choices.all().delete()
    choices = []
    for position, entry in enumerate(entries):
        choice = Choice(
            question=question,
            position=position,
            text=entry.text,
            is_right=entry.is_right,
            feedback=entry.feedback,
        )
        choices.append(choice)
    Choice.objects.bulk_create(choices)


def save_path(entry: PathFile, at: datetime) -> None:
    values = {
        "title": entry.title,
        "description": entry.description,
        "introduction": entry.introduction,
        "status": entry.status,
        "written_by": entry.written_by,
        "is_machine_helped": bool(entry.machine_helped),
        "written_on": entry.written_on,
    }
    path, _ = ReadingPath.objects.update_or_create(
        slug=entry.slug, defaults=values
    )
    paper_ids = papers_named(step.paper for step in entry.steps)
    steps = []
    for position, step in enumerate(entry.steps, start=1):
        if step.paper in paper_ids:
            steps.append(
                PathStep(
                    path=path,
                    paper_id=paper_ids[step.paper],
                    position=position,
                    reason=step.reason,
                )
            )
    path.steps.all().delete()
    PathStep.objects.bulk_create(steps)


def save_framework(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {
        "name": entry.name,
        "purpose": entry.purpose,
        "position": placed.position,
    }
    framework, _ = Framework.objects.update_or_create(
        slug=entry.slug, defaults=values
    )
    prompts = []
    for position, prompt in enumerate(entry.prompts):
        prompts.append(
            Prompt(
                framework=framework,
                slug=prompt.slug,
                text=prompt.text,
                position=position,
            )
        )
    framework.prompts.all().delete()
    Prompt.objects.bulk_create(prompts)


Saver = Callable[[Any, datetime], None]
# By kind of entry. All take the time, whether they need it or not.
SAVERS: dict[str, Saver] = {
    "category": save_category,
    "topic": save_topic,
    "figure": save_figure,
    "note": save_note,
    "question": save_question,
    "path": save_path,
    "framework": save_framework,
}
