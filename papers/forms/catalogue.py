"""What a reader may ask of the catalogue; everything stays in the address."""

import re
from typing import Any, cast

from django import forms

from papers.forms.widgets import LightInput, LightSelect
from papers.queries.catalogue import ORDERS

NOTES = [
    ("", "With a note"),
    ("full", "Full notes"),
    ("brief", "Brief notes"),
    ("none", "No note yet"),
    ("all", "All papers"),
]
ORDER_CHOICES = [(key, label) for key, (label, _) in ORDERS.items()]
VIEWS = [("", "With summaries"), ("dense", "Titles only")]
YEARS = re.compile(r"(\d{4})?(\.\.)?(\d{4})?\Z")


class ListField(forms.ChoiceField):
    """One of a list; what is not in it is refused in our words."""

    widget = LightSelect
    default_error_messages = {
        "invalid_choice": "There is no “%(value)s” here. Choose from the list."
    }


class CatalogueForm(forms.Form):
    """Filters of the catalogue.

    Slugs that nothing has are no error: the list says that it is empty.
    """

    category = ListField(required=False)
    note = ListField(label="Notes", choices=NOTES, required=False)
    status = ListField(label="My status", required=False)
    year = forms.CharField(
        label="Year",
        required=False,
        max_length=12,
        widget=LightInput(
            attrs={
                "placeholder": "2017 or 2015..2018",
                "inputmode": "text",
                "autocomplete": "off",
            }
        ),
    )
    order = ListField(choices=ORDER_CHOICES, required=False)
    view = ListField(label="Rows", choices=VIEWS, required=False)
    tag = forms.SlugField(
        required=False,
        widget=LightInput(input_type="hidden"),
    )
    topic = forms.SlugField(
        required=False,
        widget=LightInput(input_type="hidden"),
    )
    author = forms.SlugField(
        required=False,
        max_length=120,
        widget=LightInput(input_type="hidden"),
    )

    def __init__(
        self,
        *arguments: Any,
        categories: list[tuple[str, str]],
        statuses: list[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        category = cast(forms.ChoiceField, self.fields["category"])
        category.choices = [("", "All categories"), *categories]
        status = cast(forms.ChoiceField, self.fields["status"])
        if statuses:
            status.choices = [
                ("", "Any"),
                *statuses,
                ("unmarked", "Not marked"),
            ]
        else:
            del self.fields["status"]

    def clean_year(self) -> tuple[int | None, int | None]:
        """The first and last year; None leaves that end open."""
        text = self.cleaned_data["year"].replace(" ", "")
        for dash in ("–", "-"):
            text = text.replace(dash, "..")
        span = YEARS.match(text)
        if not span:
            raise forms.ValidationError(
                "Write a year, or a span of years like 2015..2018."
            )
        first = year_of(span[1])
        last = year_of(span[3])
        if first is not None and last is not None and first > last:
            raise forms.ValidationError(
                "The span of years ends before it begins."
            )
        is_one_year = span[2] is None
        if is_one_year:
            last = first
        return first, last


def year_of(digits: str | None) -> int | None:
    return int(digits) if digits else None
