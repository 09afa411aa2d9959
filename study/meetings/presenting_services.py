"""Who presents: taken on by a member, left to others."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef

from study.models import Learner, Meeting, Membership


def take_on_presenting(
    *,
    meeting: Meeting,
    by: Learner,
    at: datetime,
) -> bool:
    """Whether it is theirs now; of two at once the database lets one through.

    Also where somebody presented who does not belong to the group any more.
    """
    members = Membership.objects.active().filter(
        group=OuterRef("group"),
        learner=OuterRef("presenter"),
    )
    open_meeting = Meeting.objects.filter(~Exists(members), pk=meeting.pk)
    changed_count = open_meeting.update(
        presenter=by,
        changed_at=at,
        sequence=F("sequence") + 1,
    )
    is_presenting = Meeting.objects.filter(
        pk=meeting.pk,
        presenter=by,
    )
    return changed_count == 1 or is_presenting.exists()


def leave_presenting(
    *,
    meeting: Meeting,
    by: Learner,
    at: datetime,
) -> None:
    own = Meeting.objects.filter(
        pk=meeting.pk,
        presenter=by,
    )
    own.update(presenter=None, changed_at=at, sequence=F("sequence") + 1)
