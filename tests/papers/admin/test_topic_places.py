"""A topic's form names the section that explains it as the library's files do."""

import pytest

from papers.models import Topic
from tests.factories import PaperFactory, TopicFactory
from tests.papers.admin.test_curating_notes import errors, path_of


@pytest.fixture
def section(db):
    return PaperFactory(slug="relay").sections.create(kind="approach", body="How.")


def stored_place():
    return Topic.objects.get().explained_in


def test_section_is_stored_shown_and_kept(save, curator_browser, section):
    topic = TopicFactory()
    assert save(path_of(topic), explained_in="relay#approach").status_code == 302
    assert stored_place() == section
    assert 'value="relay#approach"' in curator_browser.get(path_of(topic)).text
    assert save(path_of(topic), name="Renamed").status_code == 302
    assert stored_place() == section


def test_section_is_taken_away(save, section):
    topic = TopicFactory(explained_in=section)
    assert save(path_of(topic), explained_in="").status_code == 302
    assert stored_place() is None


@pytest.mark.parametrize("place", ["relay#future", "rely#approach", "relay", "#", "7"])
def test_section_that_is_not_there_is_explained(save, section, place):
    topic = TopicFactory(explained_in=section)
    found = errors(save(path_of(topic), explained_in=place))
    assert "is no section of a note" in found
    assert stored_place() == section
