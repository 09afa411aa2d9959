"""From which moment readers are to see something."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from papers.services.writing.planning import SHORTEST_NOTICE

FORMAT = "%Y-%m-%dT%H:%M"
TOO_SOON = "Choose a moment that is at least a minute ahead, or publish it now."
TOO_LATE = "Choose a moment within ten years."
MOST_YEARS = 10


class PublicationForm(forms.Form):
    """The moment is meant as the curator's clock shows it."""

    publish_at = forms.DateTimeField(
        label="Readers see it from",
        widget=forms.DateTimeInput({"type": "datetime-local"}, FORMAT),
    )

    def __init__(self, *positional: Any, now: datetime, **options: Any) -> None:
        super().__init__(*positional, **options)
        self.now = now
        zone = timezone.get_current_timezone_name()
        self.fields["publish_at"].help_text = f"In your time zone, {zone}."

    def clean_publish_at(self) -> datetime:
        moment: datetime = self.cleaned_data["publish_at"]
        if moment < self.now + SHORTEST_NOTICE:
            raise forms.ValidationError(TOO_SOON)
        if moment.year > self.now.year + MOST_YEARS:
            raise forms.ValidationError(TOO_LATE)
        return moment
