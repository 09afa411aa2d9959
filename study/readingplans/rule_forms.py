"""A plan's rhythm in a form: of a new plan, or of one that is edited."""

from datetime import date
from typing import Any

from django import forms

from study.models import ReadingPlan
from study.models.reading_plan import LONGEST_PLAN_TITLE, MOST_PER_TURN
from study.planning.reading_days import FIRST_DAY, LAST_DAY, Rhythm
from study.progress.streak import weekdays_of_mask
from study.progress.streak_forms import WEEKDAYS
from study.readingplans.edit_services import PlanEdit

DAY_FORMAT = "%Y-%m-%d"
PER_TURN_RANGE = f"Choose between 1 and {MOST_PER_TURN}."
WRITTEN_WRONG = "Enter a day like 2026-12-24."
OUTSIDE_CALENDAR = (
    f"Choose a day between the years {FIRST_DAY.year} and {LAST_DAY.year}."
)


def day_field(label: str, **options: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY_FORMAT),
        input_formats=[DAY_FORMAT],
        error_messages={"required": "Choose a day.", "invalid": WRITTEN_WRONG},
        **options,
    )


def check_calendar(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise forms.ValidationError(OUTSIDE_CALENDAR)


class PlanRuleForm(forms.Form):
    """In which rhythm, or until when, and on which weekdays."""

    rhythm = forms.ChoiceField(
        label="How?",
        choices=ReadingPlan.Rhythm.choices,
        widget=forms.RadioSelect,
        initial=ReadingPlan.Rhythm.WEEKLY,
        error_messages={
            "required": "Choose how.",
            "invalid_choice": "Choose one of these.",
        },
    )
    per_turn = forms.IntegerField(
        label="How many papers each time",
        min_value=1,
        max_value=MOST_PER_TURN,
        initial=1,
        required=False,
        error_messages={
            "invalid": PER_TURN_RANGE,
            "min_value": PER_TURN_RANGE,
            "max_value": PER_TURN_RANGE,
        },
    )
    ends_on = day_field("Done by", required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label="I read on",
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Leave one weekday at least.",
            "invalid_choice": "Choose among the weekdays.",
        },
    )

    def clean_ends_on(self) -> date | None:
        ends_on: date | None = self.cleaned_data["ends_on"]
        if ends_on is not None:
            check_calendar(ends_on)
        return ends_on

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("rhythm") != ReadingPlan.Rhythm.BY_DATE:
            return values
        starts_on = self.first_day()
        ends_on = values.get("ends_on")
        if ends_on is None and "ends_on" not in self.errors:
            self.add_error("ends_on", "Choose the day to be done by.")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error(
                "ends_on", "This lies before the day on which you begin."
            )
        return values

    def first_day(self) -> date | None:
        """The first on which something can be planned; None while it is not known."""
        return None

    def rule_values(self) -> dict[str, Any]:
        """Of a valid form, as plan options take them."""
        values = self.cleaned_data
        rhythm = Rhythm(values["rhythm"])
        is_by_date = rhythm == Rhythm.BY_DATE
        return {
            "rhythm": rhythm,
            "per_turn": values["per_turn"] or 1,
            "weekdays": frozenset(values["weekdays"]),
            "ends_on": values["ends_on"] if is_by_date else None,
        }


class EditPlanForm(PlanRuleForm):
    """A plan's name and its rhythm; version: of the plan as it was seen."""

    title = forms.CharField(
        label="Name of the plan",
        max_length=LONGEST_PLAN_TITLE,
        error_messages={
            "required": "Give the plan a name.",
            "max_length": f"A name has at most {LONGEST_PLAN_TITLE} letters.",
        },
    )
    version = forms.IntegerField(
        min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(
        self, *arguments: Any, plan: ReadingPlan, today: date, **options: Any
    ) -> None:
        self.first_on = max(today, plan.starts_on)
        is_by_date = plan.rhythm == ReadingPlan.Rhythm.BY_DATE
        options.setdefault("initial", {}).update(
            title=plan.title,
            rhythm=plan.rhythm,
            per_turn=plan.per_turn,
            ends_on=plan.ends_on if is_by_date else None,
            weekdays=sorted(weekdays_of_mask(plan.weekdays)),
            version=plan.version,
        )
        super().__init__(*arguments, **options)
        self.fields["ends_on"].widget.attrs["min"] = self.first_on.isoformat()

    def first_day(self) -> date | None:
        return self.first_on

    def edit(self) -> PlanEdit:
        """Of a valid form."""
        values = self.cleaned_data
        return PlanEdit(
            title=values["title"],
            seen_version=values["version"],
            **self.rule_values(),
        )


class GroupChangeForm(forms.Form):
    """Which version of a group's plan the learner answers."""

    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class MovePaperForm(forms.Form):
    """The day to which one paper of a plan moves."""

    day = day_field("Read it on")
    version = forms.IntegerField(
        min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *arguments: Any, first_on: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.first_on = first_on
        self.fields["day"].widget.attrs["min"] = first_on.isoformat()

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        check_calendar(day)
        if day < self.first_on:
            raise forms.ValidationError(
                f"Choose {self.first_on:%-d %B %Y} or a later day: before it, no day of"
                " the plan is left."
            )
        return day
