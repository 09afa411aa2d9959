"""Which mails of groups learners want, and which notices wait for theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from study.models import (
    GroupMail,
    GroupMailSetting,
    GroupNotice,
    Learner,
    Membership,
)
from study.models.group_mail import NoticeKind
from study.reminders.hours import reminder_time

BATCH_SIZE = 50
# What could not be told for so long is no news any more.
TOLD_WITHIN = timedelta(days=3)


def group_mail_setting_of(learner: Learner) -> GroupMailSetting:
    """What they have said; who said nothing gets all kinds, at once."""
    kept = GroupMailSetting.objects.filter(learner=learner).first()
    return kept or GroupMailSetting(learner=learner)


def learners_without(kind: NoticeKind, learner_ids: Iterable[int]) -> set[int]:
    """Those of these learners who turned this kind of mail off."""
    turned_off = GroupMailSetting.objects.filter(**{f"mails_{kind}": False})
    among_these = turned_off.filter(learner__in=learner_ids)
    return set(among_these.values_list("learner_id", flat=True))


@dataclass(frozen=True, kw_only=True)
class MailRecipient:
    """A learner to whom mail may go now. day: the study day of a bundle, else None."""

    learner: Learner
    notices: list[GroupNotice]
    day: date | None


def is_wanted() -> Q:
    """Notices of kinds that the learner has not turned off."""
    condition = Q()
    for kind in NoticeKind.values:
        said_nothing = Q(learner__group_mail_setting=None)
        wants = Q((f"learner__group_mail_setting__mails_{kind}", True))
        condition &= ~Q(kind=kind) | said_nothing | wants
    return condition


def may_still_be_told() -> Q:
    """Notices of learners whom their subject still concerns.

    Who left a group hears nothing of it, and of requests only organisers hear. An
    answer is for somebody who may be no member at all.
    """
    own = Membership.objects.active().filter(
        group=OuterRef("group"),
        learner=OuterRef("learner"),
    )
    of_organisers = Q(Exists(own.organising()), kind=NoticeKind.REQUEST)
    of_members = Q(
        Exists(own), kind__in=(NoticeKind.MENTION, NoticeKind.MEETING)
    )
    return Q(kind=NoticeKind.ANSWER) | of_organisers | of_members


def waiting_notices(at: datetime) -> QuerySet[GroupNotice]:
    """Those that a mail may still tell, to a confirmed address, oldest first.

    Each with by_is_member: whether who did it belongs to the group.
    """
    members = Membership.objects.active().filter(
        group=OuterRef("group"),
        learner=OuterRef("by"),
    )
    waiting = GroupNotice.objects.filter(
        is_wanted(),
        may_still_be_told(),
        mail=None,
        created_at__gt=at - TOLD_WITHIN,
        created_at__lte=at,
        learner__is_active=True,
        learner__emailaddress__primary=True,
        learner__emailaddress__verified=True,
        learner__emailaddress__email=F("learner__email"),
    )
    return waiting.annotate(by_is_member=Exists(members))


def batches_of_recipients(at: datetime) -> Iterator[list[MailRecipient]]:
    """All to whom mail may go now, fifty learners at a time."""
    last_id = 0
    while True:
        waiting = (
            waiting_notices(at).filter(learner__gt=last_id).order_by("learner")
        )
        following = waiting.values_list("learner_id", flat=True).distinct()
        learner_ids = list(following[:BATCH_SIZE])
        if not learner_ids:
            return
        yield recipients_among(learner_ids, at)
        last_id = learner_ids[-1]


def recipients_among(
    learner_ids: list[int], at: datetime
) -> list[MailRecipient]:
    """Without those whose hour has not come, or who had their bundle today."""
    notices_by_learner: dict[int, list[GroupNotice]] = {}
    rows = waiting_notices(at).filter(learner__in=learner_ids)
    for row in rows.select_related("group", "by").order_by("created_at", "pk"):
        notices_by_learner.setdefault(row.learner_id, []).append(row)
    learners = Learner.objects.select_related("group_mail_setting")
    bundles = GroupMail.objects.filter(
        learner__in=learner_ids, day__isnull=False
    )
    bundled_days = set(bundles.values_list("learner_id", "day"))
    recipients = []
    for learner in learners.filter(pk__in=notices_by_learner).order_by("pk"):
        day = bundle_day(learner, at)
        if day is not None:
            hour = learner.group_mail_setting.hour
            is_early = reminder_time(learner.clock, day, hour) > at
            if is_early or (learner.pk, day) in bundled_days:
                continue
        recipient = MailRecipient(
            learner=learner,
            notices=notices_by_learner[learner.pk],
            day=day,
        )
        recipients.append(recipient)
    return recipients


def bundle_day(learner: Learner, at: datetime) -> date | None:
    """The study day of `at` for who wants one mail a day."""
    setting = getattr(learner, "group_mail_setting", None)
    if setting is None or not setting.is_bundled:
        return None
    return learner.clock.day_of(at)
