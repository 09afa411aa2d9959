"""Ways to break the rules that the database keeps about passages of learners."""

from datetime import timedelta

from study.models import Highlight, HighlightShare
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, PaperFactory, StudyGroupFactory


def make_highlight(**values):
    fields = {
        "part": "tldr",
        "exact": "some words",
        "start": 0,
        "end": 10,
        "created_at": NOON,
        "changed_at": NOON,
    }
    fields |= values
    fields.setdefault("learner", None)
    fields["learner"] = fields["learner"] or LearnerFactory()
    fields.setdefault("paper", None)
    fields["paper"] = fields["paper"] or PaperFactory()
    return Highlight.objects.create(**fields)


@breaks("highlight_once_on_a_passage")
def same_words_marked_twice():
    first = make_highlight()
    make_highlight(learner=first.learner, paper=first.paper)


@breaks("highlight_is_in_a_part")
def highlight_in_no_part():
    make_highlight(part="")


@breaks("highlight_has_words")
def highlight_of_nothing():
    make_highlight(exact="")


@breaks("highlight_words_have_a_limit")
def highlight_of_a_whole_book():
    make_highlight(exact="x" * 2_001)


@breaks("highlight_comment_has_a_limit")
def highlight_with_a_book_beside_it():
    make_highlight(comment="x" * 5_001)


@breaks("highlight_ends_after_it_starts")
def highlight_that_ends_where_it_starts():
    make_highlight(start=5, end=5)


@breaks("highlight_ends_after_it_starts")
def highlight_without_an_end():
    make_highlight(end=None)


@breaks("highlight_changed_after_it_was_made")
def highlight_changed_before_it_was_made():
    make_highlight(changed_at=NOON - timedelta(days=1))


@breaks("highlight_share_once_per_group")
def highlight_shown_to_a_group_twice():
    highlight = make_highlight()
    group = StudyGroupFactory()
    for _ in range(2):
        HighlightShare.objects.create(highlight=highlight, group=group, shared_at=NOON)
