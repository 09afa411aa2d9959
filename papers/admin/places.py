"""A section of a note as curators and the library's files name it: “lora#approach”."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from papers.models import Paper, Section

HELP = "Where a note explains it, like lora#approach: the note's slug and its section."


class PlaceField(forms.CharField):
    """Its value is a section of the library, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, help_text=HELP, **options)

    def prepare_value(self, value: Any) -> Any:
        """A stored section's number as its name; what was typed stays as it is."""
        if not isinstance(value, int):
            return value
        section = (
            Section.objects.select_related("paper").filter(pk=value).first()
        )
        if section is None:
            return ""
        return f"{section.paper.slug}#{section.kind}"

    def clean(self, value: Any) -> Section | None:
        place = super().clean(value)
        if not place:
            return None
        slug, _, kind = place.partition("#")
        sections = Section.objects.filter(
            paper__in=Paper.objects.library(),
            paper__slug=slug,
            kind=kind,
        )
        section = sections.first()
        if section is None:
            raise ValidationError(
                f"“{place}” is no section of a note: write its slug, # and one of its"
                " sections, such as lora#approach."
            )
        return section
