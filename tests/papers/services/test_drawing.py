"""The drawing round a note.

Both directions, each line with its reason, each box a link.
"""

import re

import pytest
from django.http import HttpResponse

from papers.models import Link, Paper, PaperPage
from papers.services.page_cache import render_pages
from tests.factories import PaperFactory
from tests.html_page import Page

pytestmark = pytest.mark.django_db
FIGURE = r'<figure class="map">.*?</figure>'
BOX = r'href="/papers/([\w-]+)/".*?<rect x="(\d+)"'


def link(source, target, kind="builds_on", reason="Because of $x$."):
    return Link.objects.create(source=source, target=target, kind=kind, reason=reason)


def drawing_of(paper):
    """The part of the cached page that holds the drawing."""
    list(render_pages([paper.pk]))
    paper = Paper.objects.select_related("page").get(pk=paper.pk)
    drawing = re.search(FIGURE, paper.page.links_html, re.DOTALL)
    return drawing[0] if drawing else ""


def left_edges(html):
    """The column of each box by its address."""
    boxes = re.findall(BOX, html, flags=re.DOTALL)
    return {slug: int(x) for slug, x in boxes}


def slugs_at(columns, x):
    return {slug for slug, column in columns.items() if column == x}


def test_each_kind_of_link_stands_on_its_side():
    here = PaperFactory(slug="here", title="Here")
    for kind in Link.Kind.values:
        name = kind.replace("_", "-")
        link(here, PaperFactory(slug=f"to-{name}"), kind)
        link(PaperFactory(slug=f"from-{name}"), here, kind)
    columns = left_edges(drawing_of(here))
    assert slugs_at(columns, 4) == {
        "to-builds-on",
        "to-replaces",
        "to-contradicts",
        "to-explains",
        "to-measured-against",
        "from-read-next",
    }
    assert slugs_at(columns, 204) == {"here"}
    assert slugs_at(columns, 404) == {
        "from-builds-on",
        "from-replaces",
        "from-contradicts",
        "from-explains",
        "from-measured-against",
        "to-read-next",
    }


def test_line_says_kind_and_reason():
    here = PaperFactory(title="Here")
    other = PaperFactory(title="A < B")
    link(here, other, "builds_on", "It keeps *the* encoder.")
    link(other, here, "read_next", "It goes on.")
    html = drawing_of(here)
    assert (
        "Here builds on A &lt; B: It keeps the encoder. "
        "A &lt; B leads to Here: It goes on.</title>"
    ) in html
    assert html.count("<path") == 1
    assert 'class="map-line is-builds_on"' in html


def tags_of(html, name):
    tags = Page(HttpResponse(html)).tags
    return [attributes for tag, attributes in tags if tag == name]


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
    here = PaperFactory(title="Here")
    other = PaperFactory(slug="other")
    link(here, other)
    (svg,) = tags_of(drawing_of(here), "svg")
    assert svg["role"] == "group"
    assert svg["aria-label"] == "What Here stands between"
    page = PaperPage.objects.get(paper=here)
    _, _, below_the_drawing = page.links_html.partition("</figure>")
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
