"""Rows for tests, without surprises.

No random values, and nothing made that was not asked for.
"""

from tests.factories.discussion import RemarkFactory, ThreadFactory, remark_by
from tests.factories.own_papers import make_own_paper
from tests.factories.papers import (
    AuthorFactory,
    CategoryFactory,
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    CollectionFactory,
    OutletFactory,
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    TrendFactory,
    complete_note,
)
from tests.factories.study import (
    LearnerFactory,
    MeetingFactory,
    MembershipFactory,
    ReadingFactory,
    ReadingListFactory,
    StudyGroupFactory,
    answer,
)

__all__ = [
    "AuthorFactory",
    "CategoryFactory",
    "ChoiceQuestionFactory",
    "ClozeQuestionFactory",
    "CollectionFactory",
    "LearnerFactory",
    "MeetingFactory",
    "MembershipFactory",
    "OutletFactory",
    "PaperFactory",
    "QuestionFactory",
    "ReadingFactory",
    "ReadingListFactory",
    "ReadingPathFactory",
    "RemarkFactory",
    "StudyGroupFactory",
    "ThreadFactory",
    "TopicFactory",
    "TrendFactory",
    "answer",
    "complete_note",
    "make_own_paper",
    "remark_by",
]
