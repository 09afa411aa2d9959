from papers.libraryfiles import Library, LinkEntry, NoteFile, PathFile, PathStep
from papers.libraryfiles.lint.paths import lint_path


def notes(*slugs, builds_on):
    return tuple(
        NoteFile(
            slug,
            title=slug,
            links=tuple(
                LinkEntry("builds_on", earlier, "So.")
                for later, earlier in builds_on
                if later == slug
            ),
        )
        for slug in slugs
    )


def faults(*steps, builds_on=()):
    path = PathFile(
        "way",
        "Way",
        steps=tuple(PathStep(slug, "So.", line=10 + n) for n, slug in enumerate(steps)),
        line=1,
    )
    return [
        str(fault)
        for fault in lint_path(path, Library(notes=notes(*steps, builds_on=builds_on)))
    ]


def test_order_follows_what_papers_build_on():
    assert faults("a", "b", "c", "d", "e", builds_on=[("b", "a"), ("e", "c")]) == []


def test_a_paper_before_its_foundation_is_a_fault():
    assert faults("b", "a", "c", "d", "e", builds_on=[("b", "a")]) == [
        "paths/way.md:10: b builds on a, which comes later on the path. Change the order."
    ]
