"""The library between files and database.

Load, export, and the curator's edits in between.
"""

from papers.services.library.export import library_from_database
from papers.services.library.load import Outcome, load_library
from papers.services.library.plan import Action, LoadStep, Side
from papers.services.library.refusals import (
    ArxivNumberIsTaken,
    FolderIsAnother,
    NamedEntryIsGone,
    NotesAreMissing,
)
from papers.services.library.rendering import render_all
from papers.services.library.revision import digest_folder, place_of_folder

__all__ = [
    "Action",
    "ArxivNumberIsTaken",
    "FolderIsAnother",
    "LoadStep",
    "NamedEntryIsGone",
    "NotesAreMissing",
    "Outcome",
    "Side",
    "digest_folder",
    "library_from_database",
    "load_library",
    "place_of_folder",
    "render_all",
]
