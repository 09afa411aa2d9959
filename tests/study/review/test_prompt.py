"""A question as it is put to a learner."""

import uuid

from study.review.prompt import shuffle_choices
from tests.factories import ChoiceQuestionFactory


def test_choices_are_read_with_one_query(db, django_assert_num_queries):
    question = ChoiceQuestionFactory()
    with django_assert_num_queries(1):
        choices = shuffle_choices(question, uuid.UUID(int=0))
    texts = {choice.text_html for choice in choices}
    assert texts == {"Recurrence", "Attention", "Pooling"}
