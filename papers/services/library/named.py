"""What an entry of the files names: found though a curator gave it another slug."""

from collections.abc import Iterable

from papers.models import Category, LibraryChange, Paper, Topic
from papers.queries.former_slugs import ids_by_slug
from papers.services.library.refusals import NamedEntryIsGone

Kind = LibraryChange.Kind


def category_named(slug: str, *, by: str) -> int:
    return the_one(categories_named([slug]), "category", slug, by)


def topic_named(slug: str, *, by: str) -> int:
    return the_one(topics_named([slug]), "topic", slug, by)


def paper_named(slug: str, *, by: str) -> int:
    return the_one(papers_named([slug]), "paper", slug, by)


def categories_named(slugs: Iterable[str]) -> dict[str, int]:
    """By slug, those that are there."""
    return ids_by_slug(Kind.CATEGORY, Category.objects.all(), slugs)


def topics_named(slugs: Iterable[str]) -> dict[str, int]:
    """By slug, those that are there."""
    return ids_by_slug(Kind.TOPIC, Topic.objects.all(), slugs)


def papers_named(slugs: Iterable[str]) -> dict[str, int]:
    """By slug, those of the library that are there."""
    return ids_by_slug(Kind.PAPER, Paper.objects.library(), slugs)


def the_one(found: dict[str, int], noun: str, slug: str, by: str) -> int:
    """Raises NamedEntryIsGone where it is not there."""
    if slug not in found:
        raise NamedEntryIsGone(noun, slug, by)
    return found[slug]


def ids_once(slugs: Iterable[str], ids: dict[str, int]) -> list[int]:
    """Of those that are there, in their order; two slugs can lead to one row."""
    found = [ids[slug] for slug in slugs if slug in ids]
    return list(dict.fromkeys(found))
