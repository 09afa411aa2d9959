"""Whether entries survive being written and read: what may be kept, asked beforehand.

The rules are those of reading. Entries are written as their file would be, and the
text is read as that file would be: what is a fault there is one here. The export
asks it of a whole library, the admin of what is about to be saved.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from papers.libraryfiles.check.references import (
    KnownNames,
    check_names,
    check_references,
)
from papers.libraryfiles.entries import Library
from papers.libraryfiles.faults import Fault, Faults
from papers.libraryfiles.file_names import (
    CATEGORIES,
    FRAMEWORKS,
    OUTLETS,
    TOPICS,
)
from papers.libraryfiles.read.source import (
    check_file_name,
    decode_text,
    is_too_long,
)
from papers.libraryfiles.texts import texts_of_library
from papers.libraryfiles.write.defusing import Defuser
from papers.libraryfiles.write.files import (
    LibraryFile,
    files_of_library,
    named_file,
    with_file,
)
from papers.libraryfiles.write.places import place_in_file

DIFFERENCE_REMEDY = (
    "Write it without what has a meaning in the library's files: empty lines or"
    " spaces at its ends, boxes like - [ ], braces in a name"
)


@dataclass(frozen=True)
class ReadBack:
    """A file's text, its entries with the lines on which they stand, its faults."""

    file: LibraryFile
    text: str
    entries: Any
    faults: tuple[Fault, ...]

    @property
    def is_kept(self) -> bool:
        """Whether it can be written and loaded."""
        return not any(fault.stops_loading for fault in self.faults)


def read_back_library(
    library: Library,
) -> tuple[tuple[ReadBack, ...], tuple[Fault, ...]]:
    """Each file read back, and every fault of and between them, in their order."""
    files = tuple(map(read_back, files_of_library(library)))
    faults: list[Fault] = []
    for file in files:
        faults += file.faults
    faults += check_between(files)
    return files, tuple(sorted(set(faults)))


def read_back_part(library: Library, known: KnownNames) -> tuple[Fault, ...]:
    """Every fault of these files alone, and of what they refer to."""
    files = tuple(map(read_back, files_of_library(library)))
    faults: list[Fault] = []
    for file in files:
        faults += file.faults
    located, _ = located_library(files)
    faults += with_places(
        check_names(located, texts_of_library(located), known), files
    )
    return tuple(sorted(set(faults)))


def check_between(files: Iterable[ReadBack]) -> Iterator[Fault]:
    """The references of what reads back, with their places."""
    files = tuple(files)
    located, unread = located_library(files)
    yield from with_places(check_references(located, unread), files)


def located_library(
    files: Iterable[ReadBack],
) -> tuple[Library, frozenset[str]]:
    """What reads back, with its lines, and the files that can't be read."""
    library = Library()
    unread = set()
    for file in files:
        path = file.file.path
        if not file.is_kept and not is_dataclass(file.entries):
            unread.add(path)
        library = with_entries(library, path, file.entries)
    return library, frozenset(unread)


def with_places(
    faults: Iterable[Fault], files: Iterable[ReadBack]
) -> Iterator[Fault]:
    texts = {file.file.path: file.text for file in files}
    for fault in faults:
        yield with_place(fault, texts.get(fault.path, ""))


def with_entries(library: Library, path: str, entries: Any) -> Library:
    if path == CATEGORIES:
        return replace(library, categories=entries)
    if path == TOPICS:
        return replace(library, topics=entries)
    if path == FRAMEWORKS:
        return replace(library, frameworks=entries)
    if path == OUTLETS:
        return replace(library, outlets=entries)
    return with_file(library, entries)


def read_back(file: LibraryFile) -> ReadBack:
    """The file as it would be read once it were written."""
    faults = Faults(file.path)
    check_file_name(file.path, faults)
    text = file.write()
    harmless = Defuser(file.path, faults.items).entries(file.entries)
    readable = text
    if harmless != file.entries:
        readable = named_file(harmless).write()
    entries = read_written(file, readable, faults)
    is_read = not any(fault.stops_loading for fault in faults.items)
    if is_read and entries != file.entries:
        faults.items.append(difference_fault(file, entries))
    placed = tuple(with_place(fault, readable) for fault in faults.items)
    return ReadBack(file, text, entries, placed)


def read_written(file: LibraryFile, text: str, faults: Faults) -> Any:
    """The entries that reading the text gives, or those that were to be written."""
    content = text.encode("utf-8", "surrogatepass")
    if is_too_long(content, file.most_bytes, faults):
        return file.entries
    decoded = decode_text(content, faults)
    if decoded is None:
        return file.entries
    return file.parse(decoded, faults)


def difference_fault(file: LibraryFile, entries: Any) -> Fault:
    place, problem = difference(file.entries, entries)
    return Fault(
        file.path,
        1,
        f"{problem} would be read as something else than what is written",
        DIFFERENCE_REMEDY,
        place=place,
    )


def with_place(fault: Fault, text: str) -> Fault:
    """The fault with the part of the file in which its line stands."""
    if fault.place:
        return fault
    return replace(fault, place=place_in_file(fault.path, text, fault.line))


def difference(before: Any, after: Any) -> tuple[str, str]:
    """Where two entries of a kind first differ: the entry's name, and the field's."""
    if isinstance(before, tuple) and isinstance(after, tuple):
        return difference_of_lists(before, after)
    if not is_dataclass(before):
        return "", "A text"
    for field in fields(before):
        old = getattr(before, field.name)
        new = getattr(after, field.name, None)
        if field.compare and old != new:
            place, problem = difference(old, new)
            if place:
                return place, problem
            words = field.name.replace("_", " ")
            return name_of_entry(before), f"The text of “{words}”"
    return name_of_entry(before), "A text"


def difference_of_lists(
    before: tuple[Any, ...], after: tuple[Any, ...]
) -> tuple[str, str]:
    for old, new in zip(before, after, strict=False):
        if old != new:
            return difference(old, new)
    return "", "The number of entries"


def name_of_entry(entry: Any) -> str:
    """What curators know an entry by."""
    for key in ("id", "slug", "name", "kind"):
        name = getattr(entry, key, "")
        if name:
            return str(name)
    return ""
