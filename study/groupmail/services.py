"""Telling learners what happened in their groups, and which mails they want."""

from collections.abc import Iterable
from datetime import datetime

from study.groupmail.queries import learners_without
from study.models import GroupMailSetting, GroupNotice, Learner, StudyGroup
from study.models.group_mail import (
    LONGEST_CAUSE,
    LONGEST_PATH,
    LONGEST_SUBJECT,
    NoticeKind,
)


def notice(
    *,
    learner: Learner,
    kind: NoticeKind,
    group: StudyGroup,
    cause: str,
    path: str,
    at: datetime,
    by: Learner | None = None,
    subject: str = "",
) -> None:
    """Tell one learner; see notices()."""
    notices(
        learners=[learner],
        kind=kind,
        group=group,
        cause=cause,
        path=path,
        at=at,
        by=by,
        subject=subject,
    )


def notices(
    *,
    learners: Iterable[Learner],
    kind: NoticeKind,
    group: StudyGroup,
    cause: str,
    path: str,
    at: datetime,
    by: Learner | None = None,
    subject: str = "",
) -> None:
    """Tell each of these learners, once per kind and cause, if they want this kind.

    cause: what happened, and nothing else that may happen: "remark 12". path: the page
    where to read it. by: whose doing it is; they themselves are not told. subject: what
    it is about: a paper's title, a meeting's; never what somebody wrote.
    """
    if len(cause) > LONGEST_CAUSE or len(path) > LONGEST_PATH:
        raise ValueError("A notice's cause and path are short.")
    told = {learner.pk for learner in learners}
    if by is not None:
        told.discard(by.pk)
    told -= learners_without(kind, told)
    rows = []
    for learner_id in sorted(told):
        row = GroupNotice(
            learner_id=learner_id,
            kind=kind,
            group=group,
            by=by,
            subject=subject[:LONGEST_SUBJECT],
            path=path,
            cause=cause,
            created_at=at,
        )
        rows.append(row)
    GroupNotice.objects.bulk_create(rows, ignore_conflicts=True)


def withdraw_notices(*, kind: NoticeKind, cause: str) -> None:
    """What is gone before its mail went out is not told any more."""
    GroupNotice.objects.filter(kind=kind, cause=cause, mail=None).delete()


def turn_off_kinds(*, learner: Learner, kinds: Iterable[str]) -> None:
    """Doing it twice is doing it once."""
    fields = {}
    for kind in kinds:
        if kind in NoticeKind.values:
            fields[f"mails_{kind}"] = False
    GroupMailSetting.objects.update_or_create(learner=learner, defaults=fields)


def save_group_mail_setting(*, setting: GroupMailSetting) -> None:
    """Also when another window stored the learner's first one just now."""
    fields = {}
    for field in GroupMailSetting._meta.concrete_fields:
        if field.name not in ("id", "learner"):
            fields[field.name] = getattr(setting, field.attname)
    GroupMailSetting.objects.update_or_create(
        learner=setting.learner, defaults=fields
    )
