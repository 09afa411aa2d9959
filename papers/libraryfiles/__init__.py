"""The library as files: reads, checks, writes what docs/library-format.md defines."""

from papers.libraryfiles.check.circles import find_circle
from papers.libraryfiles.check.references import check_references
from papers.libraryfiles.cloze import (
    Gap,
    gap_problem,
    gaps_of,
    replace_gaps,
    split_gaps,
)
from papers.libraryfiles.entries import (
    CategoryEntry,
    ChoiceEntry,
    FigureFile,
    FrameworkEntry,
    Library,
    LinkEntry,
    NoteFile,
    OutletEntry,
    PromptEntry,
    QuestionEntry,
    SectionEntry,
    ThemeFile,
    TopicEntry,
)
from papers.libraryfiles.faults import Fault
from papers.libraryfiles.guide_entries import (
    CollectedEntry,
    CollectionFile,
    CollectionGroup,
    PathFile,
    PathStep,
    TrendFile,
)
from papers.libraryfiles.read.library import read_library
from papers.libraryfiles.read.outline import list_items
from papers.libraryfiles.tidy import heading_problem, tidy
from papers.libraryfiles.write.entries import (
    write_categories,
    write_collection,
    write_frameworks,
    write_note,
    write_outlets,
    write_path,
    write_question,
    write_theme,
    write_trend,
)
from papers.libraryfiles.write.folder import (
    CannotBeKept,
    canonical_text,
    canonical_texts,
    write_library,
)
from papers.libraryfiles.write.topics import write_topics

__all__ = [
    "CannotBeKept",
    "CategoryEntry",
    "ChoiceEntry",
    "CollectedEntry",
    "CollectionFile",
    "CollectionGroup",
    "Fault",
    "FigureFile",
    "FrameworkEntry",
    "Gap",
    "Library",
    "LinkEntry",
    "NoteFile",
    "OutletEntry",
    "PathFile",
    "PathStep",
    "PromptEntry",
    "QuestionEntry",
    "SectionEntry",
    "ThemeFile",
    "TopicEntry",
    "TrendFile",
    "canonical_text",
    "canonical_texts",
    "check_references",
    "find_circle",
    "gap_problem",
    "gaps_of",
    "heading_problem",
    "list_items",
    "read_library",
    "replace_gaps",
    "split_gaps",
    "tidy",
    "write_categories",
    "write_collection",
    "write_frameworks",
    "write_library",
    "write_note",
    "write_outlets",
    "write_path",
    "write_question",
    "write_theme",
    "write_topics",
    "write_trend",
]
