"""Ways to break the rules that the database keeps about what is set aside."""

from datetime import timedelta

from study.models import SetAside
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, QuestionFactory


def set_question_aside(learner, question, **values):
    SetAside.objects.create(
        learner=learner,
        question=question,
        set_aside_at=NOON,
        **values,
    )


@breaks("set_aside_once_per_question")
def question_set_aside_twice():
    learner = LearnerFactory()
    question = QuestionFactory()
    set_question_aside(learner, question)
    set_question_aside(learner, question, until=NOON + timedelta(days=1))


@breaks("set_aside_ends_after_it_begins")
def question_set_aside_until_now():
    set_question_aside(LearnerFactory(), QuestionFactory(), until=NOON)
