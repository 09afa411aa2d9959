"""What learners say about lists and their entries."""

from typing import Any

from django import forms
from django.http import HttpRequest

from papers.forms.comparison import slugs_in
from study.models import ListEntry, ReadingList
from study.models.reading_list import (
    LONGEST_DESCRIPTION,
    LONGEST_NOTE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    ReadingListQuerySet,
)

MOST_SLUGS = 1_000
LONGEST_SLUGS = 200_000
LARGEST_NUMBER = 2**31 - 1
FORMULAS_TOO = "Markdown and formulas between dollar signs work here."


class ListForm(forms.Form):
    """A list's name and what it is for."""

    title = forms.CharField(
        label="Name",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Give the list a name."},
    )
    description = forms.CharField(
        label="What it is for",
        required=False,
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=FORMULAS_TOO,
    )


class LineForm(forms.Form):
    """A heading or a line of text for the end of a list."""

    kind = forms.ChoiceField(
        choices=[
            (ListEntry.Kind.HEADING.value, "A heading"),
            (ListEntry.Kind.TEXT.value, "A line of text"),
        ],
        label="What",
    )
    text = forms.CharField(
        max_length=LONGEST_TEXT,
        label="How it reads",
        error_messages={
            "required": "Write something: an empty line says nothing."
        },
    )


class EntryForm(forms.Form):
    """What is said about an entry; papers have no text of their own.

    seen_digest: of the entry as the page showed it.
    """

    text = forms.CharField(
        max_length=LONGEST_TEXT,
        label="How it reads",
        error_messages={"required": "Write something, or take the entry off."},
    )
    note = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=FORMULAS_TOO,
    )
    is_optional = forms.BooleanField(
        required=False, label="Optional: nice to read, not needed"
    )
    seen_digest = forms.CharField(widget=forms.HiddenInput, max_length=16)

    def __init__(
        self, *arguments: Any, entry: ListEntry, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        if entry.kind == ListEntry.Kind.PAPER:
            del self.fields["text"]

    def entry_values(self) -> dict[str, Any]:
        """Of a valid form, as `edit_entry` takes them."""
        return {"text": "", **self.cleaned_data}


class PlaceForm(forms.Form):
    """Where an entry shall stand; version: of the list that the page showed."""

    place = forms.IntegerField(
        min_value=1,
        max_value=LARGEST_NUMBER,
        error_messages={
            "required": "Enter the number of a place.",
            "invalid": "Enter the number of a place, for example 3.",
            "min_value": "Places are counted from 1.",
            "max_value": "No list is that long.",
        },
    )
    version = forms.IntegerField(min_value=1, max_value=LARGEST_NUMBER)


class PageForm(forms.Form):
    """The page of a long list."""

    page = forms.IntegerField(
        required=False, min_value=1, max_value=LARGEST_NUMBER
    )


class ChangeForm(forms.Form):
    """Which change is to be taken back."""

    change = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class FoundPapersForm(forms.Form):
    """Words by which papers for a list are looked for."""

    q = forms.CharField(required=False, strip=False)


class PapersForm(forms.Form):
    """Papers by their slugs, separated by commas or in several fields."""

    papers = forms.CharField(max_length=LONGEST_SLUGS)

    def clean_papers(self) -> list[str]:
        slugs = slugs_in(self.cleaned_data["papers"])
        if len(slugs) > MOST_SLUGS:
            raise forms.ValidationError(
                f"Choose at most {MOST_SLUGS:,} papers at a time."
            )
        return slugs


class AddToListForm(PapersForm):
    """Papers, and the list that they go to: one that there is, or a new one."""

    reading_list = forms.ModelChoiceField(
        ReadingList.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": "That list is not there any more. Choose another."
        },
    )
    title = forms.CharField(
        label="A new list",
        required=False,
        max_length=LONGEST_TITLE,
    )

    def __init__(
        self, *arguments: Any, lists: ReadingListQuerySet, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["reading_list"].queryset = lists

    def clean(self) -> None:
        super().clean()
        values = self.cleaned_data
        names_none = not values.get("reading_list") and not values.get("title")
        if names_none and "reading_list" not in self.errors:
            raise forms.ValidationError(
                "Choose a list, or give a new one a name."
            )


class MergeForm(forms.Form):
    """The list whose entries come over."""

    other = forms.ModelChoiceField(
        ReadingList.objects.none(),
        label="List",
        empty_label="Choose one",
        error_messages={
            "required": "Choose a list.",
            "invalid_choice": "That list is not there any more. Choose another.",
        },
    )

    def __init__(
        self, *arguments: Any, lists: ReadingListQuerySet, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["other"].queryset = lists


def named_slugs(request: HttpRequest) -> str:
    """What the fields or the address name as papers, joined as PapersForm reads it."""
    values = request.POST.getlist("papers") or request.GET.getlist("papers")
    return ",".join(values)


def faults_text(form: forms.Form) -> str:
    """What is wrong with the form, in one line."""
    faults = []
    for errors in form.errors.values():
        faults += [str(error) for error in errors]
    return " ".join(faults)
