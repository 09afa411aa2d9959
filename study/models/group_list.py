"""What a group does with a list of its own: votes on what is next, who presents."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from papers.models import Paper
from study.models.group import Membership
from study.models.meeting import Meeting
from study.models.reading_list import LONGEST_TEXT, ListEntry, ReadingList

LONGEST_VOTE_QUESTION = 120


class ListVoteQuerySet(models.QuerySet["ListVote"]):
    def open_at(self, at: datetime) -> "ListVoteQuerySet":
        """Those that take ballots, as far as their list and its group are in use."""
        return self.filter(closed_at=None, closes_at__gt=at)


class ListVote(models.Model):
    """Entries of a group's list put up for a vote: one ballot a member.

    How it stands is told to nobody before it is over, who chose what never.
    """

    reading_list = models.ForeignKey(
        ReadingList, models.CASCADE, related_name="votes"
    )
    question = models.CharField(max_length=LONGEST_VOTE_QUESTION)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="opened_list_votes",
    )
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(
        null=True,
        help_text="By hand, or set when the next one opens after closes_at.",
    )

    objects = ListVoteQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(question=""),
                name="list_vote_asks_something",
                violation_error_message="Ask something.",
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")),
                name="list_vote_lasts_a_while",
                violation_error_message="Choose a time that is still to come.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")),
                name="list_vote_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=("reading_list",),
                condition=Q(closed_at=None),
                name="list_vote_one_at_a_time",
                violation_error_message="A vote is under way on this list.",
            ),
        )

    def __str__(self) -> str:
        return self.question

    @property
    def ends_at(self) -> datetime:
        """When it was closed, or will close by itself."""
        return self.closed_at or self.closes_at

    def is_open(self, at: datetime) -> bool:
        """As ListVoteQuerySet.open_at() asks it."""
        return at < self.ends_at


class VoteOption(models.Model):
    """An entry that one can vote for: its paper, or its line of text.

    It stays when the entry is taken off the list.
    """

    vote = models.ForeignKey(ListVote, models.CASCADE, related_name="options")
    paper = models.ForeignKey(
        Paper, models.CASCADE, null=True, related_name="vote_options"
    )
    text = models.CharField(max_length=LONGEST_TEXT, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("vote", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("vote", "position"), name="vote_option_has_its_place"
            ),
            models.UniqueConstraint(
                fields=("vote", "paper"), name="vote_option_once_per_paper"
            ),
            models.CheckConstraint(
                condition=Q(paper__isnull=False) | ~Q(text=""),
                name="vote_option_is_a_paper_or_a_text",
            ),
        )

    def __str__(self) -> str:
        return f"{self.vote_id} {self.position}: {self.text or self.paper_id}"


class Ballot(models.Model):
    """What a member voted for; it counts as long as they belong to the group."""

    vote = models.ForeignKey(ListVote, models.CASCADE, related_name="ballots")
    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="list_ballots"
    )
    option = models.ForeignKey(
        VoteOption,
        models.CASCADE,
        null=True,
        related_name="ballots",
        help_text="Null: none of these.",
    )
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ("vote", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("vote", "membership"), name="ballot_one_per_member"
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} in {self.vote_id}"


class EntryPresenterQuerySet(models.QuerySet["EntryPresenter"]):
    def still_to_present(self, at: datetime) -> "EntryPresenterQuerySet":
        """Turns that nobody said to be over, and that no meeting has ended.

        A meeting that reads the paper after the turn was taken on ends it, unless
        another one is still to read it.
        """
        meetings = Meeting.objects.standing().filter(
            group=OuterRef("entry__reading_list__group"),
            entries__paper=OuterRef("entry__paper"),
        )
        has_read = meetings.over(at).filter(ends_at__gt=OuterRef("taken_at"))
        return self.filter(
            Exists(meetings.to_come(at)) | ~Exists(has_read),
            presented_at=None,
        )


class EntryPresenter(models.Model):
    """The member who presents an entry of the group's list."""

    entry = models.OneToOneField(
        ListEntry, models.CASCADE, related_name="presenter"
    )
    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="presented_entries"
    )
    taken_at = models.DateTimeField(
        help_text="When they took it on, or were named, the last time."
    )
    presented_at = models.DateTimeField(
        null=True,
        help_text="When they said that they had presented it.",
    )

    objects = EntryPresenterQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.membership_id} presents {self.entry_id}"
