"""What a learner says about reminders."""

from django import forms

from study.models import ReminderSetting

REMINDER_HOURS = [(hour, f"{hour}:00") for hour in range(24)]


class ReminderForm(forms.ModelForm):
    """Whether to remind, and when; a part of the page of settings."""

    prefix = "reminder"
    use_required_attribute = False

    hour = forms.TypedChoiceField(
        label="Send it at",
        choices=REMINDER_HOURS,
        coerce=int,
        empty_value=None,
        required=False,
        help_text="By the clock of your time zone.",
    )

    class Meta:
        model = ReminderSetting
        fields = ("is_on", "hour")
        help_texts = {
            "is_on": "Off unless you ask for it. No mail comes when nothing is due, and"
            " each has a link that turns this off again, without signing in.",
        }

    def clean_hour(self) -> int:
        """A page that was opened before there were reminders leaves it as it is."""
        hour = self.cleaned_data["hour"]
        if hour is None:
            return self.initial["hour"]
        return hour
