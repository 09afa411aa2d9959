"""The fields of a query as conditions on papers."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.text import slugify
from taggit.models import Tag

from papers.models import Category, Paper
from papers.search.engine import engine
from papers.search.kinds import TITLE, Kind
from papers.search.sql import join_sql
from papers.search.syntax import And, Field, Node, Text, Years, combine
from papers.search.words import split_words
from papers.topic_tree import topic_tree

# What a field's value asks of papers; raises NotAnswered.
FieldCondition = Callable[[str], Q]
# Fields that only the caller knows, such as `status:`.
OwnFields = Mapping[str, FieldCondition]
Key = TypeVar("Key")
EVERY_PAPER = Q()
NO_PAPER = Q(pk__in=())


class NotAnswered(Exception):
    """Why a field's value says nothing, in a sentence.

    `fallback` is the condition that stands in its place.
    """

    def __init__(self, sentence: str, fallback: Q = NO_PAPER) -> None:
        super().__init__(sentence)
        self.fallback = fallback


def field_condition(field: Field | Years, own: OwnFields) -> Q:
    """Raises NotAnswered."""
    if isinstance(field, Years):
        return years_condition(field)
    if field.name in own:
        return own[field.name](field.value)
    if field.name in LIBRARY_FIELDS:
        return LIBRARY_FIELDS[field.name](field.value)
    sentence = (
        f"Sign in to search by {field.name}:, which is your own."
        " It was left out."
    )
    raise NotAnswered(sentence, fallback=EVERY_PAPER)


def years_condition(years: Years) -> Q:
    condition = Q()
    if years.first is not None:
        condition &= Q(year__gte=years.first)
    if years.last is not None:
        condition &= Q(year__lte=years.last)
    return condition


def has_note(value: str) -> Q:
    return ~Q(note=Paper.Note.NONE)


def has_category(value: str) -> Q:
    id_by_name: dict[str, int] = {}
    categories = Category.objects.values_list("slug", "name", "pk")
    for slug, name, pk in categories:
        id_by_name[slug] = pk
        id_by_name[slugify(name)] = pk
    return Q(category__in=find_by_name(id_by_name, "category", value))


def has_topic(value: str) -> Q:
    """The topic and all below it."""
    node_by_slug = topic_tree().nodes
    node_by_name = node_by_slug
    if slugify(value) not in node_by_slug:
        node_by_name = {}
        for node in node_by_slug.values():
            node_by_name[slugify(node.name)] = node
        node_by_name.update(node_by_slug)
    topic_ids: set[int] = set()
    for node in find_by_name(node_by_name, "topic", value):
        topic_ids.update(node.subtree_ids)
    links = Paper.topics.through.objects.filter(topic__in=topic_ids)
    return Q(pk__in=links.values("paper"))


def has_tag(value: str) -> Q:
    tags = Tag.objects.filter(slug__contains=slugify(value))
    id_by_slug = dict(tags.values_list("slug", "pk"))
    tag_ids = find_by_name(id_by_slug, "tag", value)
    links = Paper.tags.through.objects.filter(
        tag__in=tag_ids, content_type__model="paper"
    )
    return Q(pk__in=links.values("object_id"))


def find_by_name(
    known: dict[str, Key],
    what: str,
    value: str,
) -> list[Key]:
    """What has this name, or else what has a word that begins so.

    Raises NotAnswered where there is none; `what` says what was looked for.
    """
    slug = slugify(value)
    if slug in known:
        return [known[slug]]
    found: list[Key] = []
    for name, key in known.items():
        if slug and f"-{slug}" in f"-{name}":
            found.append(key)
    if not found:
        raise NotAnswered(f"There is no {what} called “{value}”.")
    return found


def has_title(value: str) -> Q:
    """All the words in the title, the last one perhaps only begun."""
    texts: list[Node] = [Text((word,)) for word in split_words(value)]
    last = Text(tuple(split_words(value)[-1:]), is_prefix=True)
    node = combine(And, [*texts[:-1], last])
    assert node is not None
    kind = Kind.PAPER
    index = engine()
    entry_id = index.entry_id(TITLE)
    paper_ids = join_sql(
        f"SELECT {entry_id} - {kind.base} FROM",
        index.table(node, TITLE),
        "WHERE",
        index.match(node, TITLE),
        f"AND {entry_id} BETWEEN {kind.base} AND {kind.last}",
    )
    return Q(pk__in=RawSQL(paper_ids.text, paper_ids.values))


def has_venue(value: str) -> Q:
    return Q(venue__icontains=value.strip())


LIBRARY_FIELDS: Mapping[str, FieldCondition] = {
    "has": has_note,
    "title": has_title,
    "venue": has_venue,
    "category": has_category,
    "topic": has_topic,
    "tag": has_tag,
}
