"""What stands beside remarks: who is mentioned, who saw them, who reported them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from study.models.discussion import LONGEST_REASON, Remark, Thread
from study.models.group import Membership


class Mention(models.Model):
    """A member whom a remark calls by name."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="mentions")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions"
    )
    mentioned_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("learner", "-mentioned_at"),
                name="mentions_of_a_learner",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("remark", "learner"), name="mention_once_per_remark"
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.remark_id}"


class ThreadMark(models.Model):
    """How far a member has read a thread, and whether they follow it."""

    class Stance(models.TextChoices):
        NONE = "none", "Neither"
        FOLLOWING = "following", "Followed"
        MUTED = "muted", "Muted"

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="thread_marks"
    )
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="marks")
    seen_number = models.PositiveBigIntegerField(
        default=0, help_text="The newest remark that was on their screen."
    )
    stance = models.CharField(max_length=9, choices=Stance, default=Stance.NONE)

    class Meta:
        ordering = ("membership", "thread")
        constraints = (
            models.UniqueConstraint(
                fields=("membership", "thread"),
                name="thread_mark_once_per_member",
            ),
            models.CheckConstraint(
                condition=Q(stance__in=("none", "following", "muted")),
                name="thread_mark_stance_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} at {self.thread_id}: {self.stance}"


class RemarkReportQuerySet(models.QuerySet["RemarkReport"]):
    def waiting(self) -> "RemarkReportQuerySet":
        """Those that no organiser has settled."""
        return self.filter(settled_at=None)


class RemarkReport(models.Model):
    """A remark that a member would have the organisers look at, and what they said."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="remark_reports",
    )
    reason = models.CharField(max_length=LONGEST_REASON)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="settled_remark_reports",
    )
    word = models.CharField(
        "what was decided", max_length=LONGEST_REASON, blank=True
    )

    objects = RemarkReportQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("remark", "reporter"),
                condition=Q(settled_at=None),
                name="remark_report_waits_once",
                violation_error_message="You reported it already: it waits.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="remark_report_says_why",
                violation_error_message="Say what is wrong with it.",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, word="")
                | Q(
                    ~Q(word=""),
                    settled_at__isnull=False,
                    settled_at__gte=F("created_at"),
                ),
                name="remark_report_is_settled_with_a_word",
                violation_error_message="Say in a word what you decided.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.remark_id} by {self.reporter_id}"
