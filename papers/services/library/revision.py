"""How often the library changed, and of which files it is."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db.models import F

from papers.models import LibraryRevision

STARTER_LIBRARY = (Path(settings.BASE_DIR) / "papers" / "library").resolve()


def lock_revision() -> LibraryRevision:
    """The revision's row, held for this transaction.

    Two loaders wait for each other here.
    """
    LibraryRevision.objects.get_or_create(pk=1)
    rows = LibraryRevision.objects.select_for_update()
    return rows.get(pk=1)


def bump_revision() -> None:
    """Says that the library changed: whatever is kept in memory is old now."""
    rows = LibraryRevision.objects.filter(pk=1)
    is_there = rows.update(number=F("number") + 1)
    if not is_there:
        LibraryRevision.objects.create(pk=1, number=1)


def place_of_folder(folder: Path) -> str:
    """What says that a folder is the same as at the last loading.

    The starter library is one wherever Octavo is installed.
    """
    place = folder.resolve()
    if place == STARTER_LIBRARY:
        return "starter"
    return str(place)


def digest_folder(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files of a library."""
    digest = hashlib.sha256()
    files = [path for path in folder.rglob("*") if path.is_file()]
    for file in sorted(files):
        name = str(file.relative_to(folder))
        digest.update(name.encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()
