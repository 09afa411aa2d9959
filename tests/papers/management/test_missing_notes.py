"""Notes that were loaded and are not in the files: many are retired only when asked."""

import pytest
from django.core.management import CommandError

from papers.models import LibraryRevision, LoadedEntry, Paper
from tests.papers.management.commands import load_files

pytestmark = pytest.mark.django_db
LINK_TO_EMBER = """read_next:
- paper: ember
  because: Asks what a station should keep when the line is cut.
"""


@pytest.fixture
def smaller_folder(sample):
    """The sample after it was loaded, without two of its three notes."""
    load_files(sample.folder)
    sample.remove("notes/relay.md")
    sample.remove("notes/spark.md")
    sample.remove("paths/first-steps.md")
    sample.remove("questions/lines.md")
    sample.remove("collections/signal-index.md")
    sample.remove("trends/faster-signals.md")
    sample.change("topics.md", "  explained in: relay#practice\n", "")
    return sample.folder


def retired_slugs():
    retired = Paper.objects.filter(status=Paper.Status.RETIRED)
    return set(retired.values_list("slug", flat=True))


def test_many_are_not_retired_unasked(smaller_folder):
    refusal = r"2 of the 3 notes that were loaded are not in"
    with pytest.raises(CommandError, match=refusal) as error:
        load_files(smaller_folder)
    assert error.value.returncode == 3
    assert f"load_library {smaller_folder} --retire-missing" in str(error.value)
    assert retired_slugs() == set()


def test_refusal_leaves_the_records_alone(smaller_folder):
    revision = LibraryRevision.objects.values().get()
    entries = set(LoadedEntry.objects.values_list())
    with pytest.raises(CommandError):
        load_files(smaller_folder)
    assert LibraryRevision.objects.values().get() == revision
    assert set(LoadedEntry.objects.values_list()) == entries


def test_many_are_retired_when_asked(smaller_folder):
    load_files(smaller_folder, retire_missing=True)
    assert retired_slugs() == {"relay", "spark"}


def test_many_are_named_by_a_trial(smaller_folder):
    output = load_files(smaller_folder, check=True)
    assert "note relay: would be retired" in output
    assert "Loading does this only with --retire-missing." in output
    assert retired_slugs() == set()


def test_one_is_retired(sample):
    load_files(sample.folder)
    sample.remove("notes/ember.md")
    sample.change(
        "collections/signal-index.md", "- ember: Stands above the headings.\n\n", ""
    )
    sample.change("notes/relay.md", LINK_TO_EMBER, "")
    load_files(sample.folder)
    assert retired_slugs() == {"ember"}
