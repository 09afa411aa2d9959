"""What a paper builds on is no rival and no test bed."""

import pytest

from papers.libraryfiles import LinkEntry, NoteFile
from papers.libraryfiles.lint.edges import lint_rival_edges


def problems(because, kind="builds_on"):
    note = NoteFile("a", "A", links=(LinkEntry(kind, "b", because, line=5),))
    return [str(fault) for fault in lint_rival_edges(note)]


@pytest.mark.parametrize(
    "because",
    [
        "Is the opponent in size and score.",
        "Serves as the tokenised rival, with the same data.",
        "The system to beat, with trained layers inside.",
        "Is the family to beat: it is surpassed on all benchmarks.",
        "Is the set of benchmarks on which retrievers are judged.",
        "Serves as the first test bed, where little is trained.",
        "Is the model to be surpassed, with more parameters.",
    ],
)
def test_a_rival_or_a_test_bed_is_no_descent(because):
    assert len(problems(because)) == 1
    assert problems(because, "measured_against") == []


@pytest.mark.parametrize(
    "because",
    [
        "Lends the block, which is also the baseline.",
        "Is the start of the search, and the rival in every table.",
        "Isolates the step that baselines leave out.",
        "Its layer is the baseline against which each form is measured.",
    ],
)
def test_what_comes_from_a_paper_is_descent(because):
    assert problems(because) == []


def test_fault_says_where_to_put_it():
    assert problems("Is the baseline.") == [
        "notes/a.md:5: a builds on b, which its reason calls a measure."
        ' Name it under "measured_against", or say what comes from it.'
    ]
