"""What somebody wants to know, by which day, how well."""

from datetime import date, timedelta
from typing import Any

from django import forms

from study.models import Learner
from study.models.ready_plan import (
    LARGEST_GOAL,
    LEAST_GOAL,
    LEAST_MINUTES,
    MOST_MINUTES_A_DAY,
    PLANNED_KINDS,
)
from study.review.quiz_forms import LONGEST_SLUG
from study.review.quiz_sources import SOURCES
from study.review.quiz_subjects import Subject, SubjectSource

LONGEST_DAYS = 365
LEAST_PERCENT = round(100 * LEAST_GOAL)
LARGEST_PERCENT = round(100 * LARGEST_GOAL)
GOAL_RANGE = f"Choose between {LEAST_PERCENT} and {LARGEST_PERCENT} percent."
MINUTES_RANGE = (
    f"Choose between {LEAST_MINUTES} and {MOST_MINUTES_A_DAY} minutes."
)


def planned_source(kind: str) -> SubjectSource:
    """The source of that kind, which is one of PLANNED_KINDS."""
    source = SOURCES[kind]
    assert isinstance(source, SubjectSource)
    return source


class KindForm(forms.Form):
    """Which kind of thing a plan is about, as the address of the page says it."""

    kind = forms.ChoiceField(
        choices=[(kind, kind.label) for kind in PLANNED_KINDS]
    )
    subject = forms.CharField(required=False, max_length=LONGEST_SLUG)

    def chosen_kind(self) -> str:
        """A path, unless the address names another kind."""
        self.full_clean()
        return self.cleaned_data.get("kind") or PLANNED_KINDS[0]

    def chosen_slug(self) -> str:
        self.full_clean()
        return self.cleaned_data.get("subject") or ""


class ReadyPlanForm(forms.Form):
    """A plan as the page sends it."""

    subject = forms.ChoiceField(
        error_messages={
            "required": "Choose one.",
            "invalid_choice": "There is none with questions by that name. Choose one"
            " from the list.",
        },
    )
    ready_on = forms.DateField(
        label="I want to be ready on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": "Choose a day.",
            "invalid": "Enter a day like 2026-12-24.",
        },
    )
    goal_percent = forms.IntegerField(
        label="and know so much of it, in percent",
        min_value=LEAST_PERCENT,
        max_value=LARGEST_PERCENT,
        initial=85,
        error_messages={
            "required": GOAL_RANGE,
            "invalid": GOAL_RANGE,
            "min_value": GOAL_RANGE,
            "max_value": GOAL_RANGE,
        },
    )
    minutes_a_day = forms.IntegerField(
        label="with at most so many minutes a day",
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES_A_DAY,
        initial=15,
        error_messages={
            "required": MINUTES_RANGE,
            "invalid": MINUTES_RANGE,
            "min_value": MINUTES_RANGE,
            "max_value": MINUTES_RANGE,
        },
    )

    def __init__(
        self,
        *arguments: Any,
        kind: str,
        learner: Learner,
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, **options)
        self.kind = kind
        self.today = today
        self.source = planned_source(kind)
        self.subjects = self.source.subjects(learner)
        fields: dict[str, Any] = self.fields
        fields["subject"].label = f"{self.source.which}?"
        choices = [("", "Choose one")]
        for subject in self.subjects:
            choices.append((subject.slug, subject.indented_name))
        fields["subject"].choices = choices
        tomorrow = today + timedelta(days=1)
        fields["ready_on"].widget.attrs["min"] = tomorrow.isoformat()

    def clean_subject(self) -> Subject:
        slug = self.cleaned_data["subject"]
        return next(
            subject for subject in self.subjects if subject.slug == slug
        )

    def clean_ready_on(self) -> date:
        ready_on: date = self.cleaned_data["ready_on"]
        if ready_on <= self.today:
            raise forms.ValidationError(
                "That day has come already. Choose one from tomorrow on."
            )
        if ready_on > self.today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError(
                "Nobody can say so far ahead what you will remember. Choose a day"
                " within a year."
            )
        return ready_on

    @property
    def goal(self) -> float:
        """0 to 1, of a valid form."""
        return self.cleaned_data["goal_percent"] / 100
