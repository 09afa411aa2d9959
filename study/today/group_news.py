"""What a learner's groups hold for them: nothing that nags, nothing twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from study.discussion.queries import DiscussionNews, news_for
from study.groupquizzes.queries import open_quizzes_for
from study.meetings.queries import NextMeeting, next_meeting_of
from study.meetings.times import MeetingTime, meeting_time
from study.models import GroupQuiz, Learner

MOST_THREADS = 5
# A meeting further away is no news yet.
MEETING_AHEAD = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class GroupNews:
    """Open quizzes that they have not gone through, and what is new in discussions.

    meeting: the next one, with what they have yet to read for it; meeting_time: by
    their own clock.
    """

    meeting: NextMeeting | None
    meeting_time: MeetingTime | None
    quizzes: list[GroupQuiz]
    discussion: DiscussionNews

    @property
    def is_empty(self) -> bool:
        has_talk = self.discussion.threads or self.discussion.mentions
        return not (self.meeting or self.quizzes or has_talk)


def group_news_of(learner: Learner, at: datetime) -> GroupNews:
    """Five queries at most, however many groups."""
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
        quizzes=list(open_quizzes_for(learner, at)),
        discussion=shown,
    )
