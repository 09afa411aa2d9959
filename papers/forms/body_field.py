"""A text of the library as somebody types it: it becomes what the files have."""

import unicodedata
from typing import Any

from django import forms

from papers.libraryfiles import tidy


class BodyField(forms.CharField):
    """Markdown in the form of the library's files."""

    def __init__(self, **options: Any) -> None:
        options["strip"] = False
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return tidy(normal_text(super().to_python(value)))


def normal_text(text: str | None) -> str:
    """In Unicode's normal form C, as all files are."""
    return unicodedata.normalize("NFC", text or "")
