"""What a learner's groups hold for them: nothing that nags, nothing twice."""

from dataclasses import dataclass
from datetime import datetime

from study.discussion.queries import DiscussionNews, news_for
from study.groupquizzes.queries import open_quizzes_for
from study.models import GroupQuiz, Learner

MOST_THREADS = 5


@dataclass(frozen=True, kw_only=True)
class GroupNews:
    """Open quizzes that they have not gone through, and what is new in discussions."""

    quizzes: list[GroupQuiz]
    discussion: DiscussionNews

    @property
    def is_empty(self) -> bool:
        return not (self.quizzes or self.discussion.threads or self.discussion.mentions)


def group_news_of(learner: Learner, at: datetime) -> GroupNews:
    """Three queries, however many groups."""
    discussion = news_for(learner)
    shown = DiscussionNews(
        threads=discussion.threads[:MOST_THREADS],
        mentions=discussion.mentions[:MOST_THREADS],
    )
    return GroupNews(
        quizzes=list(open_quizzes_for(learner, at)),
        discussion=shown,
    )
