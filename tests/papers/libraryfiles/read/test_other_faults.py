"""What is wrong in all other files, or between them."""

import pytest


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "problem"),
    [
        (
            "topics.md",
            "- Signals",
            "  also called: waves\n- Signals",
            1,
            "This “also called” belongs to no topic",
        ),
        (
            "topics.md",
            "    - Relay chains",
            "  also called: repeaters\n    - Relay chains",
            5,
            "This “also called” belongs to no topic",
        ),
        (
            "topics.md",
            "    - Relay chains",
            "    also called: repeaters; Repeaters\n    - Relay chains",
            5,
            'The name "Repeaters" stands twice',
        ),
        (
            "topics.md",
            "    - Relay chains",
            "    definition: a\n    definition: b\n    - Relay chains",
            5,
            "This “definition” belongs to no topic",
        ),
        (
            "topics.md",
            "    - Relay chains",
            "    explained in: relay#weather\n    - Relay chains",
            5,
            '"relay#weather" is no section of a note',
        ),
        (
            "topics.md",
            "    - Relay chains",
            "    explained in: rely#approach\n    - Relay chains",
            3,
            "There is no paper 'rely'",
        ),
        (
            "topics.md",
            "    - Relay chains",
            "    explained in: relay#future\n    - Relay chains",
            3,
            "The note relay has no section “Future” that would explain relays",
        ),
        (
            "topics.md",
            "  - Relays",
            "   - Relays",
            3,
            "The indentation does not fit the topic above",
        ),
        (
            "topics.md",
            "    - Relay chains",
            "- x {#x}\n    - Relay chains",
            6,
            "The indentation does not fit",
        ),
        (
            "topics.md",
            "{#relays}",
            "#relays",
            3,
            '"- Relays #relays: Stations that pass a message on." is no topic',
        ),
        ("topics.md", "{#relays}", "{#Relays}", 3, '"Relays" is no slug'),
        (
            "topics.md",
            "{#memory}",
            "{#noise}",
            11,
            "The topic noise already stands in topics.md:9",
        ),
        (
            "topics.md",
            "- Memory",
            "- Signals",
            11,
            'A sibling in line 1 has the name "Signals" too',
        ),
        (
            "categories.toml",
            'slug = "memory"',
            'slug = "Memory"',
            6,
            '"Memory" is no slug',
        ),
        (
            "categories.toml",
            'slug = "memory"',
            'slug = "signals"',
            6,
            "The category signals already stands",
        ),
        (
            "categories.toml",
            'name = "Memory"',
            "name = 'Signals & \"Noise\"'",
            6,
            'The category name Signals & "Noise" already stands in categories.toml:1',
        ),
        (
            "categories.toml",
            'name = "Memory"\n',
            "",
            6,
            '"name" is missing or is not one line of text',
        ),
        (
            "categories.toml",
            'name = "Memory"',
            'name = "a\\u0000"',
            6,
            "The character U+0000 is not allowed",
        ),
        (
            "categories.toml",
            'name = "Memory"',
            "name = 3",
            6,
            '"name" is missing or is not one line of text',
        ),
        (
            "categories.toml",
            'name = "Memory"',
            'nam = "Memory"',
            6,
            'The key "nam" is unknown',
        ),
        ("categories.toml", 'name = "Memory"', "name =", 8, "The TOML can't be read"),
        (
            "categories.toml",
            "[[category]]",
            "category = 1",
            6,
            "The TOML can't be read",
        ),
        ("frameworks.toml", '"discussion"', '"fun"', 1, '"fun" is no purpose'),
        (
            "frameworks.toml",
            "critique-gap",
            "critique-claim",
            10,
            "The prompt critique-claim already stands",
        ),
        ("paths/first-steps.md", "2. relay", "2. rely", 15, "There is no paper 'rely'"),
        (
            "paths/first-steps.md",
            "2. relay",
            "2. spark",
            15,
            "The paper spark stands twice in the path",
        ),
        (
            "paths/first-steps.md",
            "2. relay:",
            "* relay",
            15,
            '"* relay Carries it on." is no step',
        ),
        (
            "paths/first-steps.md",
            "## Steps",
            "## Stages",
            1,
            "A path has an introduction and steps",
        ),
        (
            "paths/first-steps.md",
            "title: First steps\n",
            "",
            1,
            'The key "title" is missing',
        ),
        (
            "figures/relay-loop.svg",
            "fig-accent",
            "red",
            4,
            'The attribute class="red" is not allowed',
        ),
        ("figures/relay-loop.svg", "</svg>", "", 7, "The XML is broken"),
    ],
)
def test_fault_is_told(sample, path, old, new, line, problem):
    sample.change(path, old, new)
    faults = sample.faults()
    assert any(
        (fault.path, fault.line) == (path, line) and fault.problem.startswith(problem)
        for fault in faults
    ), "\n".join(map(str, faults))


def test_deeply_nested_toml_is_told(sample):
    sample.write("categories.toml", "a = " + "[" * 50_000)
    assert any(
        fault.problem.startswith("The TOML can't be read") for fault in sample.faults()
    )


def test_figure_of_another_note_is_told(sample):
    sample.write("figures/spark-row.svg", sample.text("figures/relay-loop.svg"))
    sample.change("notes/relay.md", "figure:relay-loop", "figure:spark-row")
    problems = sample.problems()
    assert problems == [
        "No note shows this figure",
        "The figure spark-row belongs to another note",
    ]


@pytest.mark.parametrize(
    ("key", "value", "noun", "stops"),
    [
        ("arxiv", "'1001.00010'", "arXiv number 1001.00010", True),
        ("doi", "10.1000/Relay", "DOI 10.1000/relay", False),
    ],
)
def test_two_notes_on_one_paper_are_told(sample, key, value, noun, stops):
    sample.change("notes/relay.md", "category:", "doi: 10.1000/relay\ncategory:")
    sample.change("notes/spark.md", "category:", f"{key}: {value}\ncategory:")
    (fault,) = sample.faults()
    line = 8 if key == "arxiv" else 9
    assert fault.problem == f"The {noun} already stands in notes/relay.md:{line}"
    assert fault.path == "notes/spark.md"
    assert fault.stops_loading == stops


@pytest.mark.parametrize("kind", ["builds_on", "read_next"])
def test_circle_is_named(sample, kind):
    sample.change("notes/spark.md", "read_next:", f"{kind}:")
    sample.change("notes/relay.md", "read_next:", "explains:")
    sample.change("notes/relay.md", "builds_on:", f"{kind}:")
    (fault,) = sample.faults()
    circles = (
        f'"{kind}" goes in a circle: relay -> spark -> relay',
        f'"{kind}" goes in a circle: spark -> relay -> spark',
    )
    assert fault.problem in circles


def test_every_circle_is_named(sample):
    link = "- paper: relay\n  because: Warm.\n"
    links = f"builds_on:\n{link}read_next:\n{link}"
    sample.change("notes/ember.md", "note: none", f"{links}note: none")
    sample.change("notes/spark.md", "read_next:", "builds_on:")
    problems = [problem.partition(":")[0] for problem in sample.problems()]
    assert sorted(problems) == [
        '"builds_on" goes in a circle',
        '"read_next" goes in a circle',
    ]
