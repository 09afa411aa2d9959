"""Collections are read strictly: each fault with its line."""

import pytest

from papers.libraryfiles import CollectedEntry, write_collection
from papers.libraryfiles.faults import Faults
from papers.libraryfiles.read.collections import parse_collection

HEAD = "---\ntitle: An index\nstatus: draft\n---\n"


def read(text):
    faults = Faults("collections/index.md")
    collection = parse_collection(text, "index", faults)
    return collection, [(fault.line, fault.problem) for fault in faults.items]


def test_groups_and_entries_are_read():
    text = f'{HEAD}\n- gan\n\n## Adversaries\n\n- gan: Two nets.\n- "A title": B.\n'
    collection, faults = read(text)
    assert faults == []
    assert [(group.name, group.entries) for group in collection.groups] == [
        ("", (CollectedEntry("gan"),)),
        (
            "Adversaries",
            (
                CollectedEntry("gan", blurb="Two nets."),
                CollectedEntry(title="A title", blurb="B."),
            ),
        ),
    ]
    assert write_collection(collection) == text


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        ("* gan", 5, '"* gan" is no entry'),
        ("- Gan", 5, '"- Gan" is no entry'),
        ('- "" <https://a.b>: c', 5, '"- "" <https://a.b>: c" is no entry'),
        ('- ""', 5, '"- """ is no entry'),
        ("## Nets", 5, 'The group "Nets" has no entry'),
        ("- gan\n- gan", 6, '"gan" stands twice in one group'),
        ('- "A b"\n- "A  b": c', 6, '"A b" stands twice in one group'),
        ("## N\n- a\n## N\n- b", 7, 'The group "N" stands twice'),
    ],
)
def test_each_fault_has_its_line(body, line, problem):
    assert read(f"{HEAD}{body}") == (
        read(f"{HEAD}{body}")[0],
        [(line, problem)],
    )


def test_head_is_checked():
    _, faults = read("---\nstatus: old\nurl: ftp://x\n---\n- gan\n")
    assert [problem for _, problem in faults] == [
        'The key "title" is missing',
        '"status" is "old"',
        '"url" is "ftp://x"',
    ]
