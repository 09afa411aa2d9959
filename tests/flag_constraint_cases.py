"""Ways to break the rules that the database keeps about what curators are told."""

from datetime import timedelta

from study.models import QuestionFlag
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, QuestionFactory


def raise_flag(learner, question, **values):
    fields = {"reason": "unclear", "question_revision": 1, "flagged_at": NOON}
    QuestionFlag.objects.create(learner=learner, question=question, **fields | values)


@breaks("question_flag_one_open_for_each_question")
def two_open_flags():
    learner = LearnerFactory()
    question = QuestionFactory()
    raise_flag(learner, question)
    raise_flag(learner, question)


@breaks("question_flag_reason_is_known")
def flag_without_reason():
    raise_flag(LearnerFactory(), QuestionFactory(), reason="")


@breaks("question_flag_says_what_else")
def flag_for_something_else_without_words():
    raise_flag(LearnerFactory(), QuestionFactory(), reason="other")


@breaks("question_flag_closed_after_it_was_raised")
def flag_closed_before_it_was_raised():
    closed_at = NOON - timedelta(seconds=1)
    raise_flag(LearnerFactory(), QuestionFactory(), closed_at=closed_at)
