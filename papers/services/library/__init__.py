"""The library between files and database: load, export, and the curator's edits in between."""

from papers.services.library.export import library_from_database
from papers.services.library.load import (
    Outcome,
    load_library,
    loaded_digest,
    render_all,
)
from papers.services.library.plan import Action, Side
from papers.services.library.refusals import ArxivNumberIsTaken, NotesAreMissing

__all__ = [
    "Action",
    "ArxivNumberIsTaken",
    "NotesAreMissing",
    "Outcome",
    "Side",
    "library_from_database",
    "load_library",
    "loaded_digest",
    "render_all",
]
