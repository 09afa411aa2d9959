"""Marking a paper."""

from django import forms

from study.models import Reading


class ReadingStatusForm(forms.Form):
    """One of the four marks, or nothing to take it away."""

    status = forms.ChoiceField(
        choices=[("", "Not marked"), *Reading.Status.choices], required=False
    )
