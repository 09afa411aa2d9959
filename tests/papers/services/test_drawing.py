"""The drawing round a note: both directions, each line with its reason, each box a link."""

import re

import pytest
from django.http import HttpResponse

from papers.models import Link, Paper
from papers.services.page_cache import render_pages
from tests.factories import PaperFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db


def link(source, target, kind="builds_on", reason="Because of $x$."):
    return Link.objects.create(source=source, target=target, kind=kind, reason=reason)


def drawing_of(paper):
    """The stored part of the page that holds the drawing."""
    list(render_pages([paper.pk]))
    paper = Paper.objects.select_related("page").get(pk=paper.pk)
    found = re.search(
        r'<figure class="map">.*?</figure>', paper.page.links_html, re.DOTALL
    )
    return found[0] if found else ""


def left_edges(html):
    """The column of each box by its address."""
    return {
        slug: int(x)
        for slug, x in re.findall(
            r'href="/papers/([\w-]+)/".*?<rect x="(\d+)"', html, flags=re.DOTALL
        )
    }


def test_each_kind_of_link_stands_on_its_side():
    here = PaperFactory(slug="here", title="Here")
    for kind in Link.Kind.values:
        link(here, PaperFactory(slug=f"to-{kind.replace('_', '-')}"), kind)
        link(PaperFactory(slug=f"from-{kind.replace('_', '-')}"), here, kind)
    columns = left_edges(drawing_of(here))
    assert {slug for slug, x in columns.items() if x == 4} == {
        *(
            "to-builds-on",
            "to-replaces",
            "to-contradicts",
            "to-explains",
            "from-read-next",
        ),
    }
    assert {slug for slug, x in columns.items() if x == 404} == {
        *(
            "from-builds-on",
            "from-replaces",
            "from-contradicts",
            "from-explains",
            "to-read-next",
        ),
    }
    assert columns["here"] == 204


def test_line_says_kind_and_reason():
    here, other = PaperFactory(title="Here"), PaperFactory(title="A < B")
    link(here, other, "builds_on", "It keeps *the* encoder.")
    link(other, here, "read_next", "It goes on.")
    html = drawing_of(here)
    assert (
        "Here builds on A &lt; B: It keeps the encoder. A &lt; B leads to Here: It goes on.</title>"
        in html
    )
    assert html.count("<path") == 1
    assert 'class="map-line is-builds_on"' in html


def tags_of(html, name):
    return [
        attributes for tag, attributes in Page(HttpResponse(html)).tags if tag == name
    ]


def test_box_is_a_link_with_the_whole_title():
    here = PaperFactory(slug="here")
    other = PaperFactory(slug="long", title="A title that is too long for any box")
    link(here, other)
    boxes = {box["href"]: box for box in tags_of(drawing_of(here), "a")}
    assert boxes["/papers/long/"]["aria-label"] == f"{other.title}, 2017"
    assert "aria-current" not in boxes["/papers/long/"]
    assert boxes["/papers/here/"]["class"] == "map-box is-here"
    assert boxes["/papers/here/"]["aria-current"] == "page"


def test_drawing_is_named_and_keeps_the_list():
    here, other = PaperFactory(title="Here"), PaperFactory(slug="other")
    link(here, other)
    (svg,) = tags_of(drawing_of(here), "svg")
    assert svg["role"] == "group"
    assert svg["aria-label"] == "What Here stands between"
    page = Paper.objects.select_related("page").get(pk=here.pk).page.links_html
    below_the_drawing = page.partition("</figure>")[2]
    assert below_the_drawing.count('href="/papers/other/"') == 1


def test_many_neighbours_are_left_to_the_list():
    here = PaperFactory(title="Here")
    for _ in range(9):
        link(PaperFactory(), here)
    html = drawing_of(here)
    assert len(left_edges(html)) == 7
    assert "has 3 more papers" in html


def test_no_drawing_without_links():
    assert drawing_of(PaperFactory()) == ""


def test_drafts_are_not_drawn():
    here = PaperFactory()
    link(here, PaperFactory(status="draft"))
    assert drawing_of(here) == ""
