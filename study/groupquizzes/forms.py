"""A group's quiz as its pages send it."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from study.groupquizzes.picking import (
    HARDEST,
    LIST,
    SUBJECT_KINDS,
    Pick,
    pickable_lists,
    pickable_subjects,
)
from study.models import GroupQuiz, StudyGroup
from study.models.group_quiz import MOST_GROUP_QUESTIONS

LONGEST_SLUG = 120
USUAL_AMOUNT = 5
LATEST_CLOSING = timedelta(days=366)
TIME_FORMAT = "%Y-%m-%dT%H:%M"


class ClosingTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=TIME_FORMAT)


class GroupQuizForm(forms.ModelForm):
    """What it is called, and when it closes."""

    closes_at = forms.DateTimeField(
        label="Closes at",
        required=False,
        widget=ClosingTimeInput(),
        help_text="By your own clock. Without a time it is open until you close it.",
        error_messages={"invalid": "Enter a day and a time."},
    )

    class Meta:
        model = GroupQuiz
        fields = ("title", "closes_at")
        error_messages = {
            "title": {
                "required": "Give the quiz a title.",
                "max_length": "Say it in 120 letters at most.",
            },
        }

    def __init__(self, *arguments: Any, at: datetime, **options: Any) -> None:
        self.at = at
        super().__init__(*arguments, **options)

    def clean_closes_at(self) -> datetime | None:
        closes_at = self.cleaned_data["closes_at"]
        if closes_at is None:
            return None
        if closes_at <= self.at:
            raise forms.ValidationError("Choose a time that is still to come.")
        if closes_at > self.at + LATEST_CLOSING:
            raise forms.ValidationError("Choose a time within a year.")
        return closes_at


class PickForm(forms.Form):
    """Some questions to add: of a paper, a topic or a list, or the hardest."""

    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in (*SUBJECT_KINDS, LIST, HARDEST)],
        error_messages={
            "required": "Choose where from.",
            "invalid_choice": "Choose one of these.",
        },
    )
    subject = forms.CharField(required=False, max_length=LONGEST_SLUG)
    amount = forms.IntegerField(
        min_value=1,
        max_value=MOST_GROUP_QUESTIONS,
        error_messages={
            "required": "Say how many.",
            "invalid": "Enter a number.",
        },
    )

    def __init__(
        self, *arguments: Any, group: StudyGroup, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.group = group

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["subject_id"] = None
        kind = cleaned.get("kind")
        if kind == LIST:
            subjects = pickable_lists(self.group)
        elif kind in SUBJECT_KINDS:
            subjects = pickable_subjects(kind)
        else:
            return cleaned
        for subject in subjects:
            if subject.slug == cleaned.get("subject"):
                cleaned["subject_id"] = subject.id
                return cleaned
        self.add_error(
            "subject", "That has no questions to ask. Choose another one."
        )
        return cleaned

    def pick(self) -> Pick:
        """What a valid form says."""
        return Pick(
            kind=self.cleaned_data["kind"],
            subject_id=self.cleaned_data["subject_id"],
            amount=self.cleaned_data["amount"],
        )

    def problem(self) -> str:
        """The first thing that is wrong, as a sentence."""
        for errors in self.errors.values():
            return str(errors[0])
        return ""


class StartForm(forms.Form):
    """Whether the answers count for one's own memory."""

    practice = forms.BooleanField(required=False)
