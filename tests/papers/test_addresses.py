"""No row of the library can be called like a page beside it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver, resolve, reverse

from papers.libraryfiles.slugs import RESERVED_SLUGS
from papers.models import Paper

OTHER_LISTS = ["categories", "topics", "paths", "tags", "authors"]


def routes(patterns, before=""):
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, route)
        else:
            yield route


def words_below(name):
    """What stands literally where a row's slug could stand."""
    words = set()
    for route in routes(get_resolver().url_patterns):
        match = re.match(rf"{name}/([\w-]+)/$", route)
        if match:
            words.add(match[1])
    return words


def test_every_page_beside_the_papers_is_reserved():
    assert words_below("papers") == {"add", "export", "mine"}
    assert words_below("papers") <= RESERVED_SLUGS


@pytest.mark.parametrize("name", OTHER_LISTS)
def test_no_page_stands_beside_other_rows(name):
    assert words_below(name) == set()


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
