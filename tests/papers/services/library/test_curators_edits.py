"""What a curator changed in the database stays, as far as the files allow."""

import pytest

from papers.models import Paper, Topic
from papers.services.library import Action, Side, load_library
from tests.papers.services.library.variants import with_changed_note, without_topic

CURATORS_WORDS = "A curator's words."
FILES_WORDS = "The files' words."


@pytest.fixture
def edited_paper(loaded_library):
    paper = Paper.objects.get(slug="spark")
    Paper.objects.filter(pk=paper.pk).update(tldr=CURATORS_WORDS)
    return paper


@pytest.fixture
def changed_files(loaded_library):
    return with_changed_note(loaded_library, "spark", tldr=FILES_WORDS)


def test_edit_is_kept_when_the_files_stay(edited_paper, loaded_library, noon):
    assert load_library(loaded_library, at=noon).steps == ()
    edited_paper.refresh_from_db()
    assert edited_paper.tldr == CURATORS_WORDS


@pytest.mark.parametrize(
    ("side", "kept", "action"),
    [
        (Side.NOBODY, CURATORS_WORDS, Action.CONFLICT),
        (Side.OURS, CURATORS_WORDS, Action.ADOPT),
        (Side.THEIRS, FILES_WORDS, Action.CHANGE),
    ],
)
def test_side_decides_when_both_changed(
    edited_paper, changed_files, noon, side, kept, action
):
    outcome = load_library(changed_files, at=noon, side=side)
    keys = [step.key for step in outcome.of(action)]
    edited_paper.refresh_from_db()
    assert ("note", "spark") in keys
    assert edited_paper.tldr == kept


def test_ours_is_not_reported_again(edited_paper, changed_files, noon):
    load_library(changed_files, at=noon, side=Side.OURS)
    assert load_library(changed_files, at=noon).steps == ()


def test_curators_branches_stay_when_the_topic_above_vanishes(loaded_library, noon):
    vanished = loaded_library.topics[0]
    for note in loaded_library.notes:
        assert vanished.slug not in note.topics
    below = Topic.objects.create(
        slug="of-a-curator",
        name="Of a curator",
        parent=Topic.objects.get(slug=vanished.slug),
    )
    load_library(without_topic(loaded_library, vanished.slug), at=noon)
    below.refresh_from_db()
    assert below.parent is None
