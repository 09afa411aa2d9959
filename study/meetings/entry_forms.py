"""Entries of a group's lists, chosen to be read for a meeting."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from papers.models import Paper
from study.meetings.limits import MOST_PAPERS
from study.meetings.words import TOO_MANY_PAPERS
from study.models import ListEntry, Meeting

# Longer ones are numbers of nothing that a database keeps.
LONGEST_NUMBER = 18
A_NEW_ONE = ("", "A new one")


class EntriesField(forms.MultipleChoiceField):
    """Entries by their numbers, to be offered first; cleaned, their papers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": "Choose one at least.",
                "invalid_choice": "One of them is no longer there. Choose again.",
            },
            **options,
        )

    def offer(self, entries: Iterable[ListEntry]) -> None:
        """entries: with their papers, in their order."""
        self.papers = {str(entry.pk): entry.paper for entry in entries}
        titles = [(number, str(paper)) for number, paper in self.papers.items()]
        self.choices = titles

    def clean(self, value: Any) -> list[Paper]:
        """In the order in which they were offered; a paper of two lists once."""
        chosen = set(super().clean(value))
        papers = []
        for number, paper in self.papers.items():
            if number in chosen and paper is not None and paper not in papers:
                papers.append(paper)
        if len(papers) > MOST_PAPERS:
            raise forms.ValidationError(TOO_MANY_PAPERS)
        return papers


def entry_numbers(sent: Iterable[Any]) -> list[int]:
    """Those of what was sent that can be numbers of entries."""
    numbers = []
    for value in sent:
        text = str(value)
        is_number = text.isascii() and text.isdecimal()
        if is_number and len(text) <= LONGEST_NUMBER:
            numbers.append(int(text))
    return numbers


class ReadForMeetingForm(forms.Form):
    """Entries of one list, and for which meeting they are read."""

    entries = EntriesField(label="What is read?")
    meeting = forms.ChoiceField(
        label="For which meeting?",
        required=False,
        error_messages={
            "invalid_choice": "Choose a meeting that is still to come, or a new one."
        },
    )

    def __init__(
        self,
        *arguments: Any,
        entries: Iterable[ListEntry],
        meetings: Sequence[tuple[Meeting, str]],
        **options: Any,
    ) -> None:
        """meetings: those to come, each with its day in words."""
        super().__init__(*arguments, **options)
        self.meetings = {str(meeting.pk): meeting for meeting, _ in meetings}
        fields: dict[str, Any] = self.fields
        fields["entries"].offer(entries)
        choices = [A_NEW_ONE]
        for meeting, day in meetings:
            label = f"{day}: {meeting.title}" if meeting.title else day
            choices.append((str(meeting.pk), label))
        fields["meeting"].choices = choices

    def clean_meeting(self) -> Meeting | None:
        """None: a new one."""
        return self.meetings.get(self.cleaned_data["meeting"])
