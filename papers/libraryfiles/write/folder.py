"""Writing a library into a folder, and no file that would not read back the same."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from papers.libraryfiles.entries import (
    Library,
    NoteFile,
    PathFile,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.faults import Fault, Faults
from papers.libraryfiles.file_names import CATEGORIES, ENDINGS, FRAMEWORKS, TOPICS
from papers.libraryfiles.read.notes import parse_note
from papers.libraryfiles.read.paths import parse_path
from papers.libraryfiles.read.tables import parse_categories, parse_frameworks
from papers.libraryfiles.read.themes import parse_theme
from papers.libraryfiles.read.topics import parse_topics
from papers.libraryfiles.write.entries import (
    write_categories,
    write_frameworks,
    write_note,
    write_path,
    write_theme,
    write_topics,
)

Entries = TypeVar("Entries")


class CannotBeKept(ValueError):
    """A text would read back as something else: a heading inside of a section, say.

    The message names it.
    """


def write_library(library: Library, folder: Path | str) -> tuple[str, ...]:
    """Writes all files, and removes library files that are no longer named.

    Returns the paths that changed.
    """
    folder = Path(folder)
    texts = dict(canonical_texts(library))
    changed = []
    for path, text in texts.items():
        if write_changed_text(folder / path, text):
            changed.append(path)
    for file in library_files(folder):
        path = file.relative_to(folder).as_posix()
        if path not in texts:
            file.unlink()
            changed.append(path)
    return tuple(changed)


def canonical_texts(library: Library) -> Iterator[tuple[str, str]]:
    """Each file's path and its canonical text. Raises CannotBeKept."""
    for path, make_text in text_makers(library):
        yield path, make_text()


def form_changes(library: Library, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Files that are not in canonical form: path, text found, canonical text."""
    for path, make_text in text_makers(library):
        file = folder / path
        if not file.is_file():
            continue
        current = file.read_text(encoding="utf-8")
        if not current:
            continue
        text = make_text()
        if current != text:
            yield path, current, text


def form_faults(library: Library, folder: Path) -> Iterator[Fault]:
    for path, current, text in form_changes(library, folder):
        yield Fault(
            path,
            first_difference(current, text),
            "The file is not in canonical form",
            "Run `check_library --format`",
        )


def first_difference(old: str, new: str) -> int:
    """The number of the first line in which two different texts differ."""
    old_lines = old.split("\n")
    new_lines = new.split("\n")
    pairs = zip_longest(old_lines, new_lines)
    return next(
        number
        for number, (old_line, new_line) in enumerate(pairs, start=1)
        if old_line != new_line
    )


def text_makers(library: Library) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each file's path, and what makes its text when it is needed."""
    if library.categories:
        yield CATEGORIES, lambda: categories_text(library)
    if library.topics:
        yield TOPICS, lambda: topics_text(library)
    if library.frameworks:
        yield FRAMEWORKS, lambda: frameworks_text(library)
    files: list[NoteFile | ThemeFile | PathFile] = [
        *library.files_with_questions(),
        *library.paths,
    ]
    for file in files:
        yield file.path, partial(canonical_text, file)
    for figure in library.figures:
        yield figure.path, partial(str, figure.svg)


def categories_text(library: Library) -> str:
    text = write_categories(library.categories)
    return verify_text(
        CATEGORIES,
        text,
        parse_categories,
        library.categories,
    )


def topics_text(library: Library) -> str:
    """Compared by slug: the file has another order than the library may have."""
    text = write_topics(library.topics)
    topics = topics_by_slug(library.topics)
    return verify_text(
        TOPICS,
        text,
        parse_topics_by_slug,
        topics,
    )


def frameworks_text(library: Library) -> str:
    text = write_frameworks(library.frameworks)
    return verify_text(
        FRAMEWORKS,
        text,
        parse_frameworks,
        library.frameworks,
    )


def library_files(folder: Path) -> list[Path]:
    """The files of a library that are in the folder."""
    names = (CATEGORIES, TOPICS, FRAMEWORKS)
    files = [folder / name for name in names]
    for name, ending in ENDINGS.items():
        subfolder = folder / name
        files += sorted(subfolder.glob(f"*{ending}"))
    return [file for file in files if file.is_file()]


def canonical_text(file: NoteFile | ThemeFile | PathFile) -> str:
    """The file's canonical text. Raises CannotBeKept."""
    if isinstance(file, NoteFile):
        text = write_note(file)
        return verify_text(
            file.path,
            text,
            lambda text, faults: parse_note(text, file.slug, faults),
            file,
        )
    if isinstance(file, ThemeFile):
        text = write_theme(file)
        return verify_text(
            file.path,
            text,
            lambda text, faults: parse_theme(text, file.slug, faults),
            file,
        )
    text = write_path(file)
    return verify_text(
        file.path,
        text,
        lambda text, faults: parse_path(text, file.slug, faults),
        file,
    )


def parse_topics_by_slug(text: str, faults: Faults) -> dict[str, TopicEntry]:
    return topics_by_slug(parse_topics(text, faults))


def topics_by_slug(topics: Iterable[TopicEntry]) -> dict[str, TopicEntry]:
    return {topic.slug: topic for topic in topics}


def verify_text(
    path: str,
    text: str,
    parse: Callable[[str, Faults], Entries],
    entries: Entries,
) -> str:
    """The text, when it reads back as these entries. Raises CannotBeKept."""
    faults = Faults(path)
    if parse(text, faults) == entries:
        return text
    problem = f"{path} would not read back as it is written"
    if faults.items:
        problem += f": {faults.items[0]}"
    raise CannotBeKept(problem)


def write_changed_text(file: Path, text: str) -> bool:
    """Whether the file had to be written."""
    content = text.encode("utf-8")
    current = file.read_bytes() if file.is_file() else None
    if current == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True
