"""Ways to break the rules that the database keeps about the shared memory."""

from study.models import LearnerBeliefs, QuestionBeliefs, Review, SiteBeliefs
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, QuestionFactory, answer


@breaks("learnerbeliefs_never_are_certain")
def learner_known_for_certain():
    LearnerBeliefs.objects.create(learner=LearnerFactory(), first_ask_variance=0)


@breaks("questionbeliefs_never_are_certain")
def question_known_for_certain():
    QuestionBeliefs.objects.create(
        question=QuestionFactory(), meaning_revision=1, later_variance=0
    )


@breaks("site_beliefs_are_one_row")
def second_site():
    SiteBeliefs.objects.create(pk=2)


@breaks("review_stretch_is_at_most_threefold")
def interval_four_times_as_long():
    answer(LearnerFactory(), QuestionFactory(), at=NOON)
    Review.objects.update(stretch=4)


@breaks("review_stretch_is_at_most_threefold")
def interval_of_a_quarter():
    answer(LearnerFactory(), QuestionFactory(), at=NOON)
    Review.objects.update(stretch=0.25)
