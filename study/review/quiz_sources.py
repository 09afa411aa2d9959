"""What a quiz can be on: one entry of SOURCES for each kind of quiz.

A source knows its questions. One with a subject (quiz_subjects.py: a paper, a topic…)
also knows which subjects there are.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from study.memory import Rating
from study.models import Card, GroupQuizQuestion, Learner, QuizItem, Review
from study.models.quiz import QuizKind
from study.review.queue import due_cards
from study.review.quiz_source import AskingFor, Questions, QuizSource
from study.review.quiz_subjects import (
    CategorySource,
    ListSource,
    PaperSource,
    PathSource,
    TagSource,
    TopicSource,
)

MOST_OF_TODAY = 5


class DueSource(QuizSource):
    kind = QuizKind.DUE
    label = "What is due"
    help = "Questions that are about to fade."
    when_empty = (
        "Nothing is due: what you learned still holds. Choose questions that you were"
        " never asked, or practise a paper."
    )

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        due_ids = due_cards(ask.learner, ask.at).order_by().values("question")
        return questions.filter(id__in=due_ids)


class WrongSource(QuizSource):
    kind = QuizKind.WRONG
    label = "Wrong before"
    help = "Questions that you forgot at least once."
    when_empty = (
        "There is none that you forgot. Choose what is due, or a paper."
    )

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        return questions.filter(Exists(forgotten_reviews(ask.learner)))


class NeverSource(QuizSource):
    kind = QuizKind.NEVER
    label = "Never asked"
    help = "Questions that are new to you."
    when_empty = "You were asked every question there is. Choose what is due."

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        own_cards = Card.objects.filter(
            learner=ask.learner, question=OuterRef("pk")
        )
        return questions.exclude(Exists(own_cards))


class AcrossSource(QuizSource):
    kind = QuizKind.ACROSS
    label = "Across papers"
    help = "Questions that compare and connect papers."
    when_empty = "There are no questions across papers so far. Choose a paper."

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        return questions.filter(home=None)


class MissedSource(QuizSource):
    """What was forgotten in a quiz; its page offers it."""

    kind = QuizKind.MISSED
    label = "What I missed"
    when_empty = "You forgot nothing in this quiz."
    is_offered = False

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        items = QuizItem.objects.filter(quiz=ask.subject_id)
        is_forgotten = Q(review__rating=Rating.AGAIN)
        is_forgotten |= Q(practice_answer__rating=Rating.AGAIN)
        forgotten = items.filter(is_forgotten).order_by()
        return questions.filter(id__in=forgotten.values("question"))


class TodaySource(QuizSource):
    """What was forgotten on the study day; the end of a review offers it."""

    kind = QuizKind.TODAY
    label = "What I forgot today"
    when_empty = "You forgot nothing today."
    is_offered = False

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        begins_at = ask.learner.clock.start_of_day(ask.at)
        of_today = forgotten_reviews(ask.learner).filter(
            reviewed_at__gte=begins_at
        )
        return questions.filter(Exists(of_today))


class GroupSource(QuizSource):
    """What a group's quiz asks; study/groupquizzes begins it, each member's once."""

    kind = QuizKind.GROUP
    label = "A group's quiz"
    when_empty = "All questions of this quiz were withdrawn."
    back_label = "Back to the group’s quiz"
    is_offered = False

    def choose(self, questions: Questions, ask: AskingFor) -> Questions:
        places = GroupQuizQuestion.objects.filter(group_quiz=ask.subject_id)
        return questions.filter(id__in=places.order_by().values("question"))


SOURCES: dict[str, QuizSource] = {
    source.kind: source
    for source in (
        DueSource(),
        WrongSource(),
        NeverSource(),
        AcrossSource(),
        PaperSource(),
        TopicSource(),
        CategorySource(),
        TagSource(),
        PathSource(),
        ListSource(),
        MissedSource(),
        TodaySource(),
        GroupSource(),
    )
}
OFFERED = [source for source in SOURCES.values() if source.is_offered]


def forgotten_reviews(learner: Learner) -> QuerySet[Review]:
    """The learner's answers “Forgot” to the question of an outer query."""
    forgotten = Review.objects.standing().filter(rating=Rating.AGAIN)
    return forgotten.filter(learner=learner, question=OuterRef("pk"))
