"""What a learner told curators with their answers; what stands under a note."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from study.models import Learner, Report, Settlement
from study.review.withdrawn import titles_as_published

MOST_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class ReportRow:
    """A report as its sender reads it; url is empty where the thing is gone."""

    report: Report
    title: str
    prompt_html: SafeString
    url: str


def report_rows(learner: Learner) -> list[ReportRow]:
    """The latest ones, those with news first."""
    reports = list(
        Report.objects.filter(learner=learner)
        .select_related("paper", "question__home")
        .order_by("-reported_at", "-id")[:MOST_SHOWN]
    )
    notes = [report.note for report in reports]
    titles = titles_as_published(note for note in notes if note is not None)
    return [report_row(report, titles) for report in reports]


def report_row(report: Report, titles: dict[int, str]) -> ReportRow:
    note = report.note
    title = titles[note.pk] if note else "A question across papers"
    question = report.question
    prompt_html = SafeString()
    url = ""
    if question is not None and question.is_live:
        prompt_html = question.shown_html
    if note is not None and note.is_published:
        url = note.get_absolute_url()
        if question is not None:
            url += f"#question-{question.pk}"
        elif report.part:
            url += f"#{report.part}"
    return ReportRow(
        report=report, title=title, prompt_html=prompt_html, url=url
    )


def shown_settlements(paper_id: int) -> list[dict[str, Any]]:
    """What stands under a note; a name only where its owner allows it."""
    settlements = Settlement.objects.filter(paper=paper_id)
    shown = []
    for settlement in settlements.select_related("report__learner"):
        report = settlement.report
        name = ""
        if report and report.may_be_named and report.learner.is_active:
            name = report.learner.display_name
        shown.append(
            {
                "doubt": settlement.doubt,
                "outcome": settlement.outcome,
                "settled_at": settlement.settled_at,
                "name": name,
            }
        )
    return shown
