"""A meeting, or a series of them, as its page sends it."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms

from papers.models import Framework
from study.discussion.names import NAMELESS
from study.group_access_lists import entries_to_read
from study.meetings.entry_forms import EntriesField, entry_numbers
from study.meetings.services import MeetingDetails
from study.models import Learner, Meeting, MeetingSeries, Membership
from study.models.group import LONGEST_PLACE
from study.models.meeting import (
    LONGEST_TITLE,
    MOST_MINUTES,
    SHORTEST_MINUTES,
    USUAL_MINUTES,
)
from study.planning.meeting_days import (
    MeetingRhythm,
    is_jumped_over,
    moment_in_zone,
    zone_named,
)
from study.planning.reading_days import FIRST_DAY, LAST_DAY

TIME_ZONES = sorted(zoneinfo.available_timezones())
ONCE = "once"
RHYTHMS = [(ONCE, "Once"), *MeetingSeries.Rhythm.choices]
DURATION_RANGE = f"Choose from {SHORTEST_MINUTES} to {MOST_MINUTES} minutes."
OVER = "That moment is over. Choose one that is still to come."
UNKNOWN_ZONE = "Choose a time zone from the list, for example Europe/Vienna."
USUAL_SPAN = timedelta(weeks=26)
LONGEST_SPAN = timedelta(days=366)
DAY_FORMAT = "%Y-%m-%d"
CLOCK_FORMAT = "%H:%M"


class MemberField(forms.ModelChoiceField):
    """A member of the group, by the name that members see."""

    def label_from_instance(
        self,
        learner: Learner,
    ) -> str:
        return learner.display_name or NAMELESS


class MeetingForm(forms.Form):
    """When, where, about what, and who presents."""

    title = forms.CharField(
        label="What about",
        max_length=LONGEST_TITLE,
        required=False,
        error_messages={
            "max_length": f"Say it in {LONGEST_TITLE} characters at most."
        },
    )
    day = forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY_FORMAT),
        input_formats=[DAY_FORMAT],
        error_messages={
            "required": "Choose a day.",
            "invalid": "Enter a day like 2026-12-24.",
        },
    )
    clock_time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format=CLOCK_FORMAT),
        input_formats=[CLOCK_FORMAT],
        error_messages={
            "required": "Choose a time.",
            "invalid": "Enter a time like 17:00.",
        },
    )
    time_zone = forms.ChoiceField(
        label="By the clocks of",
        choices=[(name, name) for name in TIME_ZONES],
        error_messages={
            "required": UNKNOWN_ZONE,
            "invalid_choice": UNKNOWN_ZONE,
        },
        help_text="Each member sees the time of their own zone beside it.",
    )
    duration = forms.IntegerField(
        label="Minutes",
        min_value=SHORTEST_MINUTES,
        max_value=MOST_MINUTES,
        initial=USUAL_MINUTES,
        error_messages={
            "required": DURATION_RANGE,
            "invalid": DURATION_RANGE,
            "min_value": DURATION_RANGE,
            "max_value": DURATION_RANGE,
        },
    )
    place = forms.CharField(
        label="Place or link of the call",
        max_length=LONGEST_PLACE,
        required=False,
        error_messages={
            "max_length": f"Say it in {LONGEST_PLACE} characters at most."
        },
    )
    presenter = MemberField(
        queryset=Learner.objects.none(),
        label="Who presents",
        required=False,
        empty_label="Open",
        error_messages={
            "invalid_choice": "Choose a member of the group, or leave it."
        },
    )
    framework = forms.ModelChoiceField(
        queryset=Framework.objects.all(),
        label="Questions to talk along",
        required=False,
        empty_label="None",
        error_messages={"invalid_choice": "Choose one from the list, or none."},
    )

    def __init__(
        self,
        *arguments: Any,
        membership: Membership,
        now: datetime,
        meeting: Meeting | None = None,
        **options: Any,
    ) -> None:
        """meeting: the one that is changed; None for a new one."""
        super().__init__(*arguments, **options)
        self.now = now
        self.meeting = meeting
        members = Membership.objects.active().filter(group=membership.group)
        learners = Learner.objects.filter(memberships__in=members)
        fields: dict[str, Any] = self.fields
        fields["presenter"].queryset = learners.order_by("display_name", "pk")
        if membership.group.place:
            # Not as help, which counts as safe: this text was typed.
            fields["place"].widget.attrs["placeholder"] = membership.group.place
        if meeting is None:
            self.begin_anew(membership)
        else:
            self.initial.update(meeting_values(meeting))
            self.remember_what_was_seen()

    def begin_anew(
        self,
        membership: Membership,
    ) -> None:
        """What stands in an empty form."""
        self.initial.setdefault("time_zone", membership.learner.time_zone)

    def remember_what_was_seen(self) -> None:
        """Each field is sent with what stood in it, for changes_meanwhile."""
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(
                f"Choose a day up to the end of {LAST_DAY.year}."
            )
        return day

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not {"day", "clock_time", "time_zone"} <= values.keys():
            return values
        zone = zone_named(values["time_zone"])
        if zone is None:
            self.add_error("time_zone", UNKNOWN_ZONE)
            return values
        values["zone"] = zone
        begins_at = moment_in_zone(values["day"], values["clock_time"], zone)
        is_where_it_was = bool(
            self.meeting and self.meeting.begins_at == begins_at
        )
        if begins_at <= self.now and not is_where_it_was:
            self.add_error("day", OVER)
        return values

    def details(self) -> MeetingDetails:
        """Of a valid form."""
        values = self.cleaned_data
        return MeetingDetails(
            title=values["title"],
            day=values["day"],
            clock_time=values["clock_time"],
            zone=values["zone"],
            duration=timedelta(minutes=values["duration"]),
            place=values["place"],
            presenter=values["presenter"],
            framework=values["framework"],
            papers=tuple(values.get("entries", ())),
        )

    def is_jumped_over(self) -> bool:
        """Whether no clock of the zone shows the time that was typed."""
        details = self.details()
        return is_jumped_over(
            details.day,
            details.clock_time,
            details.zone,
        )


def meeting_values(meeting: Meeting) -> dict[str, Any]:
    """What the form shows of a meeting; its zone may be one that nobody knows now."""
    zone = zone_named(meeting.time_zone) or UTC
    begins_at = meeting.begins_at.astimezone(zone)
    presenter_id = None
    if meeting.presenter_id and getattr(meeting, "is_presented", False):
        presenter_id = meeting.presenter_id
    return {
        "title": meeting.title,
        "day": begins_at.date(),
        "clock_time": begins_at.strftime(CLOCK_FORMAT),
        "time_zone": str(zone),
        "duration": int(meeting.duration.total_seconds()) // 60,
        "place": meeting.place,
        "presenter": presenter_id,
        "framework": meeting.framework_id,
    }


class NewMeetingForm(MeetingForm):
    """A meeting, or a series of them; perhaps with what is read for it."""

    entries = EntriesField(label="To read", required=False)
    rhythm = forms.ChoiceField(
        label="How often",
        choices=RHYTHMS,
        initial=ONCE,
        error_messages={
            "required": "Choose how often.",
            "invalid_choice": "Choose one of these.",
        },
    )
    last_on = forms.DateField(
        label="Until",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY_FORMAT),
        input_formats=[DAY_FORMAT],
        error_messages={"invalid": "Enter a day like 2026-12-24."},
        help_text="Of a series. Empty: for half a year. It can go on later.",
    )
    field_order = (
        "title",
        "entries",
        "day",
        "clock_time",
        "time_zone",
        "duration",
        "rhythm",
        "last_on",
    )

    def begin_anew(
        self,
        membership: Membership,
    ) -> None:
        super().begin_anew(membership)
        discussion = Framework.objects.filter(
            purpose=Framework.Purpose.DISCUSSION
        )
        self.initial.setdefault("framework", discussion.first())
        self.offer_entries(membership)

    def offer_entries(self, membership: Membership) -> None:
        """Those that were chosen before, on a list's page."""
        chosen = self["entries"].value()
        if not chosen:
            del self.fields["entries"]
            return
        entries = entries_to_read(membership.group_id)
        fields: dict[str, Any] = self.fields
        fields["entries"].offer(entries.filter(pk__in=entry_numbers(chosen)))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        first_on = values.get("day")
        rhythm = values.get("rhythm")
        if (
            first_on is None
            or rhythm in (None, ONCE)
            or "last_on" in self.errors
        ):
            return values
        last_on = values.get("last_on") or first_on + USUAL_SPAN
        values["last_on"] = last_on
        if last_on < first_on:
            self.add_error("last_on", "This lies before the first meeting.")
        elif last_on - first_on > LONGEST_SPAN:
            self.add_error(
                "last_on", "Choose a year at most. It can go on later."
            )
        return values

    def chosen_rhythm(self) -> MeetingRhythm | None:
        """None for a single meeting."""
        rhythm = self.cleaned_data["rhythm"]
        return None if rhythm == ONCE else MeetingRhythm(rhythm)
