"""What is written back says what was loaded."""

import pytest
from django.core.management import CommandError, call_command

from papers.libraryfiles import read_library, write_library
from papers.models import Category, Paper, PathStep, Question, Section, Topic
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


def spoil_everything():
    """What no form lets through, as rows of another time may have it."""
    Section.objects.filter(paper__slug="relay", kind="problem").update(
        body="Noise.\n\n## Practice\n\nMore."
    )
    spark = Paper.objects.get(slug="spark")
    spark.sections.filter(kind="contributions").delete()
    Paper.objects.filter(pk=spark.pk).update(tldr="a\r\nb", why_it_matters="")
    ember = Paper.objects.get(slug="ember")
    ember.authorships.all().delete()
    questions = Question.objects.filter(slug="relay-why-decide")
    assert questions.update(section="somewhere")
    PathStep.objects.filter(paper=spark).update(reason="See\n[it](paper:nothing).")
    Category.objects.filter(slug="signals").update(name="a\nb")
    Topic.objects.filter(slug="relays").update(slug="Relays")


def test_export_names_all_faults_at_once_and_writes_nothing(loaded_library, tmp_path):
    spoil_everything()
    folder = tmp_path / "library"
    with pytest.raises(CommandError) as refusal:
        call_command("export_library", folder)
    message = str(refusal.value)
    for fault in (
        'categories.toml (signals): "name" is missing or is not one line of text.',
        'notes/ember.md:1: The key "authors" is missing.',
        "notes/relay.md (Problem): The heading in line 3 is of level 2",
        'notes/relay.md (relay-why-decide): "somewhere" is not known here.',
        "notes/spark.md (TLDR): The line ends with CR.",
        "paths/first-steps.md (Steps): ",
        'topics.md:3: "Relays" is no slug.',
    ):
        assert fault in message
    assert message.endswith("; nothing was written. Mend the library, then try again.")
    assert not folder.exists()
