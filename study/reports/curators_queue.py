"""What learners told curators, of every kind, in one queue."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from study.models import PaperSuggestion, Report

REPORT = "report"
SUGGESTION = "suggestion"
WAITING = "waiting"


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """about: what it is on. words: what was said. url: where it is answered."""

    kind_label: str
    about: str
    words: str
    state_label: str
    told_at: datetime
    url: str


def queue_keys(state: str) -> QuerySet:
    """Of what waits the oldest first, of what is closed the latest."""
    is_waiting = state == WAITING
    reports = Report.objects.all()
    suggestions = PaperSuggestion.objects.shown_to_curators()
    if is_waiting:
        reports = reports.waiting()
        suggestions = suggestions.waiting()
    else:
        reports = reports.exclude(state=Report.State.WAITING)
        suggestions = suggestions.exclude(state=PaperSuggestion.State.WAITING)
    keys = keys_of(reports, REPORT, "reported_at").union(
        keys_of(suggestions, SUGGESTION, "suggested_at"), all=True
    )
    if is_waiting:
        return keys.order_by("told_at", "row_id")
    return keys.order_by("-told_at", "-row_id")


def keys_of(rows: QuerySet, kind: str, told_at: str) -> QuerySet:
    """Number, kind and time, so that both kinds can stand in one order."""
    named = rows.order_by().annotate(
        row_id=F("pk"),
        row_kind=Value(kind, output_field=CharField()),
        told_at=F(told_at),
    )
    return named.values_list("row_id", "row_kind", "told_at")


def queue_rows(keys: list[tuple[Any, ...]]) -> list[QueueRow]:
    """In the order of the keys; three queries however many."""
    ids: dict[str, list[int]] = {REPORT: [], SUGGESTION: []}
    for row_id, kind, _ in keys:
        ids[kind].append(row_id)
    rows: dict[tuple[str, int], QueueRow] = {}
    reports = Report.objects.filter(pk__in=ids[REPORT])
    for report in reports.select_related("paper", "question__home"):
        rows[REPORT, report.pk] = row_of_report(report)
    for suggestion in PaperSuggestion.objects.filter(pk__in=ids[SUGGESTION]):
        rows[SUGGESTION, suggestion.pk] = row_of_suggestion(suggestion)
    return [rows[kind, row_id] for row_id, kind, _ in keys]


def row_of_report(report: Report) -> QueueRow:
    note = report.note
    name = note.title if note else "Across papers"
    if report.question is not None:
        name = f"{name} ({report.question.slug})"
    return QueueRow(
        kind_label=report.get_reason_display(),
        about=f"{name}, {report.place_label}",
        words=report.words,
        state_label=report.get_state_display(),
        told_at=report.reported_at,
        url=reverse("admin:study_report_change", args=[report.pk]),
    )


def row_of_suggestion(suggestion: PaperSuggestion) -> QueueRow:
    return QueueRow(
        kind_label="A paper to have",
        about=suggestion.entry.title,
        words=suggestion.sentence,
        state_label=suggestion.get_state_display(),
        told_at=suggestion.suggested_at,
        url=reverse("admin:study_papersuggestion_change", args=[suggestion.pk]),
    )
