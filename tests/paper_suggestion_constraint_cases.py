"""Ways to break the rules that the database keeps about suggestions to the library."""

from datetime import timedelta

from study.models import PaperSuggestion
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import PaperFactory, make_own_paper


def suggest(**values):
    paper = values.pop("paper", None) or make_own_paper()
    fields = {
        "learner": paper.owner,
        "paper": paper,
        "bibliography": {"title": paper.title, "authors": []},
        "suggested_at": NOON,
    }
    fields.update(values)
    return PaperSuggestion.objects.create(**fields)


@breaks("paper_suggestion_waits_once")
def own_paper_suggested_twice():
    first = suggest()
    suggest(paper=first.paper)


@breaks("paper_suggestion_state_is_known")
def own_paper_suggestion_that_is_forgotten():
    suggest(state="forgotten", closed_at=NOON)


@breaks("paper_suggestion_waits_until_it_is_closed")
def own_paper_suggestion_that_waits_after_its_end():
    suggest(closed_at=NOON)


@breaks("paper_suggestion_waits_until_it_is_closed")
def own_paper_suggestion_accepted_at_no_time():
    suggest(state="accepted")


@breaks("paper_suggestion_closed_after_it_was_made")
def own_paper_suggestion_answered_before_it_was_made():
    suggest(state="declined", closed_at=NOON - timedelta(days=1))


@breaks("paper_suggestion_answer_comes_with_a_decision")
def own_paper_suggestion_withdrawn_with_an_answer():
    suggest(state="withdrawn", closed_at=NOON, answer="No.")


@breaks("paper_suggestion_leads_on_when_it_is_accepted")
def own_paper_suggestion_declined_but_made():
    suggest(state="declined", closed_at=NOON, library_paper=PaperFactory())
