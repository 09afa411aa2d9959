"""What the documents for those who work on Octavo name is there."""

import re

import pytest

from tests.source_files import ROOT

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/style.md",
    "docs/glossary.md",
)
# `study/memory/schedule.py: grade` or `papers/markdown/`.
PLACE = re.compile(
    r"`((?:config|papers|study|templates|static|tests|bench|scripts|docs)/[^`:…]*)"
    r"(?:: ([^`]+))?`"
)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def places_in(document):
    return PLACE.findall((ROOT / document).read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_place_that_is_named_exists(document):
    missing = []
    for path, names in places_in(document):
        if not (ROOT / path).exists():
            missing.append(path)
            continue
        for name in filter(None, names.split(", ")):
            code = (ROOT / path).read_text(encoding="utf-8")
            if not re.search(rf"\b{name.rpartition('.')[2]}\b", code):
                missing.append(f"{path}: {name}")
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document):
    folder = (ROOT / document).parent
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = LINK.findall(text)
    assert [path for path in targets if not (folder / path).exists()] == []


@pytest.mark.parametrize(
    "question",
    [
        "a rating stored",
        "a due date decided",
        "who may see a list",
        "how `$x$` becomes MathML",
    ],
)
def test_what_somebody_new_asks_has_its_row(question):
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith(f"| {question}")]
    assert PLACE.search(row)


def test_places_are_found():
    assert ("study/memory/schedule.py", "grade") in places_in("docs/architecture.md")
