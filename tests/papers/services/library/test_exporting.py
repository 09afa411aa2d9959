"""What is written back says what was loaded."""

from django.core.management import call_command

from papers.libraryfiles import read_library, write_library
from papers.services.library import library_from_database, load_library
from tests.papers.conftest import SAMPLE


def texts_of_files(folder):
    """The texts of all files below the folder, by their paths in it."""
    texts = {}
    for file in folder.rglob("*"):
        if file.is_file():
            path = file.relative_to(folder).as_posix()
            texts[path] = file.read_text(encoding="utf-8")
    return texts


def test_load_export_load_is_the_identity(loaded_library, tmp_path, noon):
    write_library(library_from_database(), tmp_path)
    again, faults = read_library(tmp_path)
    assert faults == ()
    assert again == loaded_library
    assert load_library(again, at=noon).steps == ()


def test_export_writes_the_same_files(loaded_library, tmp_path):
    call_command("export_library", tmp_path)
    expected = texts_of_files(SAMPLE)
    expected.pop("README.md", None)
    assert texts_of_files(tmp_path) == expected
