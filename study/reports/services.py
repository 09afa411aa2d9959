"""Telling curators of a note or a question, taking that back, and their answer."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from papers.models import Paper, Question
from study.models import Learner, Report, Settlement

# Of one learner at a time.
MOST_WAITING = 20


class CannotReport(Exception):
    """Nothing is told, for a reason that the learner hears."""


class TooManyReportsWait(CannotReport):
    """The learner has told enough for now."""


class NothingToReport(CannotReport):
    """It was taken out of the library meanwhile."""


class ReportIsClosed(Exception):
    """It was answered or withdrawn meanwhile."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the learner says; part as `Report.part`."""

    reason: str
    part: str = ""
    words: str = ""
    quote: str = ""
    source: str = ""
    may_be_named: bool = False


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is to stand under the note, in the curator's words."""

    doubt: str
    text: str


def report_question(
    *, learner: Learner, question: Question, told: Told, at: datetime
) -> None:
    """What is said again takes the place of what curators have not answered yet.

    Raises CannotReport.
    """
    if not question.is_live:
        raise NothingToReport
    with transaction.atomic():
        learner.lock()
        waiting = Report.objects.waiting().filter(learner=learner)
        is_new = not waiting.filter(question=question).exists()
        if is_new and waiting.count() >= MOST_WAITING:
            raise TooManyReportsWait
        Report.objects.update_or_create(
            learner=learner,
            question=question,
            state=Report.State.WAITING,
            defaults=asdict(told)
            | {"question_revision": question.revision, "reported_at": at},
        )


def report_paper(
    *, learner: Learner, paper: Paper, told: Told, at: datetime
) -> None:
    """Sent twice it is told once. Raises CannotReport."""
    if not paper.is_published:
        raise NothingToReport
    with transaction.atomic():
        learner.lock()
        waiting = Report.objects.waiting().filter(learner=learner)
        if waiting.filter(paper=paper, **asdict(told)).exists():
            return
        if waiting.count() >= MOST_WAITING:
            raise TooManyReportsWait
        Report.objects.create(
            learner=learner, paper=paper, reported_at=at, **asdict(told)
        )


def withdraw_report(*, report: Report) -> None:
    """Curators see it no more. Raises ReportIsClosed."""
    waiting = Report.objects.waiting().filter(pk=report.pk)
    count, _ = waiting.delete()
    if not count:
        raise ReportIsClosed


def answer_report(
    *,
    report: Report,
    state: str,
    answer: str,
    outcome: Outcome | None,
    at: datetime,
) -> None:
    """The first answer stands, and what it says under the note.

    Raises ReportIsClosed, also where it was told anew since it was read.
    """
    with transaction.atomic():
        waiting = Report.objects.waiting().filter(pk=report.pk)
        as_read = waiting.filter(reported_at=report.reported_at)
        count = as_read.update(state=state, answer=answer, closed_at=at)
        if not count:
            raise ReportIsClosed
        if outcome is not None:
            Settlement.objects.create(
                report=report, settled_at=at, **settled_facts(report, outcome)
            )


def settled_facts(report: Report, outcome: Outcome) -> dict[str, Any]:
    return {
        "paper": report.note,
        "question": report.question,
        "doubt": outcome.doubt,
        "outcome": outcome.text,
    }


def mark_answers_read(*, learner: Learner, at: datetime) -> None:
    """The first page says nothing of them any more."""
    reports = Report.objects.answered_unread().filter(learner=learner)
    reports.filter(closed_at__lte=at).update(read_at=at)
