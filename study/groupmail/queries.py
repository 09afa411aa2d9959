"""Which mails of groups learners want, and which notices wait for theirs."""

from collections.abc import Iterable

from study.models import GroupMailSetting, Learner
from study.models.group_mail import NoticeKind


def group_mail_setting_of(learner: Learner) -> GroupMailSetting:
    """What they have said; who said nothing gets all kinds, at once."""
    kept = GroupMailSetting.objects.filter(learner=learner).first()
    return kept or GroupMailSetting(learner=learner)


def learners_without(kind: NoticeKind, learner_ids: Iterable[int]) -> set[int]:
    """Those of these learners who turned this kind of mail off."""
    turned_off = GroupMailSetting.objects.filter(**{f"mails_{kind}": False})
    among_these = turned_off.filter(learner__in=learner_ids)
    return set(among_these.values_list("learner_id", flat=True))
