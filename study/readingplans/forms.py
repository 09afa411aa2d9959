"""What to read, in which rhythm, from when on; holidays; which change of a plan."""

from datetime import date
from typing import Any

from django import forms

from papers.models import ReadingPath
from study.models import Learner, ReadingList
from study.models.reading_plan import LONGEST_HOLIDAY_NAME
from study.progress.streak import weekdays_of_mask
from study.progress.streak_forms import WEEKDAYS
from study.readingplans.plan_options import PlanOptions
from study.readingplans.replanning import OFFERED_CHANGES, Change
from study.readingplans.rule_forms import (
    PlanRuleForm,
    check_calendar,
    day_field,
)
from study.readingplans.sources import PlanSource, plan_sources

LONGEST_HOLIDAY_DAYS = 366


class ReadingPlanForm(PlanRuleForm):
    """A plan as the page sends it."""

    source = forms.ChoiceField(
        label="What do you want to read?",
        error_messages={
            "required": "Choose a list or a path.",
            "invalid_choice": "That is no list of yours, and no path. Choose one.",
        },
    )
    starts_on = day_field("Beginning on")

    def __init__(
        self, *arguments: Any, learner: Learner, today: date, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.today = today
        lists, paths = plan_sources(learner)
        self.sources = {source.key: source for source in [*lists, *paths]}
        fields: dict[str, Any] = self.fields
        fields["source"].choices = source_choices(lists, paths)
        fields["starts_on"].widget.attrs["min"] = today.isoformat()
        fields["ends_on"].widget.attrs["min"] = today.isoformat()
        self.initial.setdefault("starts_on", today)
        self.initial.setdefault("weekdays", list(range(7)))

    def clean_starts_on(self) -> date:
        starts_on: date = self.cleaned_data["starts_on"]
        check_calendar(starts_on)
        if starts_on < self.today:
            raise forms.ValidationError(
                "That day is over. Begin today, or on a later day."
            )
        return starts_on

    def first_day(self) -> date | None:
        return self.cleaned_data.get("starts_on")

    def plan_options(self) -> PlanOptions:
        """Of a valid form."""
        values = self.cleaned_data
        return PlanOptions(
            source=self.sources[values["source"]],
            starts_on=values["starts_on"],
            **self.rule_values(),
        )


def source_choices(
    lists: list[PlanSource], paths: list[PlanSource]
) -> list[tuple[str, Any]]:
    choices: list[tuple[str, Any]] = [("", "Choose one")]
    for label, sources in (("Your lists", lists), ("Paths", paths)):
        if sources:
            named = [(source.key, source.title) for source in sources]
            choices.append((label, named))
    return choices


class PlanAddressForm(forms.Form):
    """The list or path to begin with, as a page's address names it."""

    list = forms.ModelChoiceField(ReadingList.objects.none(), required=False)
    path = forms.SlugField(max_length=80, required=False)

    def __init__(
        self, *arguments: Any, learner: Learner, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        lists = ReadingList.objects.current().filter(learner=learner)
        fields["list"].queryset = lists

    def source_key(self) -> str:
        """Empty when it names nothing that is there."""
        self.full_clean()
        reading_list = self.cleaned_data.get("list")
        if reading_list is not None:
            return PlanSource(reading_list=reading_list).key
        slug = self.cleaned_data.get("path")
        path = ReadingPath.objects.published().filter(slug=slug).first()
        return PlanSource(path=path).key


class ChangeForm(forms.Form):
    """Which change of a plan; version: of the plan as it was seen."""

    change = forms.ChoiceField(
        choices=[(change, change.words) for change in OFFERED_CHANGES]
    )
    version = forms.IntegerField(
        min_value=0, max_value=2**31 - 1, required=False
    )

    def chosen_change(self) -> Change | None:
        self.full_clean()
        chosen = self.cleaned_data.get("change")
        return Change(chosen) if chosen else None

    def seen_version(self) -> int | None:
        return self.cleaned_data.get("version")


class HolidayForm(forms.Form):
    """Days without reading."""

    first_on = day_field("First day")
    last_on = day_field("Last day")
    name = forms.CharField(
        label="What for",
        max_length=LONGEST_HOLIDAY_NAME,
        required=False,
        error_messages={"max_length": "Say it in 80 letters at most."},
    )

    def clean_first_on(self) -> date:
        check_calendar(self.cleaned_data["first_on"])
        return self.cleaned_data["first_on"]

    def clean_last_on(self) -> date:
        check_calendar(self.cleaned_data["last_on"])
        return self.cleaned_data["last_on"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first_on = values.get("first_on")
        last_on = values.get("last_on")
        if not first_on or not last_on:
            return values
        if last_on < first_on:
            self.add_error("last_on", "The last day lies before the first.")
        elif (last_on - first_on).days >= LONGEST_HOLIDAY_DAYS:
            self.add_error("last_on", "Choose a year at most.")
        return values


def weekday_words(bits: int) -> str:
    """“Monday, Wednesday”; empty for every day."""
    weekdays = weekdays_of_mask(bits)
    if len(weekdays) == len(WEEKDAYS):
        return ""
    return ", ".join(WEEKDAYS[weekday][1] for weekday in weekdays)
