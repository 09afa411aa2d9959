"""How a learner wants to be asked, as they say it."""

from typing import Any

from django import forms
from django.template.defaultfilters import pluralize

from study.models import Learner
from study.models.learner import (
    MOST_NEW_QUESTIONS,
    MOST_REVIEWS,
    validate_learning_steps,
)
from study.preferences.rescheduling import RETENTIONS
from study.preferences.words import WEEKDAYS, weekdays_of

NEW_LIMIT_REFUSAL = (
    f"Choose at most {MOST_NEW_QUESTIONS:,} new questions a day, or leave it empty for"
    " no limit."
)
REVIEW_LIMIT_REFUSAL = (
    f"Choose from 1 to {MOST_REVIEWS:,} questions a day, or leave it empty for no"
    " limit."
)
LEECH_REFUSAL = "Choose from 2 to 30 times."
ANSWER_FIELDS = ("types_first", "has_two_buttons", "leech_threshold")
WHEN_FIELDS = (
    "spreads_load",
    "easy_weekdays",
    "learning_steps",
    "uses_shared_memory",
)
MOVE = "move"
KEEP = "keep"
OWN = "own"
USUAL = "usual"


class WeightsForm(forms.Form):
    """Whether dates are reckoned as for most people, or fitted to the learner."""

    weights = forms.ChoiceField(
        choices=[(OWN, OWN), (USUAL, USUAL)],
        error_messages={
            "required": "Say which numbers you want.",
            "invalid_choice": "Say which numbers you want.",
        },
    )
    dates = forms.ChoiceField(
        choices=[(MOVE, MOVE), (KEEP, KEEP)], required=False
    )


class MemorySettingsForm(forms.ModelForm):
    """All settings of the page; dates: what the page after it says about dates."""

    desired_retention = forms.TypedChoiceField(
        label="How much I want to remember",
        coerce=float,
        widget=forms.RadioSelect,
        help_text="Of the questions that come again, the share that you still know."
        " What it costs is computed for those that you have answered so far.",
        error_messages={
            "required": "Choose one of the percentages.",
            "invalid_choice": "Choose one of the percentages.",
        },
    )
    new_limit = forms.IntegerField(
        label="New questions a day, at most",
        required=False,
        min_value=0,
        max_value=MOST_NEW_QUESTIONS,
        help_text="A quiz leaves out those that you were never asked when the day has"
        " had so many. Practice does not count. Leave it empty for no limit.",
        error_messages={
            "invalid": NEW_LIMIT_REFUSAL,
            "min_value": NEW_LIMIT_REFUSAL,
            "max_value": NEW_LIMIT_REFUSAL,
        },
    )
    review_limit = forms.IntegerField(
        label="Questions to review a day, at most",
        required=False,
        min_value=1,
        max_value=MOST_REVIEWS,
        help_text="The others wait for the next day, and you may still answer them."
        " Leave it empty for no limit.",
        error_messages={
            "invalid": REVIEW_LIMIT_REFUSAL,
            "min_value": REVIEW_LIMIT_REFUSAL,
            "max_value": REVIEW_LIMIT_REFUSAL,
        },
    )
    leech_threshold = forms.IntegerField(
        label="Offer help after a question was forgotten",
        min_value=2,
        max_value=30,
        help_text="So many times, from 2 to 30.",
        error_messages={
            "required": LEECH_REFUSAL,
            "invalid": LEECH_REFUSAL,
            "min_value": LEECH_REFUSAL,
            "max_value": LEECH_REFUSAL,
        },
    )
    spreads_load = forms.BooleanField(
        label="Spread questions evenly",
        required=False,
        help_text="Dates from the third day on lie a little earlier or later, so that"
        " what you learned together does not come back on one day. The button says"
        " which day it will be.",
    )
    easy_weekdays = forms.TypedMultipleChoiceField(
        label="Easy weekdays",
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Dates from the third day on keep off these days where another is"
        " near.",
        error_messages={"invalid_choice": "Choose weekdays from the list."},
    )
    learning_steps = forms.CharField(
        label="Learning steps",
        max_length=40,
        help_text="How soon a new or forgotten question comes again: 10m is once, after"
        " ten minutes; 1m 10m is twice.",
        error_messages={
            "required": "Enter one step at least, for example 10m.",
            "max_length": "Enter at most 4 steps, for example 1m 10m.",
        },
    )
    dates = forms.ChoiceField(
        choices=[(MOVE, MOVE), (KEEP, KEEP)],
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Say whether the dates move."},
    )

    sections = (
        ("", ("desired_retention",)),
        ("Each day", ("review_limit", "new_limit", "review_order")),
        ("How you answer", ANSWER_FIELDS),
        ("When they come back", WHEN_FIELDS),
    )

    class Meta:
        model = Learner
        fields = (
            "desired_retention",
            "review_limit",
            "new_limit",
            "review_order",
            *ANSWER_FIELDS,
            *WHEN_FIELDS,
        )
        labels = {"review_order": "Which question comes first"}

    def __init__(
        self, *arguments: Any, costs: dict[float, int], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["desired_retention"].choices = retention_choices(
            self.instance.desired_retention, costs
        )
        self.initial["easy_weekdays"] = weekdays_of(self.instance.easy_weekdays)

    def clean_easy_weekdays(self) -> int:
        """As the bits that are stored."""
        weekdays = set(self.cleaned_data["easy_weekdays"])
        if len(weekdays) == len(WEEKDAYS):
            raise forms.ValidationError(
                "Leave one weekday at least for questions."
            )
        return sum(1 << weekday for weekday in weekdays)

    def clean_learning_steps(self) -> str:
        text = self.cleaned_data["learning_steps"]
        validate_learning_steps(text)
        return " ".join(text.split())

    def field_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by section, as the page shows them."""
        groups = []
        for title, names in self.sections:
            groups.append((title, [self[name] for name in names]))
        return groups


def retention_choices(
    current: float,
    costs: dict[float, int],
) -> list[tuple[float, str]]:
    """One for each retention, with what it costs; also for one that is not offered."""
    choices = []
    for retention in sorted({*RETENTIONS, current}):
        label = f"{retention:.0%}".replace("%", " %")
        cost = costs.get(retention)
        if cost:
            label += f": about {cost:,} answer{pluralize(cost)} a day"
        choices.append((retention, label))
    return choices
