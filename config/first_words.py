"""Addresses laid out by their first word, so that few are tried for each request.

Django tries one address after the other. The rooms name theirs from the site's root,
some four hundred together; what begins with another word cannot be meant. The order
in which two addresses are tried stays wherever both could be meant.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

Entry = URLPattern | URLResolver
Patterns = list[URLPattern]
# A part of its own pays from here on.
MANY = 3


def by_first_word(entries: Iterable[Entry]) -> list[Entry]:
    """The same addresses in a part for each first word."""
    words: dict[str, Patterns] = {}
    for pattern in flat(entries):
        words.setdefault(first_part(pattern), []).append(pattern)
    laid_out: list[Entry] = []
    for word, patterns in words.items():
        if "<" in word:
            raise ImproperlyConfigured(
                f"{word} is no first word of an address."
            )
        laid_out += below(word, patterns)
    return laid_out


def flat(entries: Iterable[Entry]) -> Iterator[URLPattern]:
    """What the rooms name."""
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from flat(entry.url_patterns)
        else:
            yield entry


def below(part: str, patterns: Patterns) -> list[Entry]:
    """Addresses that begin with this part, those that go on alike together."""
    if not part or len(patterns) < MANY:
        return list(patterns)
    rests = [without(part, pattern) for pattern in patterns]
    inner: list[Entry] = []
    # Only neighbours: a name may be taken for another's word.
    for next_part, alike in groupby(rests, key=first_part):
        inner += below(next_part, list(alike))
    return [path(part, include(inner))]


def first_part(pattern: URLPattern) -> str:
    """With its slash; empty for a whole address without one."""
    part, slash, _ = route_of(pattern).partition("/")
    return part + slash if slash else ""


def without(part: str, pattern: URLPattern) -> URLPattern:
    """The same address, seen from behind its first part."""
    rest = route_of(pattern).removeprefix(part)
    return path(rest, pattern.callback, pattern.default_args, pattern.name)


def route_of(pattern: URLPattern) -> str:
    if not isinstance(pattern.pattern, RoutePattern):
        raise ImproperlyConfigured(f"{pattern.pattern} is no plain address.")
    return str(pattern.pattern)
