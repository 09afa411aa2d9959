"""What of a group's discussion is asked for: threads, words, pages."""

from django import forms

from papers.models import Paper

LAST_PAGE = 100_000


class DiscussionForm(forms.Form):
    """What of a group's discussion is asked for."""

    SHOWN = (
        ("all", "All"),
        ("open", "Open"),
        ("settled", "Settled"),
        ("followed", "Followed"),
    )
    q = forms.CharField(required=False, max_length=200)
    show = forms.ChoiceField(choices=SHOWN, required=False)
    order = forms.ChoiceField(
        choices=(("threads", "By thread"), ("newest", "Newest first")),
        required=False,
    )
    paper = forms.ModelChoiceField(
        Paper.objects.published(), to_field_name="slug", required=False
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)


class OwnRemarksForm(forms.Form):
    """Which page of what the learner wrote."""

    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
