"""No paper stands on a path before what it builds on."""

from papers.libraryfiles import Library, LinkEntry, NoteFile, PathFile, PathStep
from papers.libraryfiles.lint.paths import lint_path


def library_of(slugs, builds_on):
    notes = []
    for slug in slugs:
        links = []
        for later, earlier in builds_on:
            if later == slug:
                links.append(LinkEntry("builds_on", earlier, "So."))
        notes.append(NoteFile(slug, title=slug, links=tuple(links)))
    return Library(notes=tuple(notes))


def path_faults(*slugs, builds_on=()):
    """Faults of a path of these papers, from line 10 on."""
    steps = []
    for line, slug in enumerate(slugs, start=10):
        steps.append(PathStep(slug, "So.", line=line))
    path = PathFile("path", "Path", steps=tuple(steps), line=1)
    faults = lint_path(path, library_of(slugs, builds_on))
    return [str(fault) for fault in faults]


def test_order_follows_what_papers_build_on():
    links = [("b", "a"), ("e", "c")]
    assert path_faults("a", "b", "c", "d", "e", builds_on=links) == []


def test_paper_before_its_foundation_is_a_fault():
    assert path_faults("b", "a", "c", "d", "e", builds_on=[("b", "a")]) == [
        "paths/path.md:10: b builds on a, which comes later on the path."
        " Change the order."
    ]
