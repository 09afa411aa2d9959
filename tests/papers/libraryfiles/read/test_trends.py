"""Trends and information sources are read strictly: each fault with its line."""

import pytest

from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.tables import parse_outlets
from papers.libraryfiles.read.trends import parse_trend

HEAD = """---
title: Faster
status: draft
written_by: Ada
machine_helped: false
written_on: 2026-11-21
---
"""
TEXTS = "## Observation\n\nA.\n\n## Approach\n\nB.\n\n## Impact\n\nC.\n\n"
EXAMPLES = "## Examples\n\n1. gan: Two nets.\n"
OUTLET = (
    '[[outlet]]\nslug = "post"\nname = "Post"\nkind = "news"\n'
    'url = "https://example.org/"\ndescription = "Weekly."\n'
)


def faults_of(text):
    faults = Faults("trends/faster.md")
    parse_trend(text, "faster", faults)
    return [(fault.line, fault.problem) for fault in faults.items]


def faults_of_outlets(text):
    faults = Faults("outlets.toml")
    parse_outlets(text, faults)
    return [(fault.line, fault.problem) for fault in faults.items]


def test_texts_and_examples_are_read():
    faults = Faults("")
    trend = parse_trend(HEAD + TEXTS + EXAMPLES, "faster", faults)
    assert faults.items == []
    assert trend.observation == "A."
    assert trend.approach == "B."
    assert trend.impact == "C."
    assert trend.formula == ""
    assert [example.paper for example in trend.examples] == ["gan"]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (TEXTS, 1, "A trend has other headings"),
        (EXAMPLES + "\n" + TEXTS, 1, "A trend has other headings"),
        (TEXTS.replace("B.", "") + EXAMPLES, 12, "“Approach” is empty"),
        ("Before.\n\n" + TEXTS + EXAMPLES, 8, "This text has no heading"),
        (TEXTS + EXAMPLES + "gan", 23, '"gan" is no example'),
        (
            TEXTS + EXAMPLES + "2. gan: Again.",
            23,
            "The paper gan stands twice in the trend",
        ),
        (TEXTS + "## Examples\n", 20, "The trend has no example"),
    ],
)
def test_each_fault_of_a_trend_has_its_line(text, line, problem):
    assert faults_of(HEAD + text) == [(line, problem)]


def test_head_of_a_trend_is_checked():
    text = HEAD.replace("title: Faster\n", "").replace("draft", "retired")
    assert [problem for _, problem in faults_of(text + TEXTS + EXAMPLES)] == [
        'The key "title" is missing',
        '"status" is "retired"',
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("news", "gossip", '"gossip" is no kind of source'),
        ("https://", "ftp://", '"url" is "ftp://example.org/"'),
        ('"Weekly."', "1", '"description" is missing or is not one line of text'),
    ],
)
def test_each_fault_of_an_information_source_has_its_line(old, new, problem):
    text = f"{OUTLET}\n{OUTLET.replace(old, new)}"
    assert faults_of_outlets(OUTLET) == []
    assert faults_of_outlets(text) == [(8, problem)]
