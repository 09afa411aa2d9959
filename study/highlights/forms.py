"""A passage as it is marked, its comment, and what is asked of all passages."""

from typing import Any

from django import forms

from papers.models import Paper
from study.highlights.section_text import places_of_parts
from study.models import Learner
from study.models.highlight import (
    LONGEST_COMMENT,
    LONGEST_EXACT,
    part_label,
)

LAST_PAGE = 100_000
# What a browser sends: before white space is counted once.
LONGEST_PASTED = 2 * LONGEST_EXACT
LONGEST_BESIDE = 200
TOO_LONG = "Mark fewer words at once: 2,000 letters are the most."


def comment_field() -> forms.CharField:
    return forms.CharField(
        label="What you think of them",
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Markdown, formulas too.",
    )


class MarkForm(forms.Form):
    """Words of one part of a note; the fields of a text-quote selector."""

    part = forms.ChoiceField(label="Where they stand")
    exact = forms.CharField(
        label="The words, copied from the note",
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Copy the words from the note and put them here.",
            "max_length": TOO_LONG,
        },
    )
    before = forms.CharField(
        label="A few words that stand right before them",
        required=False,
        max_length=LONGEST_BESIDE,
        help_text="Only where the same words stand there more than once.",
    )
    after = forms.CharField(
        required=False,
        max_length=LONGEST_BESIDE,
        widget=forms.HiddenInput,
    )
    comment = comment_field()

    def __init__(self, *arguments: Any, body_html: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        parts = places_of_parts(body_html)
        fields["part"].choices = [(part, part_label(part)) for part in parts]
        fields["part"].error_messages["invalid_choice"] = (
            "The note has no such part any more. Choose one of these."
        )


class CommentForm(forms.Form):
    """What is said to a passage."""

    comment = comment_field()


class HighlightsForm(forms.Form):
    """Which of the learner's own passages are asked for."""

    SHOWN = (
        ("all", "All"),
        ("comment", "With a comment"),
        ("orphan", "No longer in their note"),
    )
    q = forms.CharField(required=False, max_length=200)
    show = forms.ChoiceField(choices=SHOWN, required=False)
    paper = forms.ModelChoiceField(
        Paper.objects.none(), to_field_name="slug", required=False
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    def __init__(
        self, *arguments: Any, learner: Learner, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["paper"].queryset = Paper.objects.open_to(learner)
