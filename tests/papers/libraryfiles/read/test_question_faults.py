"""What is wrong in a question is told with its line."""

import pytest

NOTE, THEME = "notes/relay.md", "questions/lines.md"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "### relay-why-decide",
            "Stray.\n\n### relay-why-decide",
            "Text stands before the first question",
        ),
        ("### relay-why-decide", "### Relay why", '"Relay why" is no question id'),
        (
            "### relay-why-decide",
            "### spark-why",
            "The question id spark-why does not begin with its note's slug",
        ),
        (
            "### relay-why-decide",
            "### relay-which-cost",
            "The question relay-which-cost already stands in",
        ),
        (
            "recall, explain, approach",
            "recall, explain",
            "The line after a question's id is",
        ),
        (
            "recall, explain, approach",
            "open, explain, approach",
            '"open" is not known here',
        ),
        (
            "recall, explain, approach",
            "recall, hard, approach",
            '"hard" is not known here',
        ),
        (
            "recall, explain, approach",
            "recall, explain, method",
            '"method" is not known here',
        ),
        (
            "recall, explain, approach",
            "recall, explain, details",
            "The note has no section details",
        ),
        (
            "explain, approach; topics: relays",
            "explain, approach; topics: relys",
            "There is no topic 'relys'",
        ),
        (
            "explain, approach; topics: relays",
            "explain, approach; tags: relays",
            '"tags: relays" can\'t be read',
        ),
        (
            "explain, approach; topics: relays",
            "explain, approach; topics:",
            '"topics:" can\'t be read',
        ),
        (
            "explain, approach; topics: relays",
            "explain, approach; topics: relays, relays",
            "A slug stands twice",
        ),
        (
            "approach; topics: relays",
            "approach; topics: relays; status: gone",
            '"gone" is no status',
        ),
        (
            "#### Answer",
            "#### Reply",
            'The heading "Reply" is unknown or repeated here',
        ),
        ("#### Answer\n\nAn", "An", "The question relay-why-decide has no answer"),
        (
            "- Amplified noise adds up along the line.\n",
            "",
            "The question relay-why-decide has 1 key points",
        ),
        ("- Amplified noise", "Amplified noise", "The key points are not one list"),
        (
            "- [x] More",
            "- [ ] More",
            "The question relay-which-cost needs exactly one right choice",
        ),
        (
            "- [ ] A weaker",
            "- [x] A weaker",
            "The question relay-which-cost needs exactly one right choice",
        ),
        ("- [ ] A weaker letter at the end", "- [ ]", "The choice is empty"),
        ("  > A shorter", "> A shorter", "This line belongs to no choice"),
        ("{{read}}", "{{}}", "A gap has an empty or repeated answer"),
        ("{{send|transmit}}", "{{send|Send}}", "A gap has an empty or repeated answer"),
        (
            "{{read}}, decide and {{send|transmit}}",
            "read",
            "A cloze has one to four gaps, this one has 0",
        ),
        ("{{read}}", "`{{read}}` {{read", "Double braces stand alone in the prompt"),
        (
            "Why does a station that decides beat a station that amplifies?\n",
            "",
            "The question relay-why-decide has no",
        ),
    ],
)
def test_question_fault_is_told(sample, old, new, problem):
    sample.change(NOTE, old, new)
    faults = sample.faults()
    assert any(
        fault.path == NOTE and fault.problem.startswith(problem) for fault in faults
    ), faults


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("## Questions", "## Question", "A file of questions has one part only"),
        (
            "papers: relay, spark",
            "papers: spark",
            "A question across papers names two to four papers",
        ),
        (
            "papers: relay, spark; ",
            "",
            "A question across papers names two to four papers",
        ),
        ("papers: relay, spark", "papers: relay, sparx", "There is no paper 'sparx'"),
        (
            "recall, compare",
            "recall, compare, approach",
            "The line after a question's id is",
        ),
    ],
)
def test_theme_fault_is_told(sample, old, new, problem):
    sample.change(THEME, old, new)
    faults = sample.faults()
    assert any(
        fault.path == THEME and fault.problem.startswith(problem) for fault in faults
    ), faults


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "- Choosing a letter wipes out the error of one stretch.\n",
            "",
            "The question relay-why-decide has 1 key points",
        ),
        (
            "recall, explain, approach",
            "recall, explain, details",
            "The note has no section details",
        ),
    ],
)
def test_draft_may_lack_what_it_needs_to_be_published(sample, old, new, problem):
    sample.change(NOTE, old, new)
    assert [f.problem for f in sample.faults() if f.stops_loading] == [
        next(f.problem for f in sample.faults() if f.problem.startswith(problem))
    ]
    sample.change(
        NOTE, "; topics: relays\n\nWhy", "; topics: relays; status: draft\n\nWhy"
    )
    faults = sample.faults()
    assert any(fault.problem.startswith(problem) for fault in faults)
    assert not any(fault.stops_loading for fault in faults)
