"""`load_library` as it is called: what it says, and what stops it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from papers.models import Figure, LibraryRevision, LoadedEntry, Paper, ReadingPath
from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


def load(folder, **options):
    """What the command says, with its complaints before the rest."""
    output = StringIO()
    call_command("load_library", folder, stdout=output, stderr=output, **options)
    return output.getvalue()


def test_a_broken_file_loads_nothing(sample):
    sample.change("notes/spark.md", "year:", "yeer:")
    with pytest.raises(CommandError, match=r"2 faults in .*; nothing was loaded\."):
        load(sample.folder)
    assert not Paper.objects.exists()


def test_an_unused_figure_is_told_and_loaded(sample):
    sample.write("figures/relay-two.svg", sample.text("figures/relay-loop.svg"))
    said = load(sample.folder)
    assert "figures/relay-two.svg:1: No note shows this figure." in said
    assert Figure.objects.filter(name="relay-two").exists()


@pytest.mark.parametrize("key", ["written_by", "written_on"])
def test_a_path_that_keeps_silent_on_its_author_is_loaded(sample, key):
    sample.remove_key("paths/first-steps.md", key)
    said = load(sample.folder)
    assert f'paths/first-steps.md:1: The key "{key}" is missing.' in said
    assert ReadingPath.objects.filter(slug="first-steps").exists()


@pytest.mark.parametrize("key", ["written_by", "written_on"])
def test_a_note_that_keeps_silent_on_its_author_is_loaded(sample, key):
    sample.remove_key("notes/relay.md", key)
    said = load(sample.folder)
    assert f'notes/relay.md:1: The key "{key}" is missing.' in said
    assert Paper.objects.filter(slug="relay").exists()


@pytest.mark.parametrize("path", ["notes/relay.md", "paths/first-steps.md"])
def test_whether_a_machine_helped_must_be_said(sample, path):
    sample.remove_key(path, "machine_helped")
    with pytest.raises(CommandError, match=r"1 fault in .*; nothing was loaded\."):
        load(sample.folder)


def test_what_a_curator_left_out_can_be_loaded_again(sample, tmp_path):
    load(sample.folder)
    Paper.objects.filter(slug="relay").update(
        written_by="", written_on=None, sources=[]
    )
    ReadingPath.objects.update(written_by="", written_on=None)
    call_command("export_library", tmp_path / "export", stdout=StringIO())
    assert "Nothing to change." in load(tmp_path / "export")


@pytest.fixture
def smaller_folder(sample):
    """The sample after it was loaded, without two of its three notes."""
    load(sample.folder)
    for path in (
        "notes/relay.md",
        "notes/spark.md",
        "paths/first-steps.md",
        "questions/lines.md",
    ):
        (sample.folder / path).unlink()
    return sample.folder


def retired_slugs():
    retired = Paper.objects.filter(status=Paper.Status.RETIRED)
    return set(retired.values_list("slug", flat=True))


def test_many_missing_notes_are_not_retired_unasked(smaller_folder):
    revision = LibraryRevision.objects.values().get()
    entries = list(LoadedEntry.objects.order_by("id").values())
    with pytest.raises(CommandError, match=r"2 of the 3 notes .* not in") as refusal:
        load(smaller_folder)
    assert refusal.value.returncode == 3
    assert f"load_library {smaller_folder} --retire-missing" in str(refusal.value)
    assert retired_slugs() == set()
    assert LibraryRevision.objects.values().get() == revision
    assert list(LoadedEntry.objects.order_by("id").values()) == entries


def test_many_missing_notes_are_retired_when_asked(smaller_folder):
    load(smaller_folder, retire_missing=True)
    assert retired_slugs() == {"relay", "spark"}


def test_many_missing_notes_are_named_by_a_trial(smaller_folder):
    said = load(smaller_folder, check=True)
    assert "note relay: would be retired" in said
    assert "Loading does this only with --retire-missing." in said


def test_one_missing_note_is_retired(sample):
    load(sample.folder)
    (sample.folder / "notes/ember.md").unlink()
    sample.change(
        "notes/relay.md",
        "read_next:\n- paper: ember\n"
        "  because: Asks what a station should keep when the line is cut.\n",
        "",
    )
    load(sample.folder)
    assert retired_slugs() == {"ember"}


def test_a_paper_that_has_the_number_of_a_note_stops_loading(sample):
    PaperFactory(slug="old-relay", arxiv_id="1001.00010", status="retired")
    with pytest.raises(CommandError) as refusal:
        load(sample.folder)
    assert str(refusal.value).startswith(
        "notes/relay.md:8: The arXiv number 1001.00010 is that of the retired paper"
        " old-relay; nothing was loaded."
    )
    assert not Paper.objects.filter(slug="relay").exists()


def test_two_notes_may_exchange_their_numbers(sample):
    sample.change("notes/spark.md", "category:", "arxiv: '1001.00011'\ncategory:")
    load(sample.folder)
    sample.change("notes/relay.md", "1001.00010", "1001.00011")
    sample.change("notes/spark.md", "1001.00011", "1001.00010")
    load(sample.folder)
    numbers = dict(Paper.objects.values_list("slug", "arxiv_id"))
    assert numbers == {"ember": "", "relay": "1001.00011", "spark": "1001.00010"}
