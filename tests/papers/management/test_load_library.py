"""`load_library` as it is called: faults in the files, and what they stop."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from papers.models import Figure, Paper, ReadingPath
from tests.factories import PaperFactory
from tests.papers.management.commands import load_files

pytestmark = pytest.mark.django_db


def arxiv_numbers():
    return dict(Paper.objects.values_list("slug", "arxiv_id"))


def test_broken_file_loads_nothing(sample):
    sample.change("notes/spark.md", "year:", "yeer:")
    refusal = r"2 faults in .*; nothing was loaded\."
    with pytest.raises(CommandError, match=refusal):
        load_files(sample.folder)
    assert not Paper.objects.exists()


def test_unused_figure_is_told_and_loaded(sample):
    figure = sample.text("figures/relay-loop.svg")
    sample.write("figures/relay-two.svg", figure)
    output = load_files(sample.folder)
    fault = "figures/relay-two.svg:1: No note shows this figure."
    assert fault in output
    assert Figure.objects.filter(name="relay-two").exists()


@pytest.mark.parametrize("key", ["written_by", "written_on"])
def test_path_that_keeps_silent_on_its_author_is_loaded(sample, key):
    sample.remove_key("paths/first-steps.md", key)
    output = load_files(sample.folder)
    fault = f'paths/first-steps.md:1: The key "{key}" is missing.'
    assert fault in output
    assert ReadingPath.objects.filter(slug="first-steps").exists()


@pytest.mark.parametrize("key", ["written_by", "written_on"])
def test_note_that_keeps_silent_on_its_author_is_loaded(sample, key):
    sample.remove_key("notes/relay.md", key)
    output = load_files(sample.folder)
    fault = f'notes/relay.md:1: The key "{key}" is missing.'
    assert fault in output
    assert Paper.objects.filter(slug="relay").exists()


@pytest.mark.parametrize("path", ["notes/relay.md", "paths/first-steps.md"])
def test_whether_a_machine_helped_must_be_said(sample, path):
    sample.remove_key(path, "machine_helped")
    refusal = r"1 fault in .*; nothing was loaded\."
    with pytest.raises(CommandError, match=refusal):
        load_files(sample.folder)


def test_what_a_curator_left_out_can_be_loaded_again(sample, tmp_path):
    load_files(sample.folder)
    silence = {"written_by": "", "written_on": None}
    Paper.objects.filter(slug="relay").update(sources=[], **silence)
    ReadingPath.objects.update(**silence)
    folder = tmp_path / "export"
    call_command("export_library", folder, stdout=StringIO())
    assert "Nothing to change." in load_files(folder)


def test_paper_that_has_the_number_of_a_note_stops_loading(sample):
    PaperFactory(slug="old", arxiv_id="1001.00010", status="retired")
    with pytest.raises(CommandError) as refusal:
        load_files(sample.folder)
    assert str(refusal.value).startswith(
        "notes/relay.md:8: The arXiv number 1001.00010"
        " is that of the retired paper old; nothing was loaded."
    )
    assert arxiv_numbers() == {"old": "1001.00010"}


def test_two_notes_may_exchange_their_numbers(sample):
    sample.change(
        "notes/spark.md",
        "category:",
        "arxiv: '1001.00011'\ncategory:",
    )
    load_files(sample.folder)
    sample.change("notes/relay.md", "1001.00010", "1001.00011")
    sample.change("notes/spark.md", "1001.00011", "1001.00010")
    load_files(sample.folder)
    assert arxiv_numbers() == {
        "ember": "",
        "relay": "1001.00011",
        "spark": "1001.00010",
    }
