"""What is written reads back the same.

Reading never fails, whatever stands in a file.
"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.libraryfiles import (
    CannotBeKept,
    SectionEntry,
    canonical_text,
    canonical_texts,
    read_library,
    tidy,
    write_categories,
    write_collection,
    write_frameworks,
    write_library,
    write_note,
    write_outlets,
    write_path,
    write_theme,
    write_topics,
    write_trend,
)
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.collections import parse_collection
from papers.libraryfiles.read.notes import parse_note
from papers.libraryfiles.read.paths import parse_path
from papers.libraryfiles.read.source import decode_text
from papers.libraryfiles.read.tables import (
    parse_categories,
    parse_frameworks,
    parse_outlets,
)
from papers.libraryfiles.read.themes import parse_theme
from papers.libraryfiles.read.topics import parse_topics
from papers.libraryfiles.read.trends import parse_trend
from papers.libraryfiles.write.files import in_order_of_slugs
from tests.papers.libraryfiles.write import guide_strategies, strategies

same_each_run = settings(derandomize=True, deadline=None, max_examples=80)


@same_each_run
@given(strategies.notes())
def test_note_reads_back(note):
    text = write_note(note)
    again = parse_note(text, note.slug, Faults(note.path))
    assert again == note
    assert write_note(again) == text


@same_each_run
@given(strategies.themes(), guide_strategies.paths())
def test_theme_and_path_read_back(theme, path):
    theme_again = parse_theme(write_theme(theme), theme.slug, Faults(theme.path))
    assert theme_again == theme
    path_again = parse_path(write_path(path), path.slug, Faults(path.path))
    assert path_again == path


@same_each_run
@given(guide_strategies.trends(), guide_strategies.outlets())
def test_trend_and_information_sources_read_back(trend, outlets):
    trend_again = parse_trend(write_trend(trend), trend.slug, Faults(trend.path))
    assert trend_again == trend
    assert parse_outlets(write_outlets(outlets), Faults("")) == outlets


@same_each_run
@given(guide_strategies.collections())
def test_collection_reads_back(collection):
    text = write_collection(collection)
    again = parse_collection(text, collection.slug, Faults(""))
    assert again == collection


@same_each_run
@given(strategies.categories(), strategies.frameworks(), strategies.topics())
def test_tables_and_topics_read_back(categories, frameworks, topics):
    assert parse_categories(write_categories(categories), Faults("")) == categories
    assert parse_frameworks(write_frameworks(frameworks), Faults("")) == frameworks
    text = write_topics(topics)
    topics_again = parse_topics(text, Faults(""))
    assert in_order_of_slugs(topics_again) == in_order_of_slugs(topics)
    assert write_topics(topics_again) == text


@same_each_run
@given(strategies.joined_blocks(strategies.lines(), max_size=6))
def test_tidying_twice_changes_nothing_more(text):
    assert tidy(tidy(text)) == tidy(text)


@same_each_run
@given(st.text(max_size=300) | strategies.joined_blocks(st.text(max_size=20)))
@pytest.mark.parametrize(
    "parse",
    [parse_note, parse_theme, parse_path, parse_collection, parse_trend],
)
def test_no_text_makes_reading_fail(parse, text):
    parse(f"---\ntitle: a\n---\n{text}", "relay", Faults(""))
    parse(text, "relay", Faults(""))


@same_each_run
@given(st.binary(max_size=200) | strategies.encoded_texts())
def test_no_bytes_make_reading_fail(content):
    text = decode_text(content, Faults(""))
    if text is not None:
        for parse in (parse_topics, parse_categories, parse_frameworks):
            parse(text, Faults(""))


def test_sample_is_in_canonical_form(sample):
    library = sample.library()
    for path, text in canonical_texts(library):
        assert sample.text(path) == text


def test_library_is_written_and_read_again(sample, tmp_path):
    library = sample.library()
    changed = write_library(library, tmp_path / "copy")
    assert len(changed) == 12
    assert write_library(library, tmp_path / "copy") == ()
    assert read_library(tmp_path / "copy") == (library, ())


def test_file_that_is_no_longer_named_is_removed(sample):
    library = sample.library()
    kept = replace(library, paths=(), frameworks=())
    assert write_library(kept, sample.folder) == (
        "frameworks.toml",
        "paths/first-steps.md",
    )
    assert not (sample.folder / "paths/first-steps.md").exists()


def test_text_that_would_read_back_otherwise_is_refused(sample):
    _, note, _ = sample.library().notes
    section = SectionEntry("problem", "a\n\n## Practice\n\nb")
    spoilt = replace(note, sections=(section,))
    with pytest.raises(CannotBeKept, match=r"notes/relay\.md \(Problem\)") as refusal:
        canonical_text(spoilt)
    assert "The heading in line 3 is of level 2" in str(refusal.value)
