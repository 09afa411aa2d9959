"""What a learner says of a question to curators."""

from typing import Any, ClassVar

from django import forms

from study.models import QuestionFlag
from study.models.flag import LONGEST_WORDS


class FlagForm(forms.ModelForm):
    """The reason, and what the reason can't say."""

    reason = forms.ChoiceField(
        label="What is amiss?",
        choices=QuestionFlag.Reason.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="In your words",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = QuestionFlag
        fields: ClassVar = ("reason", "words")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_other = cleaned.get("reason") == QuestionFlag.Reason.OTHER
        if is_other and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", "Say in a few words what it is.")
        return cleaned
