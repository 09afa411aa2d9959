"""Questions whose memory settled long ago and is due."""

from datetime import timedelta

from study.models import Card
from tests.factories import QuestionFactory, answer


def make_due(learner, at, *, days=60, **fields):
    """A question that was answered that many days ago and fell due half way."""
    question = fields.pop("question", None) or QuestionFactory(**fields)
    answer(learner, question, at=at - timedelta(days=days))
    Card.objects.filter(learner=learner, question=question).update(
        due_at=at - timedelta(days=days // 2),
        stability=days / 2,
        state=2,
        step=None,
    )
    return question


def set_learner(learner, **fields):
    for name, value in fields.items():
        setattr(learner, name, value)
    learner.save(update_fields=list(fields))
