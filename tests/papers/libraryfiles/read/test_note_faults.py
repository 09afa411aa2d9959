"""What is wrong in a note is told with its line."""

import pytest

NOTE = "notes/relay.md"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("---\n", "", 1, "The front matter is missing"),
        ("title: 'Relays: A Method'\n", "", 1, 'The key "title" is missing'),
        ("title: 'Relays: A Method'", "title: 12", 2, '"title" must be text'),
        ("title: 'Relays: A Method'", "title: [a]", 2, '"title" must be text'),
        (
            "title: 'Relays: A Method'",
            "title: ' a'",
            2,
            'The text of "title" is empty, has spaces at its ends',
        ),
        (
            "title: 'Relays: A Method'",
            r'title: "a\0b"',
            2,
            "The character U+0000 is not allowed",
        ),
        (
            "title: 'Relays: A Method'",
            r'title: "a\u202eb"',
            2,
            "The character U+202E is not allowed",
        ),
        (
            "title: 'Relays: A Method'",
            "title: &x a",
            2,
            "Anchors and aliases are not allowed",
        ),
        (
            "title: 'Relays: A Method'",
            "title: *x",
            2,
            "Anchors and aliases are not allowed",
        ),
        (
            "title: 'Relays: A Method'",
            "title: !!python/name:os.system x",
            2,
            "YAML tags are not allowed",
        ),
        ("title: 'Relays: A Method'", "title: !!str x", 2, "YAML tags are not allowed"),
        (
            "title: 'Relays: A Method'",
            "title: " + "[" * 5000,
            2,
            "The YAML is nested too deeply",
        ),
        ("title: 'Relays: A Method'", "title: 'a", 8, "The YAML can't be read"),
        (
            "title: 'Relays: A Method'",
            "title: a\ntitle: b",
            3,
            'The key "title" stands twice',
        ),
        ("title: 'Relays: A Method'", "- title", 3, "The YAML can't be read"),
        (
            "authors:",
            "also_called:\n- chain\n- Chain\nauthors:",
            4,
            'The name "Chain" stands twice',
        ),
        (
            "authors:",
            f"also_called:\n- {'a' * 81}\nauthors:",
            4,
            f'The name "{"a" * 59}…" is longer than 80 characters',
        ),
        (
            "authors:",
            "also_called:\n- a; b\nauthors:",
            4,
            'The name "a; b" has a semicolon in it',
        ),
        (
            "authors:",
            "also_called:\n- a  b\nauthors:",
            4,
            'The name "a b" has odd spaces in it',
        ),
        ("authors:", "also_called:\n- '-'\nauthors:", 4, '"-" is no name'),
        ("authors:", "formerly:\n- The relay\nauthors:", 4, '"The relay" is no slug'),
        (
            "authors:",
            "formerly:\n- chain\n- chain\nauthors:",
            4,
            'An entry stands twice in "formerly"',
        ),
        (
            "authors:",
            "formerly:\n- spark\nauthors:",
            4,
            "The former slug spark is that of a note in notes/spark.md:1",
        ),
        ("year: 2010", "year: '2010'", 6, '"year" must be a whole number'),
        ("year: 2010", "year: 1700", 6, "The year is not between 1800 and 2100"),
        ("year: 2010", "year: 9223372036854775808", 6, '"year" must be a whole number'),
        ("venue:", "Venue:", 7, 'The key "Venue" is unknown'),
        ("arxiv: '1001.00010'", "arxiv: 1001.00010", 8, '"arxiv" must be text'),
        (
            "arxiv: '1001.00010'",
            "arxiv: '1001.00010v2'",
            8,
            '"1001.00010v2" is no arxiv',
        ),
        (
            "arxiv: '1001.00010'",
            "doi: https://doi.org/10.1/x",
            8,
            '"https://doi.org/10.1/x" is no doi',
        ),
        (
            "arxiv: '1001.00010'",
            "url: javascript:alert(1)",
            8,
            '"javascript:alert(1)" is no url',
        ),
        ("arxiv: '1001.00010'\n", "", 1, "The paper has no arxiv, doi or url"),
        ("category: signals", "category: signal", 9, "There is no category 'signal'"),
        ("- lines", "- Big Lines", 11, '"Big Lines" is no slug'),
        ("- lines", "- lines\n- lines", 11, 'An entry stands twice in "tags"'),
        ("- relays\n", "- relayz\n", 13, "There is no topic 'relayz'"),
        ("- Szegedi, Clara", "- Szegedi,Clara", 4, '"Szegedi,Clara" is no author'),
        ("- paper: spark", "- paper: sparc", 16, "There is no paper 'sparc'"),
        (
            "- paper: spark",
            "- paper: relay",
            16,
            'The paper names itself in "builds_on"',
        ),
        (
            "- paper: spark\n",
            "- papers: spark\n",
            16,
            '"builds_on" must be a list of entries with paper and because',
        ),
        ("note: full", "note: long", 21, '"note" is "long"'),
        ("note: full", "note: none", 21, "A paper with `note: none` has no body"),
        ("status: published", "status: secret", 22, '"status" is "secret"'),
        (
            "machine_helped: true",
            "machine_helped: yes",
            24,
            '"machine_helped" must be true or false',
        ),
        (
            "written_on: 2026-11-21",
            "written_on: 2026-13-21",
            25,
            '"written_on" must be a date like 2026-11-21',
        ),
        ("written_by: The Octavo editors\n", "", 1, 'The key "written_by" is missing'),
        (
            "written_on: 2026-11-21",
            "written_on: 2026-11-21\nread_by: the octavo editors",
            26,
            "The second reader is who wrote the note",
        ),
    ],
)
def test_front_matter_fault_is_told(sample, old, new, line, problem):
    sample.change(NOTE, old, new)
    assert_told(sample, line, problem)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("## TLDR", "Stray.\n\n## TLDR", 30, "Text stands before the first heading"),
        ("## Problem", "## Problems", 38, 'The heading "Problems" is unknown'),
        ("## Problem", "## TLDR", 38, 'The heading "TLDR" stands twice'),
        ("## Problem", "# Problem", 38, "A heading of level 1 is not allowed here"),
        ("## Practice\n", "## Future\n", 1, "A full note needs `## Practice`"),
        ("- **The relay**", "**The relay**", 42, "The contributions are not one list"),
        (
            "```python",
            "````python",
            67,
            "The code fence that begins here is never closed",
        ),
        (
            "(1 - p)^{n}\n$$",
            "(1 - p)^{n}\n",
            52,
            "The formula that begins here is never closed",
        ),
        ("figure:relay-loop", "figure:relay-lop", 58, "There is no figure 'relay-lop'"),
        ("paper:spark", "paper:spork", 81, "There is no paper 'spork'"),
        ("topic:noise", "topic:nose", 81, "There is no topic 'nose'"),
    ],
)
def test_body_fault_is_told(sample, old, new, line, problem):
    sample.change(NOTE, old, new)
    assert_told(sample, line, problem)


def test_heading_inside_of_code_is_code(sample):
    sample.change(
        NOTE, "def relay(signal):", "## Problem\n### relay-x\ndef relay(signal):"
    )
    assert sample.faults() == ()


def assert_told(sample, line, problem):
    faults = sample.faults()
    assert any(
        fault.path == NOTE and fault.line == line and fault.problem.startswith(problem)
        for fault in faults
    ), "\n".join(map(str, faults))


def test_draft_may_be_unfinished_but_for_its_tldr(sample):
    sample.change("notes/relay.md", "status: published", "status: draft")
    sample.change("notes/relay.md", "## Limitations", "### Limitations")
    sample.change("notes/relay.md", "## TLDR", "## Future")
    faults = {fault.problem: fault.stops_loading for fault in sample.faults()}
    assert faults == {
        "A full note needs `## Limitations`": False,
        "A full note needs `## TLDR`": True,
    }
