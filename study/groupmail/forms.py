"""Which mails of groups a learner wants, as the page sends it."""

from django import forms

from study.models import GroupMailSetting
from study.reminders.forms import REMINDER_HOURS


class GroupMailForm(forms.ModelForm):
    """A switch for each kind, and whether they come bundled."""

    use_required_attribute = False

    hour = forms.TypedChoiceField(
        label="The day’s mail comes at",
        choices=REMINDER_HOURS,
        coerce=int,
        help_text="By the clock of your time zone.",
        error_messages={
            "required": "Choose an hour.",
            "invalid_choice": "Choose one of these hours.",
        },
    )

    class Meta:
        model = GroupMailSetting
        fields = (
            "mails_answer",
            "mails_request",
            "mails_mention",
            "mails_meeting",
            "is_bundled",
            "hour",
        )
        help_texts = {
            "is_bundled": "Otherwise each comes soon after it happened.",
        }


class TurnOffForm(forms.Form):
    """Whether all mail about groups ends, not only the kinds of one mail."""

    all = forms.BooleanField(required=False)
