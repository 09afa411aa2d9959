"""What is put up for a vote and until when, and what a member votes for."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from study.models import ListEntry
from study.models.group_list import LONGEST_VOTE_QUESTION

MOST_OPTIONS = 20
USUAL_SPAN = timedelta(days=7)
LONGEST_SPAN = timedelta(days=90)
TIME_FORMAT = "%Y-%m-%dT%H:%M"
NONE_OF_THESE = "none"
CHOOSE_ONE = "Choose one of them, or none of these."


class ClosingInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=TIME_FORMAT)


class VoteForm(forms.Form):
    """A question, entries of the list to choose from, and when the vote closes."""

    question = forms.CharField(
        label="What is asked?",
        max_length=LONGEST_VOTE_QUESTION,
        initial="What do we read next?",
        error_messages={"required": "Ask something."},
    )
    entries = forms.MultipleChoiceField(
        label="Which entries are up?",
        widget=forms.CheckboxSelectMultiple,
        help_text="“None of these” can always be chosen too.",
        error_messages={
            "required": "Choose one at least.",
            "invalid_choice": "One of them is no longer on the list. Choose again.",
        },
    )
    closes_at = forms.DateTimeField(
        label="When does it close?",
        widget=ClosingInput(),
        help_text="By your own clock. Each member sees it by theirs.",
        error_messages={
            "required": "Say when it closes.",
            "invalid": "Enter a day and a time.",
        },
    )

    def __init__(
        self,
        *arguments: Any,
        entries: Sequence[ListEntry],
        at: datetime,
        **options: Any,
    ) -> None:
        """entries: those of the list that can be put up, with their papers."""
        super().__init__(*arguments, **options)
        self.at = at
        self.choosable = {str(entry.pk): entry for entry in entries}
        fields: dict[str, Any] = self.fields
        fields["entries"].choices = [
            (number, entry_label(entry))
            for number, entry in self.choosable.items()
        ]
        in_a_week = timezone.localtime(at + USUAL_SPAN)
        fields["closes_at"].initial = in_a_week.replace(minute=0)

    def clean_entries(self) -> list[ListEntry]:
        """In the order of the list."""
        chosen = set(self.cleaned_data["entries"])
        if len(chosen) > MOST_OPTIONS:
            raise forms.ValidationError(f"Choose {MOST_OPTIONS} at most.")
        return [
            entry
            for number, entry in self.choosable.items()
            if number in chosen
        ]

    def clean_closes_at(self) -> datetime:
        closes_at: datetime = self.cleaned_data["closes_at"]
        if closes_at <= self.at:
            raise forms.ValidationError("Choose a time that is still to come.")
        if closes_at > self.at + LONGEST_SPAN:
            raise forms.ValidationError("Choose a time within three months.")
        return closes_at


def entry_label(entry: ListEntry) -> str:
    return entry.paper.title if entry.paper else entry.text


class BallotForm(forms.Form):
    """One of the options, or none of these."""

    option = forms.ChoiceField(
        error_messages={"required": CHOOSE_ONE, "invalid_choice": CHOOSE_ONE},
    )

    def __init__(
        self, *arguments: Any, option_ids: Sequence[int], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        choices = [(str(number), number) for number in option_ids]
        choices.append((NONE_OF_THESE, 0))
        fields: dict[str, Any] = self.fields
        fields["option"].choices = choices

    def clean_option(self) -> int | None:
        """None: none of these."""
        chosen = self.cleaned_data["option"]
        return None if chosen == NONE_OF_THESE else int(chosen)

    def problem(self) -> str:
        """What is wrong, as a sentence."""
        return str(self.errors["option"][0])
