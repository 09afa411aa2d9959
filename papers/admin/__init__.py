"""Curation: the library in the Django admin."""

from papers.admin import (
    authors,
    categories,
    documents,
    figures,
    frameworks,
    history,
    notes,
    paths,
    questions,
    tags,
    topics,
)

__all__ = [
    "authors",
    "categories",
    "documents",
    "figures",
    "frameworks",
    "history",
    "notes",
    "paths",
    "questions",
    "tags",
    "topics",
]
