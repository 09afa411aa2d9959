"""What an organiser offers to the group, and on which weekdays a member reads."""

from datetime import date
from typing import Any

from django import forms

from study.groupplans.services import GroupPlanOffer
from study.models import GroupPlan
from study.progress.streak_forms import WEEKDAYS
from study.readingplans.rule_forms import check_calendar, day_field


class GroupPlanForm(forms.Form):
    """Span, order and what is left out; version: as it was seen, 0 when none was."""

    starts_on = day_field("From")
    ends_on = day_field("Until")
    order = forms.ChoiceField(
        label="In which order?",
        choices=GroupPlan.Order.choices,
        initial=GroupPlan.Order.LIST,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose one of these."},
    )
    omitted = forms.TypedMultipleChoiceField(
        label="Leave out",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "That paper is not on the list any more."
        },
    )
    version = forms.IntegerField(
        min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(
        self,
        *arguments: Any,
        titles: list[tuple[int, str]],
        today: date,
        **options: Any,
    ) -> None:
        """titles: of the list's papers, by their ids, in the list's order."""
        super().__init__(*arguments, **options)
        self.today = today
        self.paper_count = len(titles)
        fields: dict[str, Any] = self.fields
        fields["omitted"].choices = titles
        fields["ends_on"].widget.attrs["min"] = today.isoformat()

    def clean_starts_on(self) -> date:
        check_calendar(self.cleaned_data["starts_on"])
        return self.cleaned_data["starts_on"]

    def clean_ends_on(self) -> date:
        ends_on: date = self.cleaned_data["ends_on"]
        check_calendar(ends_on)
        if ends_on < self.today:
            raise forms.ValidationError("That day is over. Choose a later one.")
        return ends_on

    def clean_omitted(self) -> list[int]:
        omitted: list[int] = self.cleaned_data["omitted"]
        if self.paper_count and len(set(omitted)) == self.paper_count:
            raise forms.ValidationError("Leave one paper in the plan at least.")
        return omitted

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.paper_count:
            raise forms.ValidationError(
                "The list has no papers yet. Add some first."
            )
        starts_on = values.get("starts_on")
        ends_on = values.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "This lies before the first day.")
        return values

    def offer(self) -> GroupPlanOffer:
        """Of a valid form."""
        values = self.cleaned_data
        return GroupPlanOffer(
            starts_on=values["starts_on"],
            ends_on=values["ends_on"],
            order=values["order"],
            omitted_ids=frozenset(values["omitted"]),
        )


class OwnWeekdaysForm(forms.Form):
    """The member's own."""

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

    def chosen_weekdays(self) -> frozenset[int]:
        """Of a valid form."""
        return frozenset(self.cleaned_data["weekdays"])
