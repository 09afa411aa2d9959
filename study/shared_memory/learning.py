"""All beliefs in memory, while answers are learned from in the order of their ids."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from study.memory import Rating
from study.memory.forgetting import chance_after
from study.memory.shared import (
    DelayedAsk,
    Recall,
    Site,
    learn_delayed_answer,
    learn_first_ask,
)
from study.models import LearnerBeliefs, QuestionBeliefs
from study.models.card import days_since_last_answer

Pair = tuple[int, int]
# AnswerToLearn's first fields in their order, and two of which the others are made.
ROW = (
    "pk",
    "learner_id",
    "question_id",
    "rating",
    "reviewed_at",
    "undone_at",
    "question_revision",
    "question__meaning_revision",
    "day_began_at",
    "before",
)


@dataclass(slots=True)
class AnswerToLearn:
    """A review without what learning does not need: there may be millions.

    days, stability: study days since the answer before it, and FSRS-6's stability until
    then. None and 0 for a first answer.
    """

    review_id: int
    learner_id: int
    question_id: int
    rating: int
    reviewed_at: datetime
    undone_at: datetime | None
    question_revision: int
    meaning_revision: int
    days: int | None = None
    stability: float = 0.0

    @property
    def is_first(self) -> bool:
        return self.days is None

    @property
    def is_remembered(self) -> bool:
        return self.rating > Rating.AGAIN


def answers_to_learn(reviews: models.QuerySet) -> Iterator[AnswerToLearn]:
    """Those reviews, which are ordered."""
    rows: Iterable[tuple[Any, ...]] = reviews.values_list(*ROW)
    for row in rows:
        *values, day_began_at, before = row
        answer = AnswerToLearn(*values)
        if before is not None:
            days = days_since_last_answer(before, day_began_at=day_began_at)
            answer.days = max(0, days)
            answer.stability = before["stability"]
        yield answer


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
        self,
        questions: Iterable[QuestionBeliefs],
        learners: Iterable[LearnerBeliefs],
    ) -> None:
        """Goes on from what is stored."""
        for row in questions:
            self.questions[row.question_id] = AskedQuestion(
                row.meaning_revision, row.recall, row.learner_count
            )
        for beliefs in learners:
            self.learners[beliefs.learner_id] = beliefs.recall

    def take_history(self, answer: AnswerToLearn) -> None:
        """Counts an answer that was learned from before, or taken back since."""
        history = self.history_of(answer)
        if answer.undone_at is None:
            self.count_answer(history, answer)
        elif answer.is_first:
            history.had_first_ask_undone = True

    def learn(self, answer: AnswerToLearn) -> None:
        """From a standing answer."""
        question = self.question_of(answer)
        learner = self.learner_of(answer)
        history = self.history_of(answer)
        if answer.is_first:
            learn_first_ask(
                self.site,
                question.recall,
                learner,
                is_remembered=answer.is_remembered,
            )
            if not history.had_first_ask_undone:
                question.learner_count += 1
        ask = delayed_ask(answer, history)
        if ask is not None:
            learn_delayed_answer(
                self.site,
                question.recall,
                learner,
                ask,
                is_remembered=answer.is_remembered,
            )
        self.count_answer(history, answer)

    def count_answer(
        self, history: AnswerHistory, answer: AnswerToLearn
    ) -> None:
        if answer.days:
            history.delayed_count += 1
        history.last_rating = Rating(answer.rating)

    def question_of(self, answer: AnswerToLearn) -> AskedQuestion:
        meaning_revision = answer.meaning_revision
        if answer.question_revision < meaning_revision:
            former = AskedQuestion(answer.question_revision)
            return self.questions_before.setdefault(answer.question_id, former)
        question = self.questions.get(answer.question_id)
        if question is None or question.meaning_revision != meaning_revision:
            question = AskedQuestion(meaning_revision)
            self.questions[answer.question_id] = question
        return question

    def learner_of(self, answer: AnswerToLearn) -> Recall:
        learner = self.learners.get(answer.learner_id)
        if learner is None:
            learner = self.learners[answer.learner_id] = Recall()
        return learner

    def history_of(self, answer: AnswerToLearn) -> AnswerHistory:
        pair = (answer.learner_id, answer.question_id)
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


def delayed_ask(
    answer: AnswerToLearn, history: AnswerHistory
) -> DelayedAsk | None:
    """What was known when it was asked; None unless the answer is a delayed one.

    Also None when the answers before it are not here: they may be of another program.
    """
    if not answer.days or history.last_rating is None:
        return None
    return DelayedAsk(
        number=history.delayed_count + 1,
        rating_before=history.last_rating,
        chance=chance_after(answer.days, stability=answer.stability),
    )
