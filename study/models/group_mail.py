"""What learners are told of their groups by mail, which kinds they want, and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from study.models.group import StudyGroup
from study.models.reminder import DEFAULT_HOUR

LONGEST_SUBJECT = 300
LONGEST_PATH = 300
LONGEST_CAUSE = 120


class NoticeKind(models.TextChoices):
    """What a notice tells of; each kind has its switch: GroupMailSetting.mails_…."""

    REQUEST = "request", "Somebody asks to join a group that I organise"
    ANSWER = "answer", "My request to join a group is answered"
    MENTION = "mention", "Somebody mentions me in a discussion"
    MEETING = "meeting", "A group of mine meets tomorrow"


class GroupMailSetting(models.Model):
    """Which mails of groups a learner wants; none is stored: all, at once."""

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="group_mail_setting",
    )
    mails_request = models.BooleanField(NoticeKind.REQUEST.label, default=True)
    mails_answer = models.BooleanField(NoticeKind.ANSWER.label, default=True)
    mails_mention = models.BooleanField(NoticeKind.MENTION.label, default=True)
    mails_meeting = models.BooleanField(NoticeKind.MEETING.label, default=True)
    is_bundled = models.BooleanField(
        "Bundle them in one mail a day",
        default=False,
    )
    hour = models.PositiveSmallIntegerField(
        "Send it at",
        default=DEFAULT_HOUR,
        help_text="From 0 to 23, in the learner's zone.",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(hour__lte=23),
                name="group_mail_hour_is_an_hour",
                violation_error_message="Choose an hour from 0 to 23.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}: {', '.join(self.kinds_wanted) or 'none'}"

    @property
    def kinds_wanted(self) -> list[str]:
        wanted = []
        for kind in NoticeKind.values:
            if getattr(self, f"mails_{kind}"):
                wanted.append(kind)
        return wanted


class GroupMail(models.Model):
    """One mail that tells of notices, stored before it is sent.

    Its link turns off the kinds that it told of; only the link's digest is kept.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="group_mails",
    )
    day = models.DateField(
        null=True,
        help_text="The study day of a bundle; empty: sent at once.",
    )
    kinds = models.JSONField(
        default=list, help_text="The kinds that it tells of."
    )
    off_digest = models.CharField(max_length=64, editable=False)
    decided_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-decided_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "day"),
                name="group_mail_bundle_once_a_day",
            ),
            models.UniqueConstraint(
                fields=("off_digest",),
                name="group_mail_link_is_unique",
            ),
        )

    def __str__(self) -> str:
        return f"to {self.learner_id}, decided {self.decided_at}"


class GroupNotice(models.Model):
    """One thing that one learner is told of, once for each cause.

    It says who did what where, nothing that others wrote. path: where to read it.
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="group_notices",
    )
    kind = models.CharField(max_length=7, choices=NoticeKind)
    group = models.ForeignKey(
        StudyGroup, models.CASCADE, related_name="notices"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="caused_group_notices",
    )
    subject = models.CharField(max_length=LONGEST_SUBJECT, blank=True)
    path = models.CharField(max_length=LONGEST_PATH)
    cause = models.CharField(
        max_length=LONGEST_CAUSE,
        help_text="What happened: “remark 12”.",
    )
    created_at = models.DateTimeField()
    mail = models.ForeignKey(
        GroupMail,
        models.SET_NULL,
        null=True,
        related_name="notices",
    )

    class Meta:
        ordering = ("created_at", "id")
        indexes = (
            models.Index(
                fields=("learner",),
                condition=Q(mail=None),
                name="notices_to_be_mailed",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("learner", "kind", "cause"),
                name="group_notice_once_per_cause",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values),
                name="group_notice_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/"),
                name="group_notice_leads_to_a_page",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} to {self.learner_id}: {self.cause}"
