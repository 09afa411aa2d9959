"""A list shown to a group, what many in it want to read, and a vote that is over."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from papers.models import Paper
from study.models import (
    EntryPresenter,
    ListEntry,
    ListVote,
    Membership,
    Reading,
    ReadingList,
    VoteOption,
)
from study.reading.services import set_reading_status
from study.sharing.services import show_list_to_group
from tests.conftest import NOON
from tests.factories import MembershipFactory


def add_group_lists(learner):
    """The group is the learner's own; three members share what they want to read."""
    owned = Membership.objects.of(learner).filter(role=Membership.Role.OWNER)
    group = owned.select_related("group").first().group
    own_lists = ReadingList.objects.current().filter(learner=learner)
    reading_list = own_lists.filter(visibility="private").first()
    show_list_to_group(reading_list=reading_list, group=group)
    paper = Paper.objects.published().first()
    for _ in range(3):
        member = MembershipFactory(group=group, shares_progress=True).learner
        set_reading_status(
            learner=member, paper=paper, status=Reading.Status.TO_READ, at=NOON
        )
    present_paper(owned.first())
    add_closed_vote(ReadingList.objects.of_group(group).first(), paper)


def present_paper(membership):
    """One of the group's lists that a meeting reads, if there is one."""
    lists = ReadingList.objects.of_group(membership.group_id).current()
    entries = ListEntry.objects.of_papers().filter(reading_list__in=lists)
    EntryPresenter.objects.update_or_create(
        entry=entries.earliest("pk"),
        defaults={"membership": membership, "taken_at": timezone.now()},
    )


def add_own_progress(learner):
    """What the group sees of the learner: a paper of its list begun, and a wish."""
    Membership.objects.of(learner).update(shares_progress=True)
    wanted = Paper.objects.published().first()
    entries = ListEntry.objects.filter(
        reading_list__group__memberships__learner=learner,
        reading_list__learner=None,
    )
    begun = entries.exclude(paper=None).exclude(paper=wanted).first().paper
    for paper, status in ((begun, "reading"), (wanted, "to_read")):
        set_reading_status(learner=learner, paper=paper, status=status, at=NOON)


def add_closed_vote(group_list, paper):
    """It shows how often a paper was chosen."""
    day = timedelta(days=1)
    vote = ListVote.objects.create(
        reading_list=group_list,
        question="What was next?",
        opened_at=NOON - 2 * day,
        closes_at=NOON - day,
        closed_at=NOON - day,
    )
    VoteOption.objects.create(vote=vote, paper=paper, position=1)


def group_list_requests(role, learner):
    """The pages of lists shown to a group and of votes: (role, method, path, body)."""
    for reading_list in ReadingList.objects.filter(learner=learner).exclude(group=None):
        path = reverse("list_sharing", args=[reading_list.pk])
        yield role, "GET", path, None
        yield role, "GET", path, {"to": "group", "group": reading_list.group_id}
        lists_path = reverse("group_reading_list_list", args=[reading_list.group_id])
        yield role, "GET", lists_path, None
        seen_path = reverse("seen_by_group", args=[reading_list.group_id])
        yield role, "GET", seen_path, None
    groups = Membership.objects.of(learner).values("group")
    for vote in ListVote.objects.filter(reading_list__group__in=groups):
        yield role, "GET", vote.reading_list.url_of("vote", vote.pk), None
