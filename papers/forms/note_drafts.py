"""A draft beside a note: its texts, and what is done with it."""

from typing import Any, TypedDict

from django import forms
from django.db.models import QuerySet

from papers.forms.body_field import BodyField
from papers.libraryfiles.entries import HEADINGS
from papers.models import NoteDraft, Paper
from papers.services.writing.drafts import NOTE, PARTS, Parts
from papers.services.writing.problems import WritingProblem

CHOICE_PREFIX = "keep:"
USE_STORED = "stored"
MOST_VERSIONS = 2**31 - 1
LARGEST_ID = 2**63 - 1
KINDS = [
    choice for choice in Paper.Note.choices if choice[0] != Paper.Note.NONE
]


class VersionForm(forms.Form):
    """Which draft the page was made from, and which version of it; 0 for none."""

    version = forms.IntegerField(
        min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput
    )
    draft = forms.IntegerField(
        min_value=1,
        max_value=LARGEST_ID,
        required=False,
        widget=forms.HiddenInput,
    )


class MadeFrom(TypedDict):
    """What a page was made from, as the services take it."""

    version: int
    draft_id: int | None


def version_of(form: VersionForm) -> MadeFrom:
    """0, which no draft has, where the form says none."""
    if not form.is_valid():
        return {"version": 0, "draft_id": None}
    made_from = form.cleaned_data
    return {"version": made_from["version"], "draft_id": made_from["draft"]}


class DiscardedDraftForm(forms.Form):
    """Which of the drafts that were thrown away comes back."""

    draft = forms.ModelChoiceField(NoteDraft.objects.none())

    def __init__(
        self, drafts: QuerySet[NoteDraft], *positional: Any, **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        field = self.fields["draft"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = drafts


class PublishForm(VersionForm):
    """And in which disputed parts the note is right."""

    @property
    def stored_names(self) -> list[str]:
        return names_to_keep_stored(self.data)


class NoteDraftForm(VersionForm):
    """One field for each part that a note can have."""

    note = forms.ChoiceField(label="Kind of note", choices=KINDS)
    state = forms.ChoiceField(choices=NoteDraft.State)

    def __init__(self, *positional: Any, **options: Any) -> None:
        super().__init__(*positional, **options)
        for heading, kind in HEADINGS.items():
            rows = 6 if kind == "tldr" else 12
            self.fields[kind] = BodyField(
                label=heading,
                required=False,
                widget=forms.Textarea({"rows": rows, "data-kind": kind}),
            )
        self.order_fields(
            ("version", "draft", NOTE, *HEADINGS.values(), "state")
        )

    @property
    def parts(self) -> Parts:
        typed = self.cleaned_data
        return {name: typed.get(name, "") for name in PARTS}

    @property
    def stored_names(self) -> list[str]:
        return names_to_keep_stored(self.data)

    @property
    def problems(self) -> list[WritingProblem]:
        """Of what can't be read at all."""
        problems = []
        for kind in HEADINGS.values():
            for error in self.errors.get(kind, []):
                label = str(self.fields[kind].label)
                problems.append(WritingProblem(label, 1, str(error), ""))
        return problems


def names_to_keep_stored(data: Any) -> list[str]:
    names = []
    for name in PARTS:
        if data.get(f"{CHOICE_PREFIX}{name}") == USE_STORED:
            names.append(name)
    return names
