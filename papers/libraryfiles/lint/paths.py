"""Can one follow a path?"""

from collections.abc import Iterator

from papers.libraryfiles.entries import Library, PathFile
from papers.libraryfiles.faults import Fault


def lint_path(path: PathFile, library: Library) -> Iterator[Fault]:
    """No paper stands before one that it builds on."""
    built_on = {
        note.slug: {link.paper for link in note.links if link.kind == "builds_on"}
        for note in library.notes
    }
    places = {step.paper: number for number, step in enumerate(path.steps, 1)}
    for step in path.steps:
        for earlier in sorted(built_on.get(step.paper, set()) & places.keys()):
            if places[earlier] > places[step.paper]:
                problem = (
                    f"{step.paper} builds on {earlier}, which comes later on the path"
                )
                yield Fault(path.path, step.line, problem, "Change the order")
