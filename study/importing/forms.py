"""A file or a text to be read, and what becomes of its rows."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from papers.formats.parsed import MOST_WORKS, TooManyWorks
from papers.formats.references import (
    NoText,
    References,
    decode_file,
    read_references,
)
from study.importing.plan import DECISION
from study.models.list_import import LONGEST_NAME
from study.models.reading_list import LONGEST_TITLE

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
# Beside the file a form sends its other fields.
LARGEST_BODY = LARGEST_FILE + MEGABYTE
LONGEST_PASTE = 900_000
ROW_FIELD = re.compile(r"row-(\d{1,5})")
KINDS_OF_FILES = ".bib,.bibtex,.ris,.json,.csv,.tsv,.txt,.md"

NOTHING_GIVEN = "Choose a file, or paste a text."
BOTH_GIVEN = "Choose a file or paste a text, not both: one is read at a time."
NOTHING_READ = "There is nothing in it: no paper, no line."
TOO_LARGE = (
    f"This file is larger than {LARGEST_FILE // MEGABYTE} MB."
    " Take a part of it."
)
BODY_TOO_LARGE = (
    f"What was sent is too large. A file may have up to {LARGEST_FILE // MEGABYTE} MB,"
    f" a pasted text up to {LONGEST_PASTE:,} letters: save longer ones as a file."
)
TOO_MANY = (
    f"More than {MOST_WORKS:,} papers or lines cannot go onto a list at once."
    " Take a part of them."
)
OTHER_KIND = (
    "Octavo reads BibTeX, RIS, CSL-JSON, CSV and plain text. In Word or Excel save it"
    " as text or CSV; from a PDF copy the words and paste them."
)


class ReferencesForm(forms.Form):
    """A file or a pasted text; valid only if something could be read of it."""

    pasted = forms.CharField(
        label="Paste a text",
        required=False,
        max_length=LONGEST_PASTE,
        help_text="A syllabus, a mail, a Markdown list, or BibTeX, RIS, CSL-JSON, CSV."
        " arXiv numbers, DOIs, links and titles are looked up.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        error_messages={
            "max_length": "This is too long to paste. Save it as a file and choose"
            " that.",
            "null_characters_not_allowed": "This is no text.",
        },
    )
    file = forms.FileField(
        label="Or choose a file",
        required=False,
        max_length=LONGEST_NAME,
        allow_empty_file=True,
        help_text=f"Up to {LARGEST_FILE // MEGABYTE} MB; from Zotero, Mendeley,"
        " Overleaf or a spreadsheet.",
        widget=forms.FileInput(attrs={"accept": KINDS_OF_FILES}),
        error_messages={
            "max_length": "The name of this file is too long. Give it a shorter one.",
            "invalid": "No file came with the form. Choose it again.",
        },
    )

    references: References

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        self.references = read_given_text(self.given_text())
        return given

    def given_text(self) -> str:
        """What was pasted or stands in the file; raises where it is none or both."""
        file = self.cleaned_data.get("file")
        pasted = self.cleaned_data.get("pasted", "")
        if file and pasted:
            raise forms.ValidationError(BOTH_GIVEN)
        if file is None and not pasted:
            raise forms.ValidationError(NOTHING_GIVEN)
        return uploaded_text(file) if file is not None else pasted

    @property
    def source_name(self) -> str:
        """The file's name without folders; empty for a pasted text."""
        file = self.cleaned_data.get("file")
        return PurePath(file.name).name[:LONGEST_NAME] if file else ""


class NewListForm(ReferencesForm):
    """The same for a list that is made of it."""

    list_title = forms.CharField(
        label="Name of the new list",
        max_length=LONGEST_TITLE,
        error_messages={
            "required": "Give the list a name.",
            "max_length": f"A name has at most {LONGEST_TITLE} letters.",
        },
    )

    field_order = ("list_title", "pasted", "file")


class ChoicesForm(forms.Form):
    """What the learner decided about rows; all others become what the page said.

    A field row-12 for the row of that number, where the page had one.
    """

    def choices(self) -> dict[int, str]:
        """By the rows' numbers; what makes no sense is left out."""
        decisions = {}
        for name, value in self.data.items():
            row = ROW_FIELD.fullmatch(name)
            if row and DECISION.fullmatch(str(value)):
                decisions[int(row[1])] = str(value)
        return decisions


def read_given_text(text: str) -> References:
    """What the text says; raises where it says nothing, or too much."""
    try:
        references = read_references(text)
    except TooManyWorks:
        raise forms.ValidationError(TOO_MANY) from None
    if not references.parsed.works and not references.parsed.unread:
        raise forms.ValidationError(NOTHING_READ)
    return references


def uploaded_text(file: UploadedFile) -> str:
    """What stands in the file, if it is one that people can read."""
    if file.size and file.size > LARGEST_FILE:
        raise forms.ValidationError(TOO_LARGE)
    try:
        return decode_file(file.read())
    except NoText as problem:
        raise forms.ValidationError(f"{problem} {OTHER_KIND}") from None
