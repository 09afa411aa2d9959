"""Minutes as somebody wrote them."""

from typing import Any

from django import forms

from study.meetings.minutes_services import MinutesText
from study.models import MinutesVersion
from study.models.meeting import LONGEST_DECISIONS, LONGEST_MINUTES

LARGEST_NUMBER = 2**31 - 1
# No version's number.
UNREADABLE = -1


class MinutesForm(forms.Form):
    """Minutes as somebody wrote them on the version that they saw."""

    text = forms.CharField(
        label="Minutes",
        max_length=LONGEST_MINUTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Markdown and formulas between dollar signs work here.",
    )
    decisions = forms.CharField(
        max_length=LONGEST_DECISIONS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line.",
    )
    next_steps = forms.CharField(
        label="What comes next",
        max_length=LONGEST_DECISIONS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen_number = forms.IntegerField(
        min_value=0,
        max_value=LARGEST_NUMBER,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        """A version that cannot be read is none that was seen: the latest is shown."""
        values: dict[str, Any] = super().clean() or {}
        if "seen_number" in self.errors:
            del self.errors["seen_number"]
            values["seen_number"] = UNREADABLE
        return values

    def written(self) -> MinutesText:
        """Of a valid form."""
        values = self.cleaned_data
        return MinutesText(
            text=values["text"],
            decisions=values["decisions"],
            next_steps=values["next_steps"],
        )


def minutes_values(latest: MinutesVersion | None) -> dict[str, Any]:
    """What the form begins with."""
    if latest is None:
        return {"seen_number": 0}
    return {
        "text": latest.text,
        "decisions": latest.decisions,
        "next_steps": latest.next_steps,
        "seen_number": latest.number,
    }
