"""What a start does before it serves."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError

from papers.models import (
    Figure,
    LibraryRevision,
    Paper,
    PaperPage,
    Question,
    ReadingPath,
)
from papers.services.page_cache import rendering_digest
from study.management.commands.serve import Command
from tests.papers.management.commands import load_files

SAMPLE = Path(__file__).parents[2] / "papers" / "libraryfiles" / "sample"


@pytest.fixture
def start(db, settings):
    settings.LIBRARY_DIR = SAMPLE
    return Command().load_library


@pytest.mark.parametrize("is_folder_new", [False, True])
def test_pages_of_older_code_are_rendered_anew(start, is_folder_new):
    start()
    LibraryRevision.objects.update(rendering_digest="of older code")
    if is_folder_new:
        LibraryRevision.objects.update(folder_digest="of older files")
    PaperPage.objects.update(row_html="<p>Old</p>")
    start()
    assert not PaperPage.objects.filter(row_html="<p>Old</p>").exists()
    assert LibraryRevision.objects.get().rendering_digest == rendering_digest()


def test_start_with_another_library_retires_nothing(start, settings, tmp_path):
    start()
    before = list(Paper.objects.values())
    settings.LIBRARY_DIR = tmp_path
    with pytest.raises(CommandError, match=f"{tmp_path} --retire-missing") as refusal:
        start()
    assert refusal.value.returncode == 3
    assert list(Paper.objects.values()) == before


def test_start_goes_on_with_an_unused_figure_and_a_path_without_author(
    start, settings, tmp_path
):
    folder = tmp_path / "library"
    shutil.copytree(SAMPLE, folder)
    shutil.copy(folder / "figures/relay-loop.svg", folder / "figures/relay-two.svg")
    path = folder / "paths/first-steps.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    without_author = [line for line in lines if not line.startswith("written_by:")]
    assert len(without_author) == len(lines) - 1
    path.write_text("".join(without_author), encoding="utf-8")
    settings.LIBRARY_DIR = folder
    start()
    assert Figure.objects.filter(name="relay-two").exists()
    assert ReadingPath.objects.filter(slug="first-steps").exists()


def copy_without(tmp_path, name):
    """The sample in another folder, but for one file of it."""
    folder = tmp_path / "another library"
    shutil.copytree(SAMPLE, folder)
    (folder / name).unlink()
    return folder


def test_start_with_another_folder_asks_before_it_retires_anything(
    start, settings, tmp_path
):
    start()
    before = list(Question.objects.values())
    revision = LibraryRevision.objects.values().get()
    settings.LIBRARY_DIR = copy_without(tmp_path, "questions/lines.md")
    command = f"manage.py load_library '{settings.LIBRARY_DIR}' --retire-missing"
    with pytest.raises(CommandError, match="was loaded from") as refusal:
        start()
    assert str(refusal.value).endswith(command)
    assert refusal.value.returncode == 3
    assert list(Question.objects.values()) == before
    assert LibraryRevision.objects.values().get() == revision


def test_start_with_another_folder_goes_on_once_it_was_agreed_to(
    start, settings, tmp_path
):
    start()
    settings.LIBRARY_DIR = copy_without(tmp_path, "questions/lines.md")
    load_files(settings.LIBRARY_DIR, retire_missing=True)
    assert Question.objects.exclude(retired_at=None).exists()
    start()
