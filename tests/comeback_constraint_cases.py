"""Ways to break the rules that the database keeps about coming back after a break."""

from datetime import timedelta

from study.models import Card, Comeback, Postponement
from tests.conftest import NOON
from tests.constraint_cases import answered_question, breaks
from tests.factories import LearnerFactory

TODAY = NOON.date()
DAY = timedelta(days=1)


def make_comeback(**values):
    fields = {
        "learner": None,
        "started_at": NOON,
        "started_on": TODAY,
        "ends_on": TODAY,
        "pace": 25,
    }
    fields.update(values)
    if fields["learner"] is None:
        fields["learner"] = LearnerFactory()
    return Comeback.objects.create(**fields)


@breaks("comeback_one_at_a_time")
def second_comeback():
    comeback = make_comeback()
    make_comeback(learner=comeback.learner)


@breaks("comeback_pace_is_possible")
def comeback_at_one_question_a_day():
    make_comeback(pace=4)


@breaks("comeback_pace_is_possible")
def comeback_at_a_thousand_questions_a_day():
    make_comeback(pace=1_000)


@breaks("comeback_ends_after_it_begins")
def comeback_until_yesterday():
    make_comeback(ends_on=TODAY - DAY)


@breaks("comeback_away_before_it_begins")
def comeback_of_somebody_who_leaves():
    make_comeback(away_since=TODAY)


@breaks("comeback_undone_or_closed")
def comeback_undone_and_closed():
    make_comeback(undone_at=NOON, closed_at=NOON)


@breaks("postponement_once_per_card")
def question_moved_twice():
    answered_question()
    comeback = make_comeback(learner=Card.objects.get().learner)
    for _ in range(2):
        Postponement.objects.create(
            comeback=comeback,
            card=Card.objects.get(),
            last_reviewed_at=NOON,
            former_due_at=NOON,
            due_at=NOON + DAY,
        )
