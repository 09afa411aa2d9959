"""A learner's imports, for tests that try every page."""

from datetime import datetime

from study.models import Learner, ListImport


def make_list_imports(learner: Learner, words: str, at: datetime) -> None:
    """One that waits to be confirmed and one that was, for the learner's list."""
    rows = [
        {"line": 1, "title": f"{words} title", "authors": [words], "year": 2017},
        {"line": 2, "text": f"{words} line", "reason": "It names no paper."},
    ]
    for confirmed_at in (None, at):
        ListImport.objects.create(
            learner=learner,
            reading_list=learner.reading_lists.current().get(),
            source_name=f"{words}.bib",
            source_format="text",
            rows=rows,
            created_at=at,
            confirmed_at=confirmed_at,
        )


def imports_of(learner: Learner) -> dict[str, ListImport]:
    """Those of the learner by what the access matrix calls them."""
    imports = ListImport.objects.filter(learner=learner)
    return {
        "owners": imports.get(confirmed_at=None),
        "confirmed": imports.exclude(confirmed_at=None).get(),
    }
