"""Marking a paper, the days of a reading, and which prerequisites are shown."""

from datetime import date
from typing import Any

from django import forms

from study.models import Reading
from study.models.read_through import FIRST_DAY, LAST_DAY

IMPLAUSIBLE = "A reading lies between the years 1800 and 2100."
STILL_TO_COME = "That day is still to come."
NO_DAY = "Write the day as in 2026-03-14."
ENDS_TOO_EARLY = "You cannot finish a paper before you began it."
DAY_INPUT = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ReadingStatusForm(forms.Form):
    """One of the four marks, or nothing to take it away."""

    status = forms.ChoiceField(
        choices=[("", "Not marked"), *Reading.Status.choices], required=False
    )


class PrerequisitesForm(forms.Form):
    """Which prerequisites: the shortest chain, or everything that is needed."""

    show = forms.ChoiceField(
        choices=[("", "shortest"), ("all", "all")], required=False
    )


class ReadThroughForm(forms.Form):
    """A reading's first and last day, either unknown; why it was stopped."""

    started_on = forms.DateField(
        label="Begun",
        required=False,
        widget=DAY_INPUT,
        error_messages={"invalid": NO_DAY},
    )
    ended_on = forms.DateField(
        label="Finished or stopped",
        required=False,
        widget=DAY_INPUT,
        error_messages={"invalid": NO_DAY},
    )
    stop_reason = forms.CharField(
        label="Why you stopped",
        required=False,
        max_length=500,
        help_text="Only you see it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_started_on(self) -> date | None:
        return self.plausible_day("started_on")

    def clean_ended_on(self) -> date | None:
        return self.plausible_day("ended_on")

    def plausible_day(self, name: str) -> date | None:
        day = self.cleaned_data[name]
        if day is None:
            return None
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(IMPLAUSIBLE)
        if day > self.today:
            raise forms.ValidationError(STILL_TO_COME)
        return day

    def clean(self) -> None:
        started_on = self.cleaned_data.get("started_on")
        ended_on = self.cleaned_data.get("ended_on")
        if started_on and ended_on and ended_on < started_on:
            self.add_error("ended_on", ENDS_TOO_EARLY)
