"""Two organisers change one meeting at once: what each of them wants, field by field.

A form says with each field what stood in it when it was opened. What stands in the
meeting otherwise by now, somebody else changed meanwhile.
"""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from study.meetings.meeting_forms import MeetingForm, meeting_values
from study.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that another organiser changed. theirs, yours: as a page shows them.

    is_taken_over: who sends the form left the field alone, so it gets what they chose.
    """

    name: str
    label: str
    theirs: str
    yours: str
    is_taken_over: bool


def changes_meanwhile(form: MeetingForm, meeting: Meeting) -> list[FieldChange]:
    """form: of a change that was sent, and valid. meeting: as it stands now."""
    standing = sent_values(meeting)
    changes = []
    for name, field in form.fields.items():
        seen = form.data.get(form.add_initial_prefix(name))
        theirs = standing[name]
        sent = form.data.get(name, "")
        if seen is None or theirs in (seen, sent):
            continue
        change = FieldChange(
            name=name,
            label=str(field.label or form[name].label),
            theirs=shown_value(field, theirs),
            yours=shown_value(field, sent),
            is_taken_over=sent == seen,
        )
        changes.append(change)
    return changes


def sent_values(meeting: Meeting) -> dict[str, str]:
    """What a form sends that changes nothing of the meeting, by field."""
    sent = {}
    for name, value in meeting_values(meeting).items():
        sent[name] = "" if value is None else str(value)
    return sent


def shown_value(field: forms.Field, sent: str) -> str:
    """What was sent as a page says it: a name for a number; “–” for nothing."""
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        row = field.queryset.filter(pk=sent or None).first()
        sent = field.label_from_instance(row) if row else ""
    return sent or "–"


def merged_data(
    form: MeetingForm, meeting: Meeting, changes: list[FieldChange]
) -> QueryDict:
    """Theirs where they alone changed something, else as it was sent.

    What stands in the meeting now counts as seen.
    """
    standing = sent_values(meeting)
    data = QueryDict(mutable=True)
    for name in form.fields:
        data[name] = form.data.get(name, "")
        data[form.add_initial_prefix(name)] = standing[name]
    for change in changes:
        if change.is_taken_over:
            data[change.name] = standing[change.name]
    return data
