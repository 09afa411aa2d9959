"""The library as JSON keeps to its published schema and says what the files say."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from papers.services.documents.json_export import library_as_json, papers_as_json
from papers.services.library.export import library_from_database, note_entries_of
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    ReadingPathFactory,
    TopicFactory,
    complete_note,
)

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "docs" / "library.schema.json").read_text("utf-8"))
# All that the schema uses, with what checks it; descriptions say nothing to a machine.
KNOWN = {
    "$ref",
    "additionalProperties",
    "const",
    "description",
    "enum",
    "items",
    "maximum",
    "minimum",
    "pattern",
    "properties",
    "required",
    "type",
}
TYPES = {
    "array": list,
    "boolean": bool,
    "integer": int,
    "null": type(None),
    "object": dict,
    "string": str,
}
ABOUT_ITSELF = {"$schema", "$defs", "title"}


def problems_of(value, rule, place="library"):
    """Where a value breaks a rule of the schema, as JSON Schema 2020-12 has them."""
    assert rule.keys() <= KNOWN | ABOUT_ITSELF
    if "$ref" in rule:
        name = rule["$ref"].removeprefix("#/$defs/")
        yield from problems_of(value, SCHEMA["$defs"][name], place)
        return
    yield from problems_of_value(value, rule, place)
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from problems_of(item, rule["items"], f"{place}[{number}]")
    if isinstance(value, dict):
        yield from problems_of_object(value, rule, place)


def problems_of_value(value, rule, place):
    if "const" in rule and value != rule["const"]:
        yield f"{place} is not {rule['const']}"
    if "enum" in rule and value not in rule["enum"]:
        yield f"{place} is none of {rule['enum']}"
    if "type" in rule and not is_of_type(value, rule["type"]):
        yield f"{place} is no {rule['type']}"
    else:
        yield from problems_of_content(value, rule, place)


def problems_of_content(value, rule, place):
    if "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{place} does not match"
    if "minimum" in rule and not is_within(value, rule):
        yield f"{place} is out of range"


def is_within(value, rule):
    return rule["minimum"] <= value <= rule.get("maximum", value)


def problems_of_object(value, rule, place):
    assert rule["additionalProperties"] is False
    for name in set(rule["required"]) - value.keys():
        yield f"{place} has no {name}"
    for name, part in value.items():
        if name in rule["properties"]:
            yield from problems_of(part, rule["properties"][name], f"{place}.{name}")
        else:
            yield f"{place} has {name}, of which the schema says nothing"


def is_of_type(value, names):
    """True and False are whole numbers to Python and none to JSON."""
    names = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, TYPES[name]) for name in names)


@pytest.fixture
def kitchen(db):
    """Two papers with all that a note can have, and a path over them."""
    root = TopicFactory(name="Bread", slug="bread")
    topic = TopicFactory(name="Crust", slug="crust", parent=root)
    TopicFactory(name="Soup", slug="soup")
    bread = PaperFactory(slug="slow-bread", title="Slow „Bread“", topics=[topic])
    paper = complete_note(bread)
    PaperFactory(slug="stew", title="Stew")
    ChoiceQuestionFactory(home=paper)
    ClozeQuestionFactory(home=paper)
    ReadingPathFactory().steps.create(paper=paper, position=1, reason="First.")
    return paper


def test_library_keeps_to_its_schema(kitchen):
    content = json.loads(library_as_json())
    assert list(problems_of(content, SCHEMA)) == []
    assert {note["slug"] for note in content["notes"]} == {"slow-bread", "stew"}


def test_each_entry_is_in_it_as_often_as_in_the_files(kitchen):
    content = json.loads(library_as_json())
    library = library_from_database()
    names = SCHEMA["properties"].keys() - {"format", "version"}
    written_counts = {name: len(content[name]) for name in names}
    assert written_counts == {name: len(getattr(library, name)) for name in names}


def test_note_says_what_its_file_says(kitchen):
    content = json.loads(papers_as_json([kitchen.pk]))
    (note,) = note_entries_of([kitchen.pk])
    (written,) = content["notes"]
    assert written["tldr"] == note.tldr
    assert written["title"] == "Slow „Bread“"
    bodies = {section["kind"]: section["body"] for section in written["sections"]}
    assert bodies == {section.kind: section.body for section in note.sections}
    prompts = [question["prompt"] for question in written["questions"]]
    assert prompts == [question.prompt for question in note.questions]


def test_chosen_papers_come_with_the_topics_above_theirs(kitchen):
    content = json.loads(papers_as_json([kitchen.pk]))
    assert list(problems_of(content, SCHEMA)) == []
    assert [note["slug"] for note in content["notes"]] == ["slow-bread"]
    assert {topic["slug"] for topic in content["topics"]} == {"bread", "crust"}
    assert [one["slug"] for one in content["categories"]] == [kitchen.category.slug]


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("year", True, "library.notes[0].year is no integer"),
        ("year", 1700, "library.notes[0].year is out of range"),
        ("slug", "Slow Bread", "library.notes[0].slug does not match"),
        ("note", "long", "library.notes[0].note is none of"),
        ("colour", "", "library.notes[0] has colour"),
    ],
)
def test_what_breaks_the_schema_is_found(kitchen, name, value, problem):
    content = json.loads(library_as_json())
    content["notes"][0][name] = value
    (found,) = problems_of(content, SCHEMA)
    assert found.startswith(problem)


def test_command_writes_all_or_some(kitchen, capsys):
    call_command("export_json")
    assert capsys.readouterr().out == library_as_json()
    call_command("export_json", "--paper", "slow-bread")
    assert capsys.readouterr().out == papers_as_json([kitchen.pk])
    with pytest.raises(CommandError, match="no paper porridge"):
        call_command("export_json", "--paper", "porridge")
