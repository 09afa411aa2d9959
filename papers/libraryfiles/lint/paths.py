"""Can one follow a path?"""

from collections.abc import Iterator

from papers.libraryfiles.entries import (
    Library,
    NoteFile,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.guide_entries import (
    PathFile,
)


def lint_path(path: PathFile, library: Library) -> Iterator[Fault]:
    """No paper stands before one that it builds on."""
    prerequisites = {}
    for note in library.notes:
        prerequisites[note.slug] = prerequisites_of(note)
    later = [step.paper for step in path.steps]
    for step in path.steps:
        later.remove(step.paper)
        needed = prerequisites.get(step.paper, set())
        for paper in sorted(needed.intersection(later)):
            yield Fault(
                path.path,
                step.line,
                f"{step.paper} builds on {paper}, which comes later on the path",
                "Change the order",
            )


def prerequisites_of(note: NoteFile) -> set[str]:
    """The papers on which the note's own builds."""
    return {link.paper for link in note.links if link.kind == "builds_on"}
