"""Plans for coming back, changed settings and answers, each undone in any order.

A diary in plain Python keeps what was done and what was undone. From it follows which
date each question must have: nothing of what was undone, all of what stands.
"""

import random
from datetime import timedelta

import pytest

from study.comeback.services import CannotStart, start_comeback, undo_comeback
from study.memory import Rating, State
from study.memory.schedule import interval_days
from study.models import Card, Comeback, Learner, Postponement, Review
from study.preferences.services import change_settings, undo_change
from study.review.change_services import correct_review, undo_review
from tests.factories import answer
from tests.study.comeback.backlogs import answer_then_leave, due_dates

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HALF_A_DAY = timedelta(hours=12)
RETENTIONS = (0.8, 0.9, 0.95)
PACES = (5, 10)
QUESTIONS = 22
# Most things happen to a few of them, so that much happens to each.
FAVOURITES = 3
SEEDS = range(16)
DEEDS = 16


class Plan:
    """The days that a comeback promised, by question, and for which answer."""

    def __init__(self, comeback):
        self.comeback = comeback
        self.days = {}
        rows = Postponement.objects.filter(comeback=comeback).values_list(
            "card__question", "last_reviewed_at", "due_at"
        )
        for question_id, answered_at, due_at in rows:
            self.days[question_id] = (answered_at, due_at)

    def promise(self, last):
        """The day that it gives a question with this last answer; None without."""
        answered_at, due_at = self.days.get(last.question_id, (None, None))
        return due_at if answered_at == last.answered_at else None

    def held_at(self, at):
        closed_at = Comeback.objects.get(pk=self.comeback.pk).closed_at
        return closed_at is None or at < closed_at


class Change:
    """Settings that gave all questions another date at once."""

    def __init__(self, retention):
        self.retention = retention

    def date_of(self, last):
        days = interval_days(last.stability, self.retention)
        return last.day_began_at + HALF_A_DAY + days * DAY


class Given:
    """An answer as it stands, with the memory that it left and its date."""

    def __init__(self, review):
        card = Card.objects.get(learner=review.learner, question=review.question)
        self.review = review
        self.question_id = card.question_id
        self.answered_at = card.last_reviewed_at
        self.day_began_at = card.last_day_began_at
        self.stability = card.stability
        self.is_settled = card.state == State.REVIEW
        self.due_at = card.due_at


class Diary:
    """What one learner does, hour after hour."""

    def __init__(self, learner, at, chance):
        self.learner = learner
        self.at = at
        self.chance = chance
        self.questions = answer_then_leave(learner, at, count=QUESTIONS)
        self.deeds = []
        self.change = None
        for review in Review.objects.order_by("pk"):
            self.note(Given(review))

    def note(self, deed):
        self.deeds.append((self.at, deed))

    def forget(self, deed):
        self.deeds = [(at, kept) for at, kept in self.deeds if kept is not deed]

    def fresh_learner(self):
        return Learner.objects.get(pk=self.learner.pk)

    def start(self):
        try:
            comeback = start_comeback(
                learner=self.fresh_learner(),
                pace=self.chance.choice(PACES),
                at=self.at,
            )
        except CannotStart:
            return
        self.note(Plan(comeback))

    def undo_start(self):
        plans = [deed for _, deed in self.deeds if isinstance(deed, Plan)]
        if plans and plans[-1].held_at(self.at):
            undo_comeback(learner=self.learner, at=self.at)
            self.forget(plans[-1])

    def set_retention(self):
        retention = self.chance.choice(RETENTIONS)
        if retention == self.fresh_learner().desired_retention:
            return
        has_dates_moved = self.chance.random() < 0.8
        change_settings(
            learner=self.learner,
            values={"desired_retention": retention},
            has_dates_moved=has_dates_moved,
            at=self.at,
        )
        self.change = Change(retention)
        if has_dates_moved:
            self.note(self.change)

    def undo_set_retention(self):
        if self.change is not None:
            undo_change(learner=self.learner, at=self.at)
            self.forget(self.change)
            self.change = None

    def give_answer(self):
        question = self.chance.choice(self.questions[:FAVOURITES])
        card = Card.objects.get(question=question)
        review = answer(
            self.fresh_learner(),
            question,
            at=self.at,
            rating=self.chance.choice((Rating.GOOD, Rating.EASY)),
            seen=card.review_count,
        )
        self.note(Given(review))

    def last_given(self):
        """Of the answers to one of the questions, if there was one before it."""
        question_id = self.chance.choice(self.questions[:FAVOURITES]).pk
        given = []
        for _, deed in self.deeds:
            if isinstance(deed, Given) and deed.question_id == question_id:
                given.append(deed)
        return given[-1] if len(given) > 1 else None

    def take_answer_back(self):
        last = self.last_given()
        if last is None:
            return
        undo_review(review=last.review, at=self.at)
        self.forget(last)

    def correct_answer(self):
        last = self.last_given()
        if last is None:
            return
        ratings = {Rating.GOOD: Rating.EASY, Rating.EASY: Rating.GOOD}
        rating = ratings[last.review.rating]
        corrected = correct_review(review=last.review, rating=rating, at=self.at)
        self.forget(last)
        self.note(Given(corrected))

    def do_something(self):
        deeds = (
            self.start,
            self.undo_start,
            self.set_retention,
            self.undo_set_retention,
            self.give_answer,
            self.give_answer,
            self.take_answer_back,
            self.take_answer_back,
            self.correct_answer,
        )
        deed = self.chance.choice(deeds)
        deed()
        self.at += timedelta(hours=self.chance.choice((1, 5, 30)))
        return deed.__name__

    def dates(self):
        """What stands, deed after deed, and what it makes of each question's date."""
        answers = {}
        dates = {}
        plans = {}
        for at, deed in self.deeds:
            if isinstance(deed, Given):
                answers[deed.question_id] = deed
                dates[deed.question_id] = deed.due_at
                plans.pop(deed.question_id, None)
                continue
            for question_id, last in answers.items():
                if isinstance(deed, Plan):
                    promised = deed.promise(last)
                    if promised is not None:
                        dates[question_id] = promised
                        plans[question_id] = deed
                    continue
                plan = plans.get(question_id)
                is_promised = plan is not None and plan.held_at(at)
                if last.is_settled and not is_promised:
                    dates[question_id] = deed.date_of(last)
        return dates


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stands_decides_each_date(learner, noon, seed):
    diary = Diary(learner, noon, random.Random(seed))
    done = []
    for _ in range(DEEDS):
        done.append(diary.do_something())
        assert due_dates(learner) == diary.dates(), done
