"""Texts as curators enter them become texts as the library's files have them."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest

from papers.forms.body_field import BodyField, normal_text
from papers.libraryfiles import tidy

# Markdown that may begin with an indented line, as code does.
BODIES = {
    "Paper.tldr",
    "Paper.why_it_matters",
    "Question.answer",
    "Question.explanation",
    "ReadingPath.introduction",
    "Section.body",
    "Trend.approach",
    "Trend.formula",
    "Trend.impact",
    "Trend.observation",
}
# Markdown that begins with a word: it stands behind a hyphen, or below a line.
BLOCKS = {
    "Choice.feedback",
    "Choice.text",
    "KeyPoint.text",
    "Question.prompt",
}
# One line each.
LINES = {
    "Category.description",
    "Collection.description",
    "Link.reason",
    "Outlet.description",
    "PathStep.reason",
    "Prompt.text",
    "ReadingPath.description",
    "Topic.definition",
    "Topic.description",
    "TrendExample.reason",
}


class BlockField(forms.CharField):
    """The same, and it begins with a word."""

    def to_python(self, value: Any) -> str:
        return tidy(normal_text(super().to_python(value))).strip()


class LineField(forms.CharField):
    """One line, whatever was typed between its words."""

    def to_python(self, value: Any) -> str:
        return " ".join(normal_text(super().to_python(value)).split())


def field_for_text(db_field: Any) -> type[forms.CharField] | None:
    """The form's field for a text of the library; None for what is no such text."""
    label = f"{db_field.model.__name__}.{db_field.name}"
    if label in BODIES:
        return BodyField
    if label in BLOCKS:
        return BlockField
    is_plain = type(db_field) is models.CharField and not db_field.choices
    if label in LINES or is_plain:
        return LineField
    return None


class LibraryTexts:
    """For admins and inlines: texts come in as the library's files have them."""

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        form_class = field_for_text(db_field)
        if form_class is not None:
            options["form_class"] = form_class
        return super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **options
        )
