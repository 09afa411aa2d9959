"""Where to go from here: each paper once, with all that joins it to this one."""

import pytest

from papers.models import Link
from papers.services.page_cache import render_pages
from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


def link(source, target, kind, reason):
    Link.objects.create(source=source, target=target, kind=kind, reason=reason)


@pytest.fixture
def links_html():
    here = PaperFactory(slug="here", title="Here")
    there = PaperFactory(slug="there", title="There")
    link(here, there, "read_next", "Read it after this one.")
    link(there, here, "builds_on", "It *keeps* the idea.")
    list(render_pages([here.pk]))
    here.page.refresh_from_db()
    _, _, groups = here.page.links_html.partition("</figure>")
    return groups


def test_a_paper_with_two_relations_is_named_once(links_html):
    assert links_html.count('href="/papers/there/"') == 1


def test_its_other_relation_stands_with_it(links_html):
    first, second = links_html.split("Read it after this one.")
    assert '<h3 class="label">Read next</h3>' in first
    assert "Built on by:" in second
    assert "It <em>keeps</em> the idea." in second


def test_a_group_that_lost_all_its_papers_is_gone(links_html):
    assert links_html.count('class="label"') == 1
