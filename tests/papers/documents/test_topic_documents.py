"""Topic trees are read in every shape; no line is lost."""

import random
import re

import pytest

from papers.documents.kinds import read_document, recognise_kind
from papers.documents.opml import NotReadable
from papers.documents.write_box_tree import DrawnTopic, write_box_tree
from tests.papers.documents.topic_documents import (
    BOX_TREE,
    OPML,
    PATHS,
    SHAPES,
    WRONG_GLYPHS,
)

MUTATIONS = 300
SIGNS = "│├└─ \t*#-|+`\n\r<>&\"'\0\ufeff\u2028\ud83c{}[]()x?."
COUNT_OF_LEAVES = 11


def paths_of(document):
    return [node.path for node in document.nodes]


@pytest.mark.parametrize("kind", SHAPES)
def test_shape_is_recognised_and_read(kind):
    document = read_document(SHAPES[kind], kind)
    marked = [node.name for node in document.nodes if node.is_supplementary]
    assert recognise_kind(SHAPES[kind]) == kind
    assert paths_of(document) == PATHS
    assert marked == ["Resting"]
    assert document.raw_notes == []


def test_wrong_glyphs_and_connectors_alone_change_nothing():
    document = read_document(WRONG_GLYPHS, "box_tree")
    assert paths_of(document) == PATHS
    assert document.raw_notes == []


def test_levels_are_counted_as_the_columns_say():
    document = read_document(BOX_TREE, "box_tree")
    by_column = [len(re.findall(r"^## ", BOX_TREE, re.MULTILINE))]
    for level in range(3):
        lead = rf"^[│ ]{{{4 * level}}}[├└]── "
        by_column.append(len(re.findall(lead, BOX_TREE, re.MULTILINE)))
    assert document.count_by_level() == by_column
    assert sum(by_column) == COUNT_OF_LEAVES


def test_title_above_all_is_no_topic():
    document = read_document(BOX_TREE, "box_tree")
    assert document.title == "Kitchen Studies - All Topics"


def test_roots_without_headings_stand_above_their_lines():
    text = "Bread\n├── Dough\n\nSoup\n|-- Stock\n"
    document = read_document(text, "box_tree")
    assert paths_of(document) == [
        ("bread",),
        ("bread", "dough"),
        ("soup",),
        ("soup", "stock"),
    ]


def test_path_said_twice_is_one_topic():
    text = "## Bread\n├── Dough\n│   └── Rye\n└── dough*\n    └── Wheat\n"
    document = read_document(text, "box_tree")
    assert paths_of(document) == [
        ("bread",),
        ("bread", "dough"),
        ("bread", "dough", "rye"),
        ("bread", "dough", "wheat"),
    ]
    assert document.nodes[1].is_supplementary
    assert [note.number for note in document.repeats] == [4]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("## Bread\nSome words.\n├── Dough\n", [2]),
        (f"## Bread\n├── {'x' * 121}\n│   └── Rye\n└── Dough\n", [2, 3]),
        ("## Bread\n├── Bad\x07name\n├── An {#address}\n└── Dough\n", [2, 3]),
    ],
)
def test_line_not_understood_is_kept_with_its_number(text, numbers):
    document = read_document(text, "box_tree")
    assert [note.number for note in document.raw_notes] == numbers
    assert paths_of(document) == [("bread",), ("bread", "dough")]


def test_deeper_than_the_library_goes_is_kept_raw():
    text = "".join("\t" * level + f"Level {level}\n" for level in range(14))
    document = read_document(text, "indented_topics")
    assert len(document.nodes) == 12
    assert [note.number for note in document.raw_notes] == [13, 14]


@pytest.mark.parametrize(
    "text",
    [
        "- What is dough?\n  - A paste of flour and water, kneaded and rested.\n",
        "Only a sentence, and nothing else.\n",
    ],
)
def test_other_documents_are_no_topics(text):
    assert recognise_kind(text) not in SHAPES


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<opml>\n<outline text='a'>\n</opml>", "Line 3"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]>\n<opml/>', "Line 1"),
        (OPML.replace("outline", "thing"), "Line 1"),
    ],
)
def test_fault_of_an_outline_has_its_line(text, line):
    with pytest.raises(NotReadable, match=line):
        read_document(text, "opml")


def mutated(text, chance):
    """A few signs are dropped, doubled, replaced or put in."""
    signs = list(text)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(signs))
        length = chance.choice((0, 1, 1, 5))
        signs[place : place + length] = chance.choices(SIGNS, k=chance.randint(0, 3))
    return "".join(signs)


@pytest.mark.parametrize("kind", SHAPES)
def test_mutated_document_is_read_or_named(kind):
    """No line of it is lost: each is a topic, a repeat or a raw note."""
    chance = random.Random(kind)
    for _ in range(MUTATIONS):
        text = mutated(SHAPES[kind], chance)
        recognise_kind(text)
        try:
            document = read_document(text, kind)
        except NotReadable:
            continue
        paths = paths_of(document)
        assert len(set(paths)) == len(paths)
        for path in paths:
            assert len(path) == 1 or path[:-1] in paths
        if kind == "indented_topics":
            parts = (document.nodes, document.repeats, document.raw_notes)
            lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
            filled = [line for line in lines if line.strip()]
            assert sum(map(len, parts)) == len(filled)


def test_tree_written_and_read_again_is_the_same():
    chance = random.Random(7)
    names = ["Dough", "Rye*", "C#", "Crust & Co", "λ-Bread", "1 | 2", "Über-Teig"]
    for _ in range(100):
        topics = []
        for key in range(60):
            parent = chance.choice([None, *range(key)])
            name = f"{chance.choice(names).rstrip('*')} {key}#"
            topics.append(DrawnTopic(key, parent, name, chance.random() < 0.3))
        text = write_box_tree(topics)
        document = read_document(text, "box_tree")
        kept = {node.name: node.is_supplementary for node in document.nodes}
        expected = {topic.name: topic.is_supplementary for topic in topics}
        deep = {note.text.rstrip("*") for note in document.raw_notes}
        assert deep.isdisjoint(kept)
        assert kept == {name: expected[name] for name in expected if name not in deep}
