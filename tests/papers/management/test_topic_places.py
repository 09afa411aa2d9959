"""The section that explains a topic comes in with the files, and goes with them."""

import pytest

from papers.models import Topic
from tests.papers.management.commands import load_files

pytestmark = pytest.mark.django_db
ROW = "  explained in: relay#practice\n"


def place_of(slug):
    section = Topic.objects.get(slug=slug).explained_in
    return section and (section.paper.slug, section.kind)


def test_section_is_found_once_its_note_is_there(sample):
    load_files(sample.folder)
    assert place_of("memory") == ("relay", "practice")
    assert place_of("noise") is None


def test_section_that_the_files_name_no_more_is_taken_away(sample):
    load_files(sample.folder)
    sample.change("topics.md", ROW, "")
    load_files(sample.folder)
    assert place_of("memory") is None
