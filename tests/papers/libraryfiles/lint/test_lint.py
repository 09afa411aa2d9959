"""What the linter finds in a note that reads well otherwise."""

import pytest

from papers.libraryfiles.lint import lint_library

NOTE = "notes/relay.md"
BRIEF = "notes/spark.md"
TOPICS = "topics.md"
THEME = "questions/lines.md"
LONG = "word " * 61

pytestmark = pytest.mark.usefixtures("explained")


def lint(sample, only=()):
    library, faults = sample.read()
    assert faults == ()
    return [str(fault) for fault in lint_library(library, only)]


def test_sample_pleases_the_linter(sample):
    assert lint(sample) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            NOTE,
            "A station that reads a message",
            LONG + "message.\n\nA",
            f"{NOTE}:30: TLDR has 8",
        ),
        (
            NOTE,
            "- A bound on the error of a chain.\n",
            "",
            f"{NOTE}:42: The note names 2 contributions",
        ),
        (
            NOTE,
            "The code above is the whole of the method.",
            "It. " * 300,
            f"{NOTE}:48: Approach has 4",
        ),
        (
            NOTE,
            "That habit has aged",
            "It. " * 50,
            f"{NOTE}:83: Why it still matters has 1",
        ),
        (
            BRIEF,
            "## In plain words",
            "## Problem",
            f"{BRIEF}:1: The note does not say its idea in plain words",
        ),
        (NOTE, "- relay-chains\n", "", f"{NOTE}:1: The note hangs on 1 topics"),
        (
            NOTE,
            "### relay-cloze-three\ncloze",
            "### relay-cloze-three\nrecall",
            f"{NOTE}:1: The note has 0 cloze",
        ),
        (
            NOTE,
            "cloze, remember",
            "cloze, remember, contributions; topics: relays; status: draft",
            f"{NOTE}:1: The note asks 5",
        ),
        (
            NOTE,
            "choice, compare,",
            "choice, explain,",
            f"{NOTE}:1: No question is of the level compare",
        ),
        (
            NOTE,
            "apply, approach; topics: relays",
            "apply, approach",
            f"{NOTE}:125: relay-which-cost hangs on no topic",
        ),
        (
            NOTE,
            "- Amplified noise adds up along the line.",
            "- A station decides.",
            f"{NOTE}:93: The key point",
        ),
        (
            NOTE,
            "- Amplified noise adds up along the line.",
            "- Choosing a letter wipes out errors of one stretch.",
            f"{NOTE}:93:",
        ),
        (
            NOTE,
            "  > The count doubles, and each one can decide wrongly.\n",
            "",
            f'{NOTE}:132: The choice "More st',
        ),
        (
            NOTE,
            "[ ] A code with more letters",
            "[ ] More noise in each stretch",
            f'{NOTE}:136: The choice "More no',
        ),
        (
            NOTE,
            "More stations that may err",
            "More stations " + "that may err " * 5,
            f"{NOTE}:132: The right choice of",
        ),
        (
            NOTE,
            "It keeps the letter",
            "It keeps $ the letter",
            f"{NOTE}:85: A dollar sign opens or closes no formula",
        ),
        (
            NOTE,
            "counts the stations",
            r"counts $\foo$",
            f'{NOTE}:56: The formula "\\foo" can\'t be shown',
        ),
        (
            NOTE,
            "(1 - p)^{n}",
            r"(1 - p)^{n} + \beta q_k",
            f"{NOTE}:52: The formula uses beta, k, q without",
        ),
        (
            NOTE,
            "The authors add one",
            "The authors delve into one",
            f'{NOTE}:60: The text says "delve"',
        ),
        (
            NOTE,
            "The authors add one",
            "The authors optimize one",
            f'{NOTE}:60: The text says "optimize"',
        ),
        (
            NOTE,
            "The authors add one",
            "The authors find it dear and add one",
            f'{NOTE}:60: The text says "dear"',
        ),
        (
            NOTE,
            "The authors add one",
            "The authors hardly add one, hardly two",
            f'{NOTE}:60: The file says "hardly" more than once',
        ),
        (
            NOTE,
            "With enough stations",
            "In state-of-the-art lines",
            f'{NOTE}:32: The text says "state-of-the-art"',
        ),
        (NOTE, "send clean.", "send clean!", f'{NOTE}:89: The text says "n!"'),
        (NOTE, "send clean.", "send <b>clean</b>.", f'{NOTE}:89: "<b>" is HTML'),
        (
            NOTE,
            "Decide early",
            "Decide\n---\n\nDecide early",
            f"{NOTE}:89: A heading is underlined",
        ),
        (
            NOTE,
            "send clean.",
            "send [clean](javascript:x).",
            f'{NOTE}:89: The link "javascript:x" leads nowhere',
        ),
        (
            NOTE,
            "send clean.",
            "send ![a](https://x.org/y.png).",
            f"{NOTE}:89: An image does not stand as a figure",
        ),
        (
            NOTE,
            "Decide early and",
            f"Decide {LONG} and",
            f'{NOTE}:89: The sentence "Decide word',
        ),
        (
            NOTE,
            "Decide early and send clean.",
            "Word " * 58 + "end.",
            f"{NOTE}:89: The sent",
        ),
        (
            NOTE,
            "The authors add",
            "The authors, Szegedy first, add",
            f"{NOTE}:60: Szegedy looks like the author Szegedi",
        ),
        (
            BRIEF,
            "- A count of how many sparks get lost on the way.\n",
            "",
            f"{BRIEF}:30: The note names 1 contributions",
        ),
        (
            BRIEF,
            "Why does a code begin with counting what gets lost?",
            "You halve the distance between stations. What do you pay?",
            f"{BRIEF}:43: spark-why-count asks what relay-which-cost asks",
        ),
        (
            TOPICS,
            ": Stations that pass a message on.",
            "",
            f"{TOPICS}:4: The topic relays of level 2 has no description",
        ),
        (
            TOPICS,
            "      - Chain length",
            "      - Empty {#empty}\n      - Chain length",
            f"{TOPICS}:10: The topic empty has neither",
        ),
        (
            THEME,
            "; topics: signals",
            "",
            f"{THEME}:3: lines-spark-or-relay hangs on no topic",
        ),
    ],
)
def test_what_falls_short_is_told(sample, path, old, new, expected):
    sample.change(path, old, new)
    library = sample.library()
    faults = [str(fault) for fault in lint_library(library)]
    assert any(fault.startswith(expected) for fault in faults), faults


def test_address_is_spelt_as_it_is(sample):
    sample.change(NOTE, "Decide early", "[Decide](https://x.org/optimize) early")
    assert lint(sample) == []


def test_paper_without_note_is_exempt(sample):
    sample.change(
        "notes/ember.md",
        "title: 'Embers: what glows on'",
        "title: A groundbreaking optimization!",
    )
    assert lint(sample) == []


def test_cut_list_of_authors_is_told(sample):
    sample.change(NOTE, "year:", "et_al: true\nyear:")
    assert [fault.split(":")[2] for fault in lint(sample)] == [
        " The list of authors is cut. Name all in their order, and take `et_al` out."
    ]


def test_only_the_named_note_is_linted(sample):
    sample.change(NOTE, "Decide early and", f"Decide {LONG} and")
    sample.change(BRIEF, "- A count of how many sparks get lost on the way.\n", "")
    assert [fault.split(":")[0] for fault in lint(sample, ["spark"])] == [BRIEF]
    assert [fault.split(":")[0] for fault in lint(sample, ["relay"])] == [NOTE, NOTE]
    assert lint(sample, ["lines"]) == []
