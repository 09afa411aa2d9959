"""How the pages look, as somebody says it."""

from django import forms

from study.models import Learner


class ThemeForm(forms.Form):
    """One of the themes."""

    theme = forms.ChoiceField(choices=Learner.Theme)
