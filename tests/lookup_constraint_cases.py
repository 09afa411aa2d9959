"""Ways to break the rules that the database keeps about what services said."""

from papers.models import LookupAnswer, LookupTurn
from tests.conftest import NOON
from tests.constraint_cases import breaks


def keep_answer(source="arxiv", identifier="1706.03762"):
    LookupAnswer.objects.create(
        source=source,
        identifier=identifier,
        entry={"title": "Attention"},
        fetched_at=NOON,
    )


@breaks("lookup_answer_once_for_each_work")
def two_answers_on_a_work():
    keep_answer()
    keep_answer()


@breaks("lookup_answer_source_is_known")
def answer_of_somebody_else():
    keep_answer(source="rumour")


@breaks("lookup_answer_is_about_a_work")
def answer_about_nothing():
    keep_answer(identifier="")


@breaks("lookup_turn_once_for_each_source")
def two_turns_of_a_source():
    LookupTurn.objects.create(source="arxiv", free_at=NOON)
    LookupTurn.objects.create(source="arxiv", free_at=NOON)
