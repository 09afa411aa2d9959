"""What a learner is here for, told in ways that the database must refuse."""

from papers.models import Topic
from study.models import StudyAim
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, ReadingPathFactory, TopicFactory


def keep_aim(kind, **values):
    StudyAim.objects.create(
        learner=LearnerFactory(), kind=kind, changed_at=NOON, **values
    )


def a_topic() -> Topic:
    return TopicFactory(slug="attention")


@breaks("study_aim_kind_is_known")
def aim_of_unknown_kind():
    keep_aim("fame")


@breaks("study_aim_path_is_of_a_path")
def path_of_another_aim():
    keep_aim("look", path=ReadingPathFactory())


@breaks("study_aim_topic_is_of_a_topic")
def topic_of_another_aim():
    keep_aim("path", topic=a_topic())


@breaks("study_aim_minutes_fit_into_a_day")
def no_minutes_a_day():
    keep_aim("look", minutes_a_day=0)


@breaks("study_aim_minutes_fit_into_a_day")
def more_minutes_than_an_evening_has():
    keep_aim("look", minutes_a_day=241)
