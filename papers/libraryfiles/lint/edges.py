"""What a paper builds on is what it comes from, not what it is measured against.

Readers are told to know it first; a baseline, a rival or a test bed need not be known.
"""

import re
from collections.abc import Iterator

from papers.libraryfiles.entries import NoteFile
from papers.libraryfiles.faults import Fault

# A reason whose first words, up to a comma, say nothing but that it is one.
MEASURE = re.compile(
    r"""(?:is|was|remains|serves\ as|acts\ as|represents|stands\ for|the|one)\b
    [^,;.:]*\b(?:
    rivals? | opponents? | competitors? | baselines? | yardsticks? | benchmarks?
    | test\ ?beds? | under\ test | test\ model
    | to\ (?:be\ )?(?:beat(?:en)? | surpass(?:ed)? | equal(?:led)?)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def lint_rival_edges(note: NoteFile) -> Iterator[Fault]:
    for link in note.links:
        if link.kind == "builds_on" and MEASURE.match(link.because):
            yield Fault(
                note.path,
                link.line,
                f"{note.slug} builds on {link.paper},"
                " which its reason calls a measure",
                'Name it under "measured_against", or say what comes from it',
            )
