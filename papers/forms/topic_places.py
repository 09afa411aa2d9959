"""Where a topic goes in the tree."""

from typing import Any

from django import forms

from papers.services.library.topic_places import (
    AFTER,
    BEFORE,
    DOWN,
    IN,
    INTO,
    OUT,
    UP,
)

LARGEST_ID = 2**63 - 1
STEPS = ((UP, "Up"), (DOWN, "Down"), (IN, "In"), (OUT, "Out"))
PLACES = ((BEFORE, "Before"), (AFTER, "Behind"), (INTO, "Below"))


class RowField(forms.IntegerField):
    def __init__(
        self,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(min_value=1, max_value=LARGEST_ID, required=required)


class BranchForm(forms.Form):
    """Below which topic one looks; the top where it is empty."""

    at = RowField()


class TopicPlaceForm(BranchForm):
    """By a step, or to a place beside or in another topic."""

    topic = RowField(required=True)
    version = forms.CharField(max_length=16)
    step = forms.ChoiceField(choices=STEPS, required=False)
    how = forms.ChoiceField(choices=PLACES, required=False)
    target = RowField()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        has_step = bool(given.get("step"))
        if has_step == bool(given.get("how")):
            raise forms.ValidationError("Say where it goes.")
        return given
