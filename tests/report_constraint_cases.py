"""Ways to break the rules that the database keeps about what curators are told."""

from datetime import timedelta

from study.models import Report, Settlement
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, PaperFactory, QuestionFactory


def tell(question=None, **values):
    """A report on a question, where no paper is named."""
    fields = {"reason": "unclear", "reported_at": NOON}
    if "paper" not in values:
        fields |= {"question": question or QuestionFactory(), "question_revision": 1}
    fields |= values
    fields.setdefault("learner", LearnerFactory())
    return Report.objects.create(**fields)


@breaks("report_waits_once_for_each_question")
def two_reports_that_wait_for_one_question():
    first = tell()
    tell(first.question, learner=first.learner)


@breaks("report_is_on_one_thing")
def report_on_nothing():
    tell(paper=None)


@breaks("report_is_on_one_thing")
def report_on_two_things():
    tell(paper=PaperFactory(), question=QuestionFactory(), question_revision=1)


@breaks("report_is_on_one_thing")
def report_on_a_note_with_a_questions_revision():
    tell(paper=PaperFactory(), question_revision=1)


@breaks("report_on_a_question_or_its_answer")
def report_on_a_section_of_a_question():
    tell(part="approach")


@breaks("report_reason_is_known")
def report_without_reason():
    tell(reason="")


@breaks("report_says_what_else")
def report_for_something_else_without_words():
    tell(reason="other")


@breaks("report_says_what_else")
def report_of_what_is_missing_without_words():
    tell(paper=PaperFactory(), reason="missing")


@breaks("report_state_is_known")
def report_that_is_forgotten():
    tell(state="forgotten", closed_at=NOON, answer="No.")


@breaks("report_waits_until_it_is_closed")
def report_that_waits_after_its_end():
    tell(closed_at=NOON)


@breaks("report_waits_until_it_is_closed")
def report_corrected_at_no_time():
    tell(state="corrected")


@breaks("report_closed_after_it_was_told")
def report_answered_before_it_was_told():
    tell(state="corrected", closed_at=NOON - timedelta(seconds=1))


@breaks("report_answer_comes_with_a_decision")
def report_answered_while_it_waits():
    tell(answer="Not yet.")


@breaks("report_answered_in_words")
def report_declined_without_a_word():
    tell(state="declined", closed_at=NOON)


@breaks("report_answer_read_after_it_was_given")
def report_whose_answer_was_read_before_it_was_given():
    tell(state="corrected", closed_at=NOON, read_at=NOON - timedelta(seconds=1))


def settle(**values):
    fields = {"doubt": "Was it so?", "outcome": "It was.", "settled_at": NOON}
    Settlement.objects.create(paper=PaperFactory(), **fields | values)


@breaks("settlement_says_what_was_doubted")
def settlement_of_nothing():
    settle(doubt="")


@breaks("settlement_has_an_outcome")
def settlement_without_an_outcome():
    settle(outcome="")
