"""Ways to break the rules that the database keeps about suggestions for lists."""

from datetime import timedelta

from study.models import ListSuggestion
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, PaperFactory, ReadingListFactory


def suggest(**values):
    fields = {
        "list_title": "Theirs",
        "sentence": "It began there.",
        "suggested_at": NOON,
    }
    fields.update(values)
    fields.setdefault("learner", LearnerFactory())
    fields.setdefault("paper", PaperFactory())
    fields.setdefault("reading_list", ReadingListFactory())
    return ListSuggestion.objects.create(**fields)


@breaks("list_suggestion_waits_once")
def same_suggestion_twice():
    first = suggest()
    suggest(learner=first.learner, paper=first.paper, reading_list=first.reading_list)


@breaks("list_suggestion_state_is_known")
def suggestion_that_is_forgotten():
    suggest(state="forgotten", closed_at=NOON)


@breaks("list_suggestion_says_why")
def suggestion_without_a_sentence():
    suggest(sentence="")


@breaks("list_suggestion_waits_until_it_is_closed")
def suggestion_that_waits_after_its_end():
    suggest(closed_at=NOON)


@breaks("list_suggestion_waits_until_it_is_closed")
def suggestion_accepted_at_no_time():
    suggest(state="accepted")


@breaks("list_suggestion_closed_after_it_was_made")
def suggestion_answered_before_it_was_made():
    suggest(state="declined", closed_at=NOON - timedelta(days=1))


@breaks("list_suggestion_answer_comes_with_a_decision")
def suggestion_withdrawn_with_an_answer():
    suggest(state="withdrawn", closed_at=NOON, answer="No.")
