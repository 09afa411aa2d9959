"""Whatever is merged: the library goes out, comes in the same, and is parted again.

A fixed seed draws the pairs and the sides. Some are refused, and then nothing changes.
"""

import random

import pytest
from taggit.models import Tag

from papers.libraryfiles import CannotBeKept, read_library, write_library
from papers.models import Author, LibraryChange, Merge, Paper, Question, Topic
from papers.services.library import library_from_database, load_library
from papers.services.merging.differences import differences_between
from papers.services.merging.merges import CannotBeMerged
from tests.conftest import NOON
from tests.factories import PaperFactory, complete_note
from tests.papers.admin.test_edits_and_files import forget_library
from tests.papers.conftest import SAMPLE
from tests.study.merging.conftest import all_rows

SEED = 20261130
MERGE_COUNT = 30
MODELS = {
    "paper": Paper,
    "question": Question,
    "topic": Topic,
    "author": Author,
    "tag": Tag,
}


def add_papers():
    """Beside those of the sample, which are linked with one another."""
    for number in range(8):
        paper = complete_note(PaperFactory(slug=f"extra-{number}"))
        paper.tags.add(f"tag-{number}", "all")


def pair_of(model, chance):
    rows = list(model.objects.order_by("pk"))
    return chance.sample(rows, 2) if len(rows) > 1 else []


def some_sides(kind, pair, chance):
    sides = {}
    for one in differences_between(kind, *(row.pk for row in pair)):
        sides[one.name] = chance.choice(("kept", "dropped", one.chosen))
    return sides


@pytest.mark.django_db
def test_merges_go_out_come_in_and_are_undone(merge, undo, tmp_path):
    library, _ = read_library(SAMPLE)
    load_library(library, at=NOON)
    add_papers()
    chance = random.Random(SEED)
    done = []
    for number in range(MERGE_COUNT):
        kind = tuple(MODELS)[number % len(MODELS)]
        pair = pair_of(MODELS[kind], chance)
        if not pair:
            continue
        before = all_rows()
        try:
            made = merge(kind, *pair, **some_sides(kind, pair, chance))
        except (CannotBeKept, CannotBeMerged):
            assert all_rows() == before
            continue
        done.append((made, before))
        merged = library_from_database()
        folder = tmp_path / str(number)
        write_library(merged, folder)
        found, faults = read_library(folder)
        assert [fault for fault in faults if fault.stops_loading] == []
        assert found == merged
    assert {made.kind for made, _ in done} == set(MODELS)
    for made, before in reversed(done):
        undo(made)
        assert all_rows() == before


@pytest.mark.django_db
def test_merged_notes_are_loaded_elsewhere_with_their_old_addresses(
    merge, tmp_path, client
):
    library, _ = read_library(SAMPLE)
    load_library(library, at=NOON)
    kept, dropped = Paper.objects.published().order_by("pk")[:2]
    merge("paper", kept, dropped)
    merged = library_from_database()
    write_library(merged, tmp_path)
    found, _ = read_library(tmp_path)
    forget_library()
    LibraryChange.objects.all().delete()
    Merge.objects.all().delete()
    load_library(found, at=NOON)
    assert library_from_database() == merged
    response = client.get(f"/papers/{dropped.slug}/")
    assert response["Location"] == f"/papers/{kept.slug}/"
