"""The short slug that a paper gets unless somebody chooses another: “adam”.

Addresses are said, typed and linked: sixty letters of a title are nobody's name for it.
"""

import re
from collections.abc import Iterator
from itertools import count

from django.utils.text import slugify

from papers.libraryfiles.slugs import is_reserved_slug
from papers.models import Paper

LONGEST_STEM = 40
MOST_WORDS_OF_A_NAME = 3
# Between the name of a work and what it is about.
AFTER_NAME = re.compile(r"\s*[:\u2013\u2014]\s|\s-\s")
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on"}
    | {"or", "the", "to", "via", "with"}
)


def proposed_slug(title: str, other_names: str = "") -> str:
    """Free, of the work's short name. other_names: one a line, the first counts."""
    return free_slug(short_name(title, other_names))


def short_name(title: str, other_names: str) -> str:
    """Its first other name, else what stands before a colon, else the title."""
    other, _, _ = other_names.strip().partition("\n")
    if other.strip():
        return other
    name = AFTER_NAME.split(title.strip(), maxsplit=1)[0]
    is_short = len(name.split()) <= MOST_WORDS_OF_A_NAME
    return name if is_short and slugify(name) else title


def free_slug(name: str) -> str:
    """Of its first words, with a number behind them where they are taken."""
    for slug in possible_slugs(name):
        if not Paper.objects.filter(slug=slug).exists():
            return slug
    raise AssertionError("there is always another number")


def possible_slugs(name: str) -> Iterator[str]:
    """The best first."""
    stem = stem_of(name) or "paper"
    if is_reserved_slug(stem):
        stem = f"paper-{stem}"
    yield stem
    for number in count(2):
        yield f"{stem}-{number}"


def stem_of(name: str) -> str:
    """Whole words, and no small one at the end."""
    slug = re.sub("-{2,}", "-", slugify(name).replace("_", "-")).strip("-")
    if len(slug) <= LONGEST_STEM:
        return slug
    whole_words, _, _ = slug[: LONGEST_STEM + 1].rpartition("-")
    words = (whole_words or slug[:LONGEST_STEM]).split("-")
    while len(words) > 1 and words[-1] in SMALL_WORDS:
        words.pop()
    return "-".join(words)
