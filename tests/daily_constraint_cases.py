"""Ways to break the rules that the database keeps about sums by day."""

from study.models import DailyAnswers, DailyRecalls
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory

MILLION = 1_000_000


def add_answers(learner, **values):
    counts = {"good_count": 1} | values
    DailyAnswers.objects.create(learner=learner, day=NOON.date(), **counts)


def add_recalls(learner, **values):
    sums = {
        "age": 1,
        "tenth": 9,
        "asked_count": 1,
        "remembered_count": 1,
        "expected_millionths": 900_000,
        "wanted_millionths": 900_000,
    }
    DailyRecalls.objects.create(learner=learner, day=NOON.date(), **sums | values)


@breaks("daily_answers_once_a_day")
def answers_of_a_day_twice():
    learner = LearnerFactory()
    add_answers(learner)
    add_answers(learner)


@breaks("daily_answers_are_some")
def day_without_answers():
    add_answers(LearnerFactory(), good_count=0)


@breaks("daily_answers_timed_are_among_all")
def more_times_than_answers():
    add_answers(LearnerFactory(), timed_count=2)


@breaks("daily_recalls_once_a_day_and_group")
def recalls_of_a_group_twice():
    learner = LearnerFactory()
    add_recalls(learner)
    add_recalls(learner)


@breaks("daily_recalls_age_is_known")
def recall_of_an_age_between_groups():
    add_recalls(LearnerFactory(), age=2)


@breaks("daily_recalls_tenth_is_known")
def recall_beyond_certainty():
    add_recalls(LearnerFactory(), tenth=10)


@breaks("daily_recalls_are_some")
def group_without_recalls():
    add_recalls(
        LearnerFactory(),
        asked_count=0,
        remembered_count=0,
        expected_millionths=0,
        wanted_millionths=0,
    )


@breaks("daily_recalls_remembered_are_among_asked")
def more_remembered_than_asked():
    add_recalls(LearnerFactory(), remembered_count=2)


@breaks("daily_recalls_sums_are_of_shares")
def expected_more_than_certainty():
    add_recalls(LearnerFactory(), expected_millionths=MILLION + 1)


@breaks("daily_recalls_sums_are_of_shares")
def wanted_more_than_certainty():
    add_recalls(LearnerFactory(), wanted_millionths=MILLION + 1)
