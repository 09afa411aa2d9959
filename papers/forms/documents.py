"""A document that a curator brings, and what it is read as."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.utils import timezone

from papers.documents.kinds import LARGEST_DOCUMENT
from papers.documents.opml import NotReadable
from papers.models import DocumentImport
from papers.models.document_import import LONGEST_NAME
from papers.services.documents.bringing import (
    MEGABYTE,
    NotBrought,
    decode_document,
    new_document,
)
from papers.services.documents.preview import read_and_plan

LONGEST_PASTE = 900_000
LARGEST_BODY = LARGEST_DOCUMENT + MEGABYTE
BODY_TOO_LARGE = (
    f"What was sent is too large. A file may have up to"
    f" {LARGEST_DOCUMENT // MEGABYTE} MB, a pasted text up to {LONGEST_PASTE:,}"
    " letters: save longer ones as a file."
)
ONE_OF_BOTH = "Choose a file or paste a text, one of both."
RECOGNISED = ("", "Whatever it looks like")


class BringDocumentForm(forms.Form):
    """A file or a pasted text; valid only if something could be read of it."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        max_length=LONGEST_NAME,
        help_text=f"Up to {LARGEST_DOCUMENT // MEGABYTE} MB of text.",
    )
    pasted = forms.CharField(
        label="Or paste a text",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label="Read it as",
        required=False,
        choices=[RECOGNISED, *DocumentImport.Kind.choices],
    )

    document: DocumentImport

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors:
            self.document = self.read_document(given)
        return given

    def read_document(self, given: dict[str, Any]) -> DocumentImport:
        file = given.get("file")
        pasted = given.get("pasted", "")
        if bool(file) == bool(pasted.strip()):
            raise forms.ValidationError(ONE_OF_BOTH)
        content = file.read() if file else pasted.encode("utf-8", "replace")
        name = PurePath(file.name).name if file else ""
        try:
            document = new_document(
                name=name,
                text=decode_document(content),
                kind=given["kind"],
                by=None,
                at=timezone.now(),
            )
            read_and_plan(document)
        except (NotBrought, NotReadable) as problem:
            raise forms.ValidationError(str(problem)) from problem
        return document


class ReadAsForm(forms.Form):
    """Another kind for a document that waits."""

    kind = forms.ChoiceField(
        label="Read as", choices=DocumentImport.Kind.choices
    )
