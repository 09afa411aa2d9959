"""How a learner wants to be asked, as they say it."""

from typing import Any

from django import forms

from study.models import Learner
from study.models.learner import MOST_REVIEWS
from study.preferences.rescheduling import RETENTIONS

REVIEW_LIMIT_REFUSAL = (
    f"Choose from 1 to {MOST_REVIEWS:,} questions a day, or leave it empty for no"
    " limit."
)
MOVE = "move"
KEEP = "keep"


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
    dates = forms.ChoiceField(
        choices=[(MOVE, MOVE), (KEEP, KEEP)],
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Say whether the dates move."},
    )

    sections = (
        ("", ("desired_retention",)),
        ("Each day", ("review_limit", "review_order")),
    )

    class Meta:
        model = Learner
        fields = ("desired_retention", "review_limit", "review_order")
        labels = {"review_order": "Which question comes first"}

    def __init__(
        self, *arguments: Any, costs: dict[float, int], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["desired_retention"].choices = retention_choices(
            self.instance.desired_retention, costs
        )

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
            plural = "" if cost == 1 else "s"
            label += f": about {cost:,} answer{plural} a day"
        choices.append((retention, label))
    return choices
