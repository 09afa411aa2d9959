"""Which paper is read for a meeting."""

from django import forms

from papers.models import Paper


class MeetingPaperForm(forms.Form):
    """A paper of the library to be read for a meeting."""

    paper = forms.ModelChoiceField(
        queryset=Paper.objects.published(),
        to_field_name="slug",
    )
