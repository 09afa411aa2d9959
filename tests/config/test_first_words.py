"""Addresses laid out by their first word lead where they led before."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import URLResolver, include, path, re_path
from django.urls.resolvers import RegexPattern

from config.first_words import by_first_word
from config.urls import our_own

PATHS = (
    "",
    "map/",
    "papers/",
    "papers/new/",
    "papers/gan/",
    "papers/gan/quiz/",
    "papers/gan.bib",
    "groups/",
    "groups/new/",
    "groups/7/",
    "groups/7/lists/",
    "groups/7/lists/new/",
    "lists/7/edit/",
    "topics/nets/feed/",
    "robots.txt",
    "nowhere/",
    "papers/gan/nowhere/",
    "groups/seven/",
)


def view(request):
    return HttpResponse()


def site_of(entries):
    return URLResolver(RegexPattern(r"^/"), entries)


def found_at(site, address):
    """What answers there, with what; None where nothing does."""
    try:
        match = site.resolve(f"/{address}")
    except Exception as fault:
        return type(fault)
    return match.func, match.kwargs, match.view_name, match.route


@pytest.mark.parametrize("address", PATHS)
def test_address_leads_where_it_led(address):
    laid_out = site_of(by_first_word(our_own))
    assert found_at(laid_out, address) == found_at(site_of(our_own), address)


def names_below(entries, before=""):
    for entry in entries:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from names_below(entry.url_patterns, route)
        else:
            yield route, entry.name, entry.callback


def test_every_address_is_there_once():
    laid_out = list(names_below(by_first_word(our_own)))
    assert sorted(laid_out, key=str) == sorted(names_below(our_own), key=str)


def test_first_of_two_that_could_be_meant_stays_first():
    entries = [
        path("papers/new/", view, name="new"),
        path("papers/<slug:slug>/", view, name="paper"),
        path("papers/<slug:slug>/quiz/", view, name="quiz"),
        path("papers/<slug:slug>/edit/", view, name="edit"),
        path("papers/hidden/", view, name="hidden"),
    ]
    site = site_of(by_first_word(entries))
    assert site.resolve("/papers/new/").url_name == "new"
    assert site.resolve("/papers/hidden/").url_name == "paper"
    assert site.resolve("/papers/hidden/edit/").url_name == "edit"


def test_other_words_are_not_tried():
    entries = []
    for word in ("map", "papers", "topics"):
        for number in range(20):
            entries.append(path(f"{word}/{number}/", view, name=f"{word}{number}"))
    assert len(by_first_word(entries)) == 3


def test_values_that_a_view_gets_stay():
    entries = [path(f"map/{word}/", view, {"kind": word}, name=word) for word in "abc"]
    site = site_of(by_first_word([path("", include(entries))]))
    assert site.resolve("/map/b/").kwargs == {"kind": "b"}


@pytest.mark.parametrize(
    "entry",
    [path("<slug:slug>/map/", view), re_path("^papers/", view)],
    ids=["begins with a name", "is no plain address"],
)
def test_address_without_a_first_word_is_refused(entry):
    with pytest.raises(ImproperlyConfigured):
        by_first_word([entry])
