"""The fields of a query as conditions on papers."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db.models import Q
from django.utils.text import slugify
from taggit.models import Tag

from papers.models import Category, Paper
from papers.search.language import Field, Years
from papers.topic_tree import topic_tree

# A field that the caller knows, such as `status:`; raises NotAnswered.
OwnFields = Mapping[str, Callable[[str], Q]]
Key = TypeVar("Key")
NOTHING = Q(pk__in=())


class NotAnswered(Exception):
    """Why a field's value says nothing, in a sentence; `leaves` is the condition that stands in its place."""

    def __init__(self, sentence: str, leaves: Q = NOTHING) -> None:
        super().__init__(sentence)
        self.leaves = leaves


def condition(field: Field | Years, own: OwnFields) -> Q:
    """Raises NotAnswered."""
    if isinstance(field, Years):
        first = Q(year__gte=field.first) if field.first is not None else Q()
        return first & (Q(year__lte=field.last) if field.last is not None else Q())
    if field.name in own:
        return own[field.name](field.value)
    if field.name in CONDITIONS:
        return CONDITIONS[field.name](field.value)
    raise NotAnswered(
        f"Sign in to search by {field.name}:, which is your own. It was left out.", Q()
    )


def has_note(value: str) -> Q:
    return ~Q(note=Paper.Note.NONE)


def of_category(value: str) -> Q:
    known: dict[str, int] = {}
    for slug, name, pk in Category.objects.values_list("slug", "name", "pk"):
        known |= {slug: pk, slugify(name): pk}
    return Q(category__in=named(known, "category", value))


def of_topic(value: str) -> Q:
    """The topic and all below it."""
    tree = topic_tree()
    known = tree.nodes
    if slugify(value) not in known:
        known = {slugify(node.name): node for node in tree.nodes.values()} | tree.nodes
    ids = {pk for node in named(known, "topic", value) for pk in node.subtree_ids}
    return Q(pk__in=Paper.topics.through.objects.filter(topic__in=ids).values("paper"))


def of_tag(value: str) -> Q:
    tags = Tag.objects.filter(slug__contains=slugify(value)).values_list("slug", "pk")
    tagged = named(dict(tags), "tag", value)
    return Q(
        pk__in=Paper.tags.through.objects.filter(
            tag__in=tagged, content_type__model="paper"
        ).values("object_id")
    )


def named(known: dict[str, Key], what: str, value: str) -> list[Key]:
    """What has this name, or else what has a word that begins so."""
    slug = slugify(value)
    if slug in known:
        return [known[slug]]
    found = [key for name, key in known.items() if slug and f"-{slug}" in f"-{name}"]
    if not found:
        raise NotAnswered(f"There is no {what} called “{value}”.")
    return found


CONDITIONS: Mapping[str, Callable[[str], Q]] = {
    "has": has_note,
    "category": of_category,
    "topic": of_topic,
    "tag": of_tag,
}
