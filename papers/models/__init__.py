"""The library: what curators keep and everybody reads."""

from papers.models.author import Author, Authorship
from papers.models.category import Category, PaperCount
from papers.models.change import LibraryChange
from papers.models.collection import Collection, CollectionEntry
from papers.models.document_import import DocumentImport
from papers.models.framework import Framework, Prompt
from papers.models.merge import UNDONE_WITHIN, Merge, MergeStep
from papers.models.metadata import LookupAnswer, LookupTurn
from papers.models.note import Figure, Link, PaperPage, Section
from papers.models.note_draft import NoteDraft
from papers.models.own_paper import OwnPaper
from papers.models.paper import Paper
from papers.models.paper_visibility import (
    paper_is_not_put_away,
    paper_is_published,
)
from papers.models.path import PathStep, ReadingPath
from papers.models.planned_publication import PlannedPublication
from papers.models.question import (
    Choice,
    KeyPoint,
    Question,
    question_is_live,
    question_is_readable,
)
from papers.models.record import LibraryRevision, LoadedEntry
from papers.models.search import SearchEntry
from papers.models.topic import Topic
from papers.models.trend import Outlet, Trend, TrendExample

__all__ = [
    "UNDONE_WITHIN",
    "Author",
    "Authorship",
    "Category",
    "Choice",
    "Collection",
    "CollectionEntry",
    "DocumentImport",
    "Figure",
    "Framework",
    "KeyPoint",
    "LibraryChange",
    "LibraryRevision",
    "Link",
    "LoadedEntry",
    "LookupAnswer",
    "LookupTurn",
    "Merge",
    "MergeStep",
    "NoteDraft",
    "Outlet",
    "OwnPaper",
    "Paper",
    "PaperCount",
    "PaperPage",
    "PathStep",
    "PlannedPublication",
    "Prompt",
    "Question",
    "ReadingPath",
    "SearchEntry",
    "Section",
    "Topic",
    "Trend",
    "TrendExample",
    "paper_is_not_put_away",
    "paper_is_published",
    "question_is_live",
    "question_is_readable",
]
