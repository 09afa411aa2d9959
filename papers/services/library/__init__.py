"""The library between files and database: load, export, and the curator's edits in between."""

from papers.services.library.export import library_from_database
from papers.services.library.load import (
    NotesAreMissing,
    Outcome,
    load_library,
    loaded_digest,
    render_all,
)
from papers.services.library.plan import Action, Side

__all__ = [
    "Action",
    "NotesAreMissing",
    "Outcome",
    "Side",
    "library_from_database",
    "load_library",
    "loaded_digest",
    "render_all",
]
