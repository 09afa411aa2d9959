"""What members and organisers say about a remark that should not stand."""

from typing import Any

from django import forms

from study.discussion.remark_forms import TOO_LONG
from study.models.discussion import LONGEST_REASON


class ReasonForm(forms.Form):
    """Why a remark is reported or removed, or what was decided."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say it in a sentence.",
            "max_length": TOO_LONG,
        },
    )

    def __init__(
        self,
        *arguments: Any,
        label: str = "Why",
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.fields["reason"].label = label
