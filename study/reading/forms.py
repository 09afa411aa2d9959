"""Marking a paper, and choosing what to read before it."""

from django import forms

from study.models import Reading


class ReadingStatusForm(forms.Form):
    """One of the four marks, or nothing to take it away."""

    status = forms.ChoiceField(
        choices=[("", "Not marked"), *Reading.Status.choices], required=False
    )


class PrerequisitesForm(forms.Form):
    """Which prerequisites: the shortest chain, or everything that is needed."""

    show = forms.ChoiceField(choices=[("", "shortest"), ("all", "all")], required=False)
