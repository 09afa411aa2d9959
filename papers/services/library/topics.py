"""Writing topics into the database: one that may be there, or many new ones."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from simple_history.utils import bulk_create_with_history

from papers.libraryfiles import TopicEntry
from papers.libraryfiles.other_names import join_in_lines
from papers.models import Section, Topic
from papers.services.library.named import (
    papers_named,
    the_one,
    topic_named,
    topics_named,
)


def save_topic(entry: TopicEntry, at: datetime) -> None:
    values = topic_values(entry)
    if entry.parent:
        parent_id = topic_named(entry.parent, by=f"topic {entry.slug}")
        values["parent_id"] = parent_id
    Topic.objects.update_or_create(slug=entry.slug, defaults=values)


def topic_values(entry: TopicEntry) -> dict[str, Any]:
    """Of its row, but for the parent that it names."""
    return {
        "name": entry.name,
        "description": entry.description,
        "is_supplementary": entry.is_supplementary,
        "position": entry.position,
        "parent_id": None,
        "also_called": join_in_lines(entry.also_called),
        "definition": entry.definition,
        "explained_in": None,
    }


def add_topics(batch: Sequence[TopicEntry], at: datetime) -> None:
    """Topics of which none is there yet, each layer of the tree at once."""
    waiting = {entry.slug: entry for entry in batch}
    while waiting:
        layer = []
        for entry in waiting.values():
            if entry.parent not in waiting:
                layer.append(entry)
        add_layer(layer)
        for entry in layer:
            del waiting[entry.slug]


def add_layer(layer: Sequence[TopicEntry]) -> None:
    """Topics whose parents are there."""
    parents = topics_named({entry.parent for entry in layer if entry.parent})
    topics = []
    for entry in layer:
        values = topic_values(entry)
        if entry.parent:
            by = f"topic {entry.slug}"
            values["parent_id"] = the_one(parents, "topic", entry.parent, by)
        topics.append(Topic(slug=entry.slug, **values))
    bulk_create_with_history(topics, Topic)


def save_topic_places(entries: Sequence[TopicEntry]) -> None:
    """The section that explains each topic that names one, once all notes are there.

    One of a note that a curator removed is left out.
    """
    named = {}
    for entry in entries:
        if entry.explained_in:
            slug, _, kind = entry.explained_in.partition("#")
            named[entry.slug] = (slug, kind)
    papers = papers_named({slug for slug, _ in named.values()})
    sections = Section.objects.filter(paper__in=papers.values())
    ids = {}
    for pk, paper_id, kind in sections.values_list("pk", "paper_id", "kind"):
        ids[paper_id, kind] = pk
    topics = []
    for topic in Topic.objects.filter(slug__in=named):
        slug, kind = named[topic.slug]
        topic.explained_in_id = None
        if slug in papers:
            topic.explained_in_id = ids.get((papers[slug], kind))
        topics.append(topic)
    Topic.objects.bulk_update(topics, ["explained_in"])
