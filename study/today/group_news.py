"""What a learner's groups hold for them: nothing that nags, nothing twice."""

from dataclasses import dataclass
from datetime import datetime

from study.discussion.queries import DiscussionNews, news_for
from study.groupquizzes.queries import open_quizzes_for
from study.meetings.queries import NextMeeting, next_meeting_of
from study.meetings.times import MeetingTime, meeting_time
from study.models import GroupQuiz, Learner, ListVote, ReadingPlan
from study.today.group_turns import (
    MEETING_AHEAD,
    PresentedEntry,
    changed_plans_of,
    presented_entries,
    votes_waiting_for,
)

MOST_THREADS = 5


@dataclass(frozen=True, kw_only=True)
class GroupNews:
    """Open quizzes that they have not gone through, and what is new in discussions.

    meeting: the next one, with what they have yet to read for it; meeting_time: by
    their own clock. is_presented: whether they present that meeting. votes: in which
    they have no ballot. changed_plans: their own ones, of groups' plans that changed.
    """

    meeting: NextMeeting | None
    meeting_time: MeetingTime | None
    is_presented: bool
    presented: list[PresentedEntry]
    quizzes: list[GroupQuiz]
    votes: list[ListVote]
    changed_plans: list[ReadingPlan]
    discussion: DiscussionNews

    @property
    def is_empty(self) -> bool:
        has_talk = self.discussion.threads or self.discussion.mentions
        has_turn = self.presented or self.votes or self.quizzes
        return not (self.meeting or has_turn or self.changed_plans or has_talk)


def group_news_of(learner: Learner, at: datetime) -> GroupNews:
    """Eight queries at most, however many groups."""
    coming = next_meeting_of(learner, at)
    if coming is not None and coming.meeting.begins_at > at + MEETING_AHEAD:
        coming = None
    discussion = news_for(learner)
    shown = DiscussionNews(
        threads=discussion.threads[:MOST_THREADS],
        mentions=discussion.mentions[:MOST_THREADS],
    )
    return GroupNews(
        meeting=coming,
        meeting_time=meeting_time(coming.meeting, learner) if coming else None,
        is_presented=bool(coming and coming.meeting.presenter_id == learner.pk),
        presented=presented_entries(learner, at),
        quizzes=list(open_quizzes_for(learner, at)),
        votes=votes_waiting_for(learner, at),
        changed_plans=changed_plans_of(learner),
        discussion=shown,
    )
