"""What a start does before it serves."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from papers.models import LibraryRevision, Paper, PaperPage
from papers.services.page_cache import rendering_digest
from study.management.commands.serve import Command

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
