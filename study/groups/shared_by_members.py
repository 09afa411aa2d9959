"""What members of a group see of each other: as shared, and nothing else.

Whoever looks at themselves “as the group sees me” is asked about by the same queries.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from papers.models import paper_is_published
from study.models import Membership, ReadThrough, StudyGroup
from study.models.group import MembershipQuerySet

QUARTER = timedelta(days=92)
SHARE_WORDS = (
    ("shares_finished", "finished papers"),
    ("shares_progress", "progress on the group’s lists"),
    ("shares_results", "results of its quizzes"),
    ("shares_marks", "highlights"),
)


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    title: str
    slug: str
    ended_on: date


@dataclass(slots=True)
class SeenMember:
    """A member as the others see them.

    shares: in words; empty for who shares nothing. finished: papers of the last
    quarter, the newest first; empty unless they are shared.
    """

    membership: Membership
    name: str
    shares: list[str]
    finished: list[FinishedPaper] = field(default_factory=list)


def members_of(group: StudyGroup) -> MembershipQuerySet:
    """Owners and organisers first, then by the day on which they came."""
    active = (
        Membership.objects.active()
        .filter(group=group)
        .select_related("learner")
    )
    return active.order_by("-role", "joined_at", "pk")


def finished_papers(memberships: Sequence[Membership], on: date) -> QuerySet:
    """Papers of the library that these members finished and share, newest first.

    The condition stands in the query: who stops to share is in no row of it.
    """
    numbers = [membership.pk for membership in memberships]
    sharing = Membership.objects.active().filter(
        pk__in=numbers, shares_finished=True
    )
    finished = ReadThrough.objects.filter(
        paper_is_published("paper"),
        learner__in=sharing.values("learner"),
        ending=ReadThrough.Ending.READ,
        ended_on__range=(on - QUARTER, on),
    )
    return finished.order_by("-ended_on", "-pk")


def seen_members(
    memberships: Sequence[Membership], at: datetime
) -> list[SeenMember]:
    """One query, however many there are."""
    by_learner = {}
    for membership in memberships:
        by_learner[membership.learner_id] = SeenMember(
            membership=membership,
            name=membership.learner.display_name,
            shares=shares_in_words(membership),
        )
    finished = finished_papers(memberships, at.date())
    columns = ("learner_id", "paper__title", "paper__slug", "ended_on")
    for learner_id, title, slug, ended_on in finished.values_list(*columns):
        paper = FinishedPaper(title=title, slug=slug, ended_on=ended_on)
        by_learner[learner_id].finished.append(paper)
    return list(by_learner.values())


def shares_in_words(membership: Membership) -> list[str]:
    return [words for name, words in SHARE_WORDS if getattr(membership, name)]
