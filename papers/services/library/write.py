"""Writing one entry into the database, and taking one out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.text import slugify

from papers.libraryfiles import FigureFile, NoteFile, PathFile, TopicEntry
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
from papers.services.library.plan import Placed, PlacedQuestion


def write_category(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {
        "name": entry.name,
        "description": entry.description,
        "position": placed.position,
    }
    Category.objects.update_or_create(slug=entry.slug, defaults=values)


def write_topic(entry: TopicEntry, at: datetime) -> None:
    values = {
        "name": entry.name,
        "description": entry.description,
        "is_supplementary": entry.is_supplementary,
        "position": entry.position,
        "parent": Topic.objects.get(slug=entry.parent) if entry.parent else None,
    }
    Topic.objects.update_or_create(slug=entry.slug, defaults=values)


def write_figure(entry: FigureFile, at: datetime) -> None:
    Figure.objects.update_or_create(name=entry.name, defaults={"svg": entry.svg})


def write_note(entry: NoteFile, at: datetime) -> None:
    values = {
        "title": entry.title,
        "has_more_authors": entry.et_al,
        "year": entry.year,
        "venue": entry.venue,
        "arxiv_id": entry.arxiv,
        "doi": entry.doi,
        "url": entry.url,
        "category": Category.objects.get(slug=entry.category),
        "tldr": entry.tldr,
        "why_it_matters": entry.why_it_matters,
        "note": entry.note,
        "status": entry.status,
        "written_by": entry.written_by,
        "is_machine_helped": bool(entry.machine_helped),
        "written_on": entry.written_on,
        "sources": list(entry.sources),
    }
    paper, _ = Paper.objects.update_or_create(slug=entry.slug, defaults=values)
    set_authors(paper, entry.authors)
    paper.tags.set(entry.tags)
    paper.topics.set(Topic.objects.filter(slug__in=entry.topics))
    write_sections(paper, {section.kind: section.body for section in entry.sections})


def set_authors(paper: Paper, names: tuple[str, ...]) -> None:
    """These authors in this order; authors are made when their name is new."""
    current = [
        authorship.author.name
        for authorship in paper.authorships.select_related("author")
    ]
    if current == list(names):
        return
    paper.authorships.all().delete()
    Authorship.objects.bulk_create(
        Authorship(paper=paper, author=author_named(name), position=position)
        for position, name in enumerate(names, start=1)
    )


def author_named(name: str) -> Author:
    """The author of that name, made when there is none; the slug gets a number where two would share it."""
    author = Author.objects.filter(name=name).first()
    if author is None:
        family, _, given = name.partition(", ")
        stem = slugify(f"{given} {family}")[:110] or "author"
        slug, number = stem, 1
        while Author.objects.filter(slug=slug).exists():
            number += 1
            slug = f"{stem}-{number}"
        author = Author.objects.create(name=name, slug=slug)
    return author


def write_sections(paper: Paper, bodies: dict[str, str]) -> None:
    for section in paper.sections.all():
        body = bodies.pop(section.kind, None)
        if body is None:
            section.delete()
        elif body != section.body:
            section.body = body
            section.save()
    for kind, body in bodies.items():
        Section.objects.create(paper=paper, kind=kind, body=body)


def write_links(entry: NoteFile, at: datetime) -> None:
    """The links of a note, once all papers are there; a link to a paper that a curator removed is left out."""
    paper = Paper.objects.get(slug=entry.slug)
    targets = dict(
        Paper.objects.filter(slug__in=[link.paper for link in entry.links]).values_list(
            "slug", "id"
        )
    )
    paper.links.all().delete()
    Link.objects.bulk_create(
        Link(
            source=paper,
            target_id=targets[link.paper],
            kind=link.kind,
            reason=link.because,
            position=position,
        )
        for position, link in enumerate(entry.links)
        if link.paper in targets
    )


def write_question(placed: PlacedQuestion, at: datetime) -> None:
    entry = placed.entry
    home = Paper.objects.get(slug=placed.home) if placed.home else None
    values = {
        "kind": entry.kind,
        "level": entry.level,
        "home": home,
        "theme": placed.theme,
        "section": entry.section,
        "position": placed.position,
        "prompt": entry.prompt,
        "answer": entry.answer,
        "explanation": entry.explanation,
        "status": entry.status,
        "retired_at": None,
    }
    question, is_new = Question.objects.update_or_create(slug=entry.id, defaults=values)
    if not is_new:
        Question.objects.filter(pk=question.pk).update(revision=F("revision") + 1)
    question.papers.set([home] if home else Paper.objects.filter(slug__in=entry.papers))
    question.topics.set(Topic.objects.filter(slug__in=entry.topics))
    write_key_points(question, list(entry.key_points))
    write_choices(question, placed)


def write_key_points(question: Question, texts: list[str]) -> None:
    if [point.text for point in question.key_points.all()] != texts:
        question.key_points.all().delete()
        KeyPoint.objects.bulk_create(
            KeyPoint(question=question, position=position, text=text)
            for position, text in enumerate(texts)
        )


def write_choices(question: Question, placed: PlacedQuestion) -> None:
    wanted = [
        (choice.text, choice.is_right, choice.feedback)
        for choice in placed.entry.choices
    ]
    if [
        (row.text, row.is_right, row.feedback) for row in question.choices.all()
    ] != wanted:
        question.choices.all().delete()
        Choice.objects.bulk_create(
            Choice(
                question=question,
                position=position,
                text=text,
                is_right=is_right,
                feedback=feedback,
            )
            for position, (text, is_right, feedback) in enumerate(wanted)
        )


def write_path(entry: PathFile, at: datetime) -> None:
    values = {
        "title": entry.title,
        "description": entry.description,
        "introduction": entry.introduction,
        "status": entry.status,
        "written_by": entry.written_by,
        "is_machine_helped": bool(entry.machine_helped),
        "written_on": entry.written_on,
    }
    path, _ = ReadingPath.objects.update_or_create(slug=entry.slug, defaults=values)
    papers = dict(
        Paper.objects.filter(slug__in=[step.paper for step in entry.steps]).values_list(
            "slug", "id"
        )
    )
    path.steps.all().delete()
    PathStep.objects.bulk_create(
        PathStep(
            path=path,
            paper_id=papers[step.paper],
            position=position,
            reason=step.reason,
        )
        for position, step in enumerate(entry.steps, start=1)
        if step.paper in papers
    )


def write_framework(placed: Placed, at: datetime) -> None:
    entry = placed.entry
    values = {"name": entry.name, "purpose": entry.purpose, "position": placed.position}
    framework, _ = Framework.objects.update_or_create(slug=entry.slug, defaults=values)
    framework.prompts.all().delete()
    Prompt.objects.bulk_create(
        Prompt(
            framework=framework, slug=prompt.slug, text=prompt.text, position=position
        )
        for position, prompt in enumerate(entry.prompts)
    )


def remove_topic(slug: str, at: datetime) -> None:
    """The branches below move up to the parent, so that nothing of a curator's goes with it."""
    topic = Topic.objects.get(slug=slug)
    Topic.objects.filter(parent=topic).update(parent=topic.parent)
    topic.delete()


def remove_category(slug: str, at: datetime) -> None:
    """An empty category goes; one that still has papers stays until they have moved."""
    Category.objects.filter(slug=slug, papers=None).delete()


WRITERS: dict[str, Callable[[Any, datetime], None]] = {
    "category": write_category,
    "topic": write_topic,
    "figure": write_figure,
    "note": write_note,
    "question": write_question,
    "path": write_path,
    "framework": write_framework,
}
REMOVERS: dict[str, Callable[[str, datetime], Any]] = {
    "category": remove_category,
    "topic": remove_topic,
    "figure": lambda key, at: Figure.objects.filter(name=key).delete(),
    "note": lambda key, at: Paper.objects.filter(slug=key).update(
        status=Paper.Status.RETIRED
    ),
    "question": lambda key, at: Question.objects.filter(slug=key).update(retired_at=at),
    "path": lambda key, at: ReadingPath.objects.filter(slug=key).delete(),
    "framework": lambda key, at: Framework.objects.filter(slug=key).delete(),
}
