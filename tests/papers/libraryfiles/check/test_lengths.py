"""What the columns can't hold is a fault of the files, not of the database."""

import pytest
from taggit.models import Tag

from papers.libraryfiles.check import lengths
from papers.models import (
    Author,
    Category,
    Figure,
    Framework,
    Paper,
    Prompt,
    Question,
    ReadingPath,
    Topic,
)

# Where the column's name is not that of the entry's field.
COLUMNS = {"arxiv": "arxiv_id", "id": "slug"}
# Made of others; a question's section is one of those that a note has.
DERIVED = {Author: ("slug",), Tag: ("slug",), Question: ("section",)}
LIMITS = [
    (Category, lengths.CATEGORY),
    (Topic, lengths.TOPIC),
    (Framework, lengths.FRAMEWORK),
    (Prompt, lengths.PROMPT),
    (Paper, lengths.NOTE),
    (Author, {"name": lengths.AUTHOR}),
    (Tag, {"name": lengths.TAG}),
    (Question, lengths.QUESTION),
    (Question, {"theme": lengths.THEME["slug"]}),
    (ReadingPath, lengths.PATH),
    (Figure, lengths.FIGURE),
]


@pytest.mark.parametrize(("model", "limits"), LIMITS)
def test_limits_are_those_of_the_columns(model, limits):
    columns = {}
    for name in limits:
        field = model._meta.get_field(COLUMNS.get(name, name))
        columns[name] = field.max_length
    assert limits == columns


@pytest.mark.parametrize("model", [model for model, _ in LIMITS])
def test_every_limited_column_that_files_fill_has_its_limit(model):
    known = set(DERIVED.get(model, ()))
    for of_model, limits in LIMITS:
        if of_model is model:
            known |= {COLUMNS.get(name, name) for name in limits}
    assert typed_columns(model) - known == set()


def typed_columns(model):
    """Those of limited length that are no choice among given words."""
    names = set()
    for field in model._meta.concrete_fields:
        is_html = field.name.endswith("_html")
        if field.max_length and not field.choices and not is_html:
            names.add(field.name)
    return names


@pytest.mark.parametrize(
    ("path", "old", "new", "problem", "remedy"),
    [
        (
            "notes/relay.md",
            "title: 'Relays: A Method'",
            f"title: {'t' * 501}",
            f'The title "{"t" * 59}…" has 501 characters',
            "Keep it within 500",
        ),
        (
            "notes/relay.md",
            "- Szegedi, Clara",
            f"- {'S' * 200}, C",
            f'The author "{"S" * 59}…" has 203 characters',
            "Keep it within 200",
        ),
        (
            "topics.md",
            "Noise {",
            "N" * 201 + " {",
            f'The name "{"N" * 59}…" has 201 characters',
            "Keep it within 200",
        ),
        (
            "categories.toml",
            'name = "Memory"',
            f'name = "{"M" * 121}"',
            f'The name "{"M" * 59}…" has 121 characters',
            "Keep it within 120",
        ),
    ],
)
def test_text_too_long_is_named_with_its_place(sample, path, old, new, problem, remedy):
    sample.change(path, old, new)
    (fault,) = [fault for fault in sample.faults() if fault.problem == problem]
    assert fault.path == path
    assert fault.remedy == remedy
    assert fault.line > 1
    assert fault.stops_loading


def test_text_as_long_as_allowed_is_no_fault(sample):
    sample.change("notes/relay.md", "'Relays: A Method'", "t" * 500)
    assert sample.faults() == ()
