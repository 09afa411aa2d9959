"""What learners tell curators of notes and questions, and what comes of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from papers.libraryfiles.entries import HEADING_OF_KIND
from papers.models import Paper, Question

LONGEST_WORDS = 1_000
LONGEST_SOURCE = 500
CLOSED = ("corrected", "answered", "declined")
ANSWER_PART = "answer"
TLDR_PART = "tldr"


class ReportQuerySet(models.QuerySet["Report"]):
    def waiting(self) -> "ReportQuerySet":
        return self.filter(state=Report.State.WAITING)

    def answered_unread(self) -> "ReportQuerySet":
        """Closed by a curator, and not yet seen by who told it."""
        return self.filter(state__in=CLOSED, read_at=None)


class Report(models.Model):
    """A learner's hint to curators that something is amiss, and their answer.

    Curators see what is told and what it is about, never whose it is.
    part: of a note its section or "tldr", of a question "answer"; empty for all of it.
    """

    class Reason(models.TextChoices):
        WRONG = "wrong", "Something in it is wrong"
        UNCLEAR = "unclear", "It is unclear"
        OUTDATED = "outdated", "It is out of date"
        SPLIT = "split", "It asks too much at once"
        MISSING = "missing", "Something is missing"
        QUESTION = "question", "A question worth asking"
        OTHER = "other", "Something else"

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        CORRECTED = "corrected", "Corrected"
        ANSWERED = "answered", "Answered"
        DECLINED = "declined", "Left as it is"

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reports",
    )
    paper = models.ForeignKey(
        Paper,
        models.PROTECT,
        null=True,
        related_name="reports",
    )
    question = models.ForeignKey(
        Question,
        models.PROTECT,
        null=True,
        related_name="reports",
    )
    part = models.SlugField(max_length=16, blank=True, db_index=False)
    reason = models.CharField(max_length=8, choices=Reason)
    words = models.TextField("in the learner's words", blank=True)
    quote = models.TextField("what it says now", blank=True)
    source = models.CharField(
        "where it can be looked up", max_length=LONGEST_SOURCE, blank=True
    )
    may_be_named = models.BooleanField(
        "may be named under the note", default=False
    )
    question_revision = models.PositiveIntegerField(
        "revision of the question", null=True
    )
    reported_at = models.DateTimeField()
    state = models.CharField(
        max_length=9, choices=State, default=State.WAITING, editable=False
    )
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-reported_at", "-id")
        indexes = (
            models.Index(
                fields=("state", "reported_at", "id"), name="report_by_state"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "question"),
                condition=Q(state="waiting") & Q(question__isnull=False),
                name="report_waits_once_for_each_question",
            ),
            models.CheckConstraint(
                condition=Q(
                    paper__isnull=True,
                    question__isnull=False,
                    question_revision__isnull=False,
                )
                | Q(
                    paper__isnull=False,
                    question__isnull=True,
                    question_revision__isnull=True,
                ),
                name="report_is_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(question__isnull=True) | Q(part__in=("", "answer")),
                name="report_on_a_question_or_its_answer",
            ),
            models.CheckConstraint(
                condition=Q(
                    reason__in=(
                        "wrong",
                        "unclear",
                        "outdated",
                        "split",
                        "missing",
                        "question",
                        "other",
                    )
                ),
                name="report_reason_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(reason__in=("missing", "question", "other"))
                | ~Q(words=""),
                name="report_says_what_else",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("waiting", "corrected", "answered", "declined")
                ),
                name="report_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", closed_at=None)
                | Q(~Q(state="waiting"), closed_at__isnull=False),
                name="report_waits_until_it_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(closed_at__gte=F("reported_at")),
                name="report_closed_after_it_was_told",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(state="waiting"),
                name="report_answer_comes_with_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(answer="") | Q(state__in=("waiting", "corrected")),
                name="report_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(read_at__gte=F("closed_at")),
                name="report_answer_read_after_it_was_given",
            ),
        )

    def __str__(self) -> str:
        """Without its words: the admin's log outlives what it names."""
        return f"Report {self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.state == Report.State.WAITING

    @property
    def note(self) -> Paper | None:
        """The paper under whose note it could be told; none for a question across."""
        if self.paper is not None:
            return self.paper
        assert self.question is not None
        return self.question.home

    @property
    def place_label(self) -> str:
        """What of it, as people say it."""
        if self.question_id is not None:
            is_answer = self.part == ANSWER_PART
            return "the answer to a question" if is_answer else "a question"
        if not self.part:
            return "the whole note"
        return f"“{part_label(self.part)}”"


def part_label(part: str) -> str:
    """The heading of a note's part."""
    return HEADING_OF_KIND.get(part, part)
