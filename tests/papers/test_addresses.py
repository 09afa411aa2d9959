"""No row of the library can be called like a page beside it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver, resolve, reverse

from papers.libraryfiles.slugs import RESERVED_SLUGS
from papers.models import Paper

LISTS = ("papers", "categories", "topics", "paths", "tags", "authors")


def routes(patterns, before=""):
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, route)
        else:
            yield route


def words_below(name):
    """What stands literally where a row's slug could stand."""
    found = (
        re.match(rf"{name}/([\w-]+)/$", route)
        for route in routes(get_resolver().url_patterns)
    )
    return {match[1] for match in found if match}


def test_every_page_beside_the_papers_is_reserved():
    assert words_below("papers") == {"export"}
    assert words_below("papers") <= RESERVED_SLUGS
    assert {name: words_below(name) for name in LISTS[1:]} == {
        name: set() for name in LISTS[1:]
    }


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_paper_cannot_be_called_so(slug):
    with pytest.raises(ValidationError) as error:
        Paper._meta.get_field("slug").clean(slug, None)
    assert error.value.messages == [
        f"/papers/{slug}/ is an address of the site itself. Choose another slug."
    ]


@pytest.mark.parametrize("slug", ["exports", "export-2", "card", "way", "feed"])
def test_other_slugs_are_reached(slug):
    assert slug not in RESERVED_SLUGS
    assert resolve(reverse("paper", args=[slug])).view_name == "paper"
