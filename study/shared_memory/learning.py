"""All beliefs in memory, while answers are learned from in the order of their ids."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models

from study.memory import Rating
from study.memory.forgetting import chance_after, elapsed_days
from study.memory.shared import (
    DelayedAsk,
    Recall,
    Site,
    learn_delayed_answer,
    learn_first_ask,
)
from study.models import LearnerBeliefs, QuestionBeliefs, Review

Pair = tuple[int, int]
LEARNED_FIELDS = (
    "learner_id",
    "question_id",
    "rating",
    "day_began_at",
    "before",
    "undone_at",
    "question_revision",
    "question__meaning_revision",
)


def learned_reviews(reviews: models.QuerySet) -> models.QuerySet:
    """They with what learning needs, oldest first."""
    return reviews.order_by("pk").select_related("question").only(*LEARNED_FIELDS)


@dataclass(slots=True)
class AskedQuestion:
    """What is believed of a question as it is asked since that revision."""

    meaning_revision: int
    recall: Recall = field(default_factory=Recall)
    learner_count: int = 0


@dataclass(slots=True)
class AnswerHistory:
    """A learner's standing answers to one question, until now.

    had_first_ask_undone: an answer may have been learned from that was taken back.
    """

    delayed_count: int = 0
    last_rating: Rating | None = None
    had_first_ask_undone: bool = False


class Learning:
    """Learns from one answer after the other.

    Answers to a question that asked something else then teach the site and the learner,
    but not what the question is now.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.questions: dict[int, AskedQuestion] = {}
        self.questions_before: dict[int, AskedQuestion] = {}
        self.learners: dict[int, Recall] = {}
        self.histories: dict[Pair, AnswerHistory] = {}

    def take_beliefs(
        self, questions: Iterable[QuestionBeliefs], learners: Iterable[LearnerBeliefs]
    ) -> None:
        """Goes on from what is stored."""
        for row in questions:
            self.questions[row.question_id] = AskedQuestion(
                row.meaning_revision, row.recall, row.learner_count
            )
        for beliefs in learners:
            self.learners[beliefs.learner_id] = beliefs.recall

    def take_history(self, review: Review) -> None:
        """Counts an answer that was learned from before, or taken back since."""
        history = self.history_of(review)
        if review.undone_at is None:
            self.count_answer(history, review)
        elif review.before is None:
            history.had_first_ask_undone = True

    def learn(self, review: Review) -> None:
        """From a standing answer."""
        question = self.question_of(review)
        learner = self.learner_of(review)
        history = self.history_of(review)
        if review.before is None:
            learn_first_ask(
                self.site,
                question.recall,
                learner,
                is_remembered=review.is_remembered,
            )
            if not history.had_first_ask_undone:
                question.learner_count += 1
        ask = delayed_ask(review, history)
        if ask is not None:
            learn_delayed_answer(
                self.site,
                question.recall,
                learner,
                ask,
                is_remembered=review.is_remembered,
            )
        self.count_answer(history, review)

    def count_answer(self, history: AnswerHistory, review: Review) -> None:
        if elapsed_days_before(review):
            history.delayed_count += 1
        history.last_rating = Rating(review.rating)

    def question_of(self, review: Review) -> AskedQuestion:
        meaning_revision = review.question.meaning_revision
        if review.question_revision < meaning_revision:
            former = AskedQuestion(review.question_revision)
            return self.questions_before.setdefault(review.question_id, former)
        question = self.questions.get(review.question_id)
        if question is None or question.meaning_revision != meaning_revision:
            question = AskedQuestion(meaning_revision)
            self.questions[review.question_id] = question
        return question

    def learner_of(self, review: Review) -> Recall:
        learner = self.learners.get(review.learner_id)
        if learner is None:
            learner = self.learners[review.learner_id] = Recall()
        return learner

    def history_of(self, review: Review) -> AnswerHistory:
        pair = (review.learner_id, review.question_id)
        history = self.histories.get(pair)
        if history is None:
            history = self.histories[pair] = AnswerHistory()
        return history

    def question_rows(self) -> list[QuestionBeliefs]:
        rows = []
        for question_id, question in self.questions.items():
            row = QuestionBeliefs(
                question_id=question_id,
                meaning_revision=question.meaning_revision,
                learner_count=question.learner_count,
            )
            row.recall = question.recall
            rows.append(row)
        return rows

    def learner_rows(self) -> list[LearnerBeliefs]:
        rows = []
        for learner_id, learner in self.learners.items():
            row = LearnerBeliefs(learner_id=learner_id)
            row.recall = learner
            rows.append(row)
        return rows


def elapsed_days_before(review: Review) -> int:
    """Study days since the answer before it; 0 for a first one."""
    if review.before is None:
        return 0
    last_day_began_at = datetime.fromisoformat(review.before["last_day_began_at"])
    return max(0, elapsed_days(last_day_began_at, day_began_at=review.day_began_at))


def delayed_ask(review: Review, history: AnswerHistory) -> DelayedAsk | None:
    """What was known when it was asked; None unless the answer is a delayed one.

    Also None when the answers before it are not here: they may be of another program.
    """
    days = elapsed_days_before(review)
    if not days or review.before is None or history.last_rating is None:
        return None
    return DelayedAsk(
        number=history.delayed_count + 1,
        rating_before=history.last_rating,
        chance=chance_after(days, stability=review.before["stability"]),
    )
