"""Writing notes into the database: one that may be there, or many new ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from simple_history.utils import bulk_create_with_history

from papers.libraryfiles import NoteFile
from papers.libraryfiles.other_names import join_in_lines
from papers.models import Authorship, Link, Paper, Section
from papers.services.library.authors import (
    authors_named,
    authorships_of,
    set_authors,
)
from papers.services.library.named import (
    categories_named,
    category_named,
    ids_once,
    papers_named,
    the_one,
    topics_named,
)
from papers.services.publishing import is_shown_as_new

LinkValues = tuple[Any, ...]
LINK_COLUMNS = ("target_id", "kind", "reason", "position")
AboutTopic = Paper.topics.through


def save_note(entry: NoteFile, at: datetime) -> None:
    values = note_values(entry)
    by = f"note {entry.slug}"
    values["category_id"] = category_named(entry.category, by=by)
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


def note_values(entry: NoteFile) -> dict[str, Any]:
    """Of its row, but for the category that it names and when it became public."""
    return {
        "title": entry.title,
        "also_called": join_in_lines(entry.also_called),
        "has_more_authors": entry.et_al,
        "year": entry.year,
        "venue": entry.venue,
        "arxiv_id": entry.arxiv,
        "doi": entry.doi,
        "url": entry.url,
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


def add_notes(batch: Sequence[NoteFile], at: datetime) -> None:
    """Notes of which none is there yet, with a few statements for all of them."""
    topic_slugs: set[str] = set()
    for entry in batch:
        topic_slugs.update(entry.topics)
    topics = topics_named(topic_slugs)
    categories = categories_named({entry.category for entry in batch})
    papers = []
    for entry in batch:
        values = note_values(entry)
        by = f"note {entry.slug}"
        category_id = the_one(categories, "category", entry.category, by)
        values["category_id"] = category_id
        if is_shown_as_new(stored=None, status=entry.status, note=entry.note):
            values["published_at"] = at
        papers.append(Paper(slug=entry.slug, **values))
    bulk_create_with_history(papers, Paper)
    names: set[str] = set()
    for entry in batch:
        names.update(entry.authors)
    authors = authors_named(names)
    authorships = []
    sections = []
    about_topics = []
    for paper, entry in zip(papers, batch, strict=True):
        if entry.tags:
            paper.tags.set(entry.tags)
        authorships += authorships_of(paper, entry.authors, authors)
        for section in entry.sections:
            sections.append(
                Section(paper=paper, kind=section.kind, body=section.body)
            )
        for topic_id in ids_once(entry.topics, topics):
            pair = AboutTopic(paper_id=paper.pk, topic_id=topic_id)
            about_topics.append(pair)
    Authorship.objects.bulk_create(authorships)
    bulk_create_with_history(sections, Section)
    AboutTopic.objects.bulk_create(about_topics)


def save_links(entries: Sequence[NoteFile]) -> None:
    """The links of these notes, once all papers are there.

    A link to a paper that a curator removed is left out.
    """
    slugs = {entry.slug for entry in entries}
    for entry in entries:
        slugs.update(link.paper for link in entry.links)
    paper_ids = papers_named(slugs)
    source_ids = [paper_ids[entry.slug] for entry in entries]
    current: dict[int, set[LinkValues]] = defaultdict(set)
    links_there = Link.objects.filter(source__in=source_ids)
    for source_id, *values in links_there.values_list(
        "source_id", *LINK_COLUMNS
    ):
        current[source_id].add(tuple(values))
    changed = []
    links = []
    for source_id, entry in zip(source_ids, entries, strict=True):
        wanted = link_values(entry, paper_ids)
        if current[source_id] != set(wanted):
            changed.append(source_id)
            links += links_of(source_id, wanted)
    links_there.filter(source__in=changed).delete()
    Link.objects.bulk_create(links)


def link_values(
    entry: NoteFile, paper_ids: Mapping[str, int]
) -> list[LinkValues]:
    """In the order of LINK_COLUMNS, for each paper that is there.

    Two that a curator made one are linked once, and no note to itself.
    """
    values = []
    leads_there = {(paper_ids[entry.slug], link.kind) for link in entry.links}
    for position, link in enumerate(entry.links):
        target_id = paper_ids.get(link.paper)
        if target_id is None or (target_id, link.kind) in leads_there:
            continue
        leads_there.add((target_id, link.kind))
        values.append((target_id, link.kind, link.because, position))
    return values


def links_of(source_id: int, wanted: Iterable[LinkValues]) -> list[Link]:
    links = []
    for values in wanted:
        columns = dict(zip(LINK_COLUMNS, values, strict=True))
        links.append(Link(source_id=source_id, **columns))
    return links
