"""Tags are lower-case words, since they are addresses and file entries too."""

import pytest

from tests.factories import PaperFactory
from tests.papers.admin.test_curating_notes import errors, path_of

WRONG = ["機械学習", "!!!", "Self-Supervised", "two words", "<b>", "-a", "a--b", "a_b"]


@pytest.mark.parametrize("name", WRONG)
def test_odd_tag_on_a_paper_is_explained(save, db, name):
    paper = PaperFactory(tags=["games"])
    found = errors(save(path_of(paper), tags=f'games, "{name}"'))
    assert "self-supervised" in found
    assert [tag.name for tag in paper.tags.all()] == ["games"]


@pytest.mark.parametrize("name", WRONG)
def test_tag_is_not_renamed_oddly(save, db, name):
    tag = PaperFactory(tags=["games"]).tags.get()
    found = errors(save(path_of(tag), name=name))
    assert "self-supervised" in found
    tag.refresh_from_db()
    assert tag.name == "games"


def test_sound_tags_are_taken(save, client, db):
    paper = PaperFactory(slug="gan")
    assert save(path_of(paper), tags="games, self-supervised, 3d").status_code == 302
    names = sorted(tag.name for tag in paper.tags.all())
    assert names == ["3d", "games", "self-supervised"]
    assert client.get("/tags/self-supervised/").context["total"] == 1
