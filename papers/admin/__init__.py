"""Curation: the library in the Django admin."""

from papers.admin import (
    authors,
    categories,
    collections,
    documents,
    figures,
    frameworks,
    history,
    notes,
    paths,
    questions,
    tags,
    topics,
    trends,
)

__all__ = [
    "authors",
    "categories",
    "collections",
    "documents",
    "figures",
    "frameworks",
    "history",
    "notes",
    "paths",
    "questions",
    "tags",
    "topics",
    "trends",
]
