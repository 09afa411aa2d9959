"""What people tell us about themselves."""

import zoneinfo
from typing import Any

from django import forms
from django.http import HttpRequest

from study.models import Learner
from study.models.addresses import canonical_address

HOURS = [(hour, f"{hour}:00") for hour in range(24)]
TIME_ZONES = sorted(zoneinfo.available_timezones())


class SignupForm(forms.Form):
    """The one thing that signing up asks beyond email and password."""

    display_name = forms.CharField(
        label="Name",
        max_length=80,
        required=False,
        help_text="How Octavo addresses you.",
    )

    def signup(self, request: HttpRequest, user: Learner) -> None:
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])


class SettingsForm(forms.ModelForm):
    """A learner's own settings."""

    time_zone = forms.ChoiceField(
        choices=[(name, name) for name in TIME_ZONES],
    )
    rollover_hour = forms.TypedChoiceField(
        label="My day begins at",
        choices=HOURS,
        coerce=int,
        help_text=Learner.rollover_hour.field.help_text,
    )

    class Meta:
        model = Learner
        fields = (
            "display_name",
            "time_zone",
            "rollover_hour",
        )


class DeleteAccountForm(forms.Form):
    """A last look before everything personal goes."""

    email = forms.EmailField(
        label="Your email address",
        help_text="Enter it, so that nothing is deleted by a slip.",
    )

    def __init__(
        self,
        *arguments: Any,
        learner: Learner,
        **options: Any,
    ) -> None:
        self.learner = learner
        super().__init__(*arguments, **options)

    def clean_email(self) -> str:
        email = canonical_address(self.cleaned_data["email"])
        if email != canonical_address(self.learner.email):
            refusal = "This is not the address of this account."
            raise forms.ValidationError(refusal)
        return email
