"""A learner with a believable year behind them.

The same services that record a real year make it, day by day.
"""

import random
import uuid
from datetime import datetime, timedelta

from django.db import transaction

from papers.management.progress import Report
from papers.models import Paper, Question
from study.management.demo_group import add_demo_group
from study.management.demo_lists import add_demo_lists
from study.management.demo_own_papers import add_demo_own_papers
from study.management.demo_plans import add_demo_plans
from study.memory import Rating, retrievability
from study.models import Card, Learner, Quiz
from study.reading.services import set_reading_status
from study.review.queue import due_cards
from study.review.quiz_services import start_paper_quiz
from study.review.services import Answer, record_review

EMAIL = "demo@octavo.example"
DAYS = 365
DAYS_PER_PAPER = 6
STOPPED_ONE_IN = 17
HOLIDAY = range(200, 214)
# Shares, 0 to 1: days without answers, questions known at first sight, answers given
# with ease, and of what is still remembered the part that comes without effort.
SKIPPED = 0.15
KNOWN_AT_FIRST = 0.75
EASY = 0.08
EFFORTLESS = 0.85
ANSWERS_A_DAY = 40
SECONDS_PER_ANSWER = 40


class DemoExists(Exception):
    """There is a demo learner already."""


def make_demo_learner(
    *, password: str, at: datetime, progress: Report
) -> Learner:
    """A year that ends at `at`: papers read one after the other, questions answered."""
    if Learner.objects.filter(email=EMAIL).exists():
        raise DemoExists
    with transaction.atomic():
        learner = Learner.objects.create_user(
            EMAIL, password, display_name="Dora Demo", time_zone="Europe/Vienna"
        )
        learner.date_joined = at - timedelta(days=DAYS)
        learner.save(update_fields=["date_joined"])
        year = DemoYear(learner, papers_in_reading_order(), ends_at=at)
        for day in range(DAYS):
            year.live_day(day)
            progress("A year of study", day + 1, DAYS)
        add_demo_own_papers(learner, at)
        add_demo_plans(learner, at)
        add_demo_lists(learner, at)
        add_demo_group(learner, at)
    return learner


def papers_in_reading_order() -> list[Paper]:
    """Notes, oldest papers first: whoever reads so sees what came of what."""
    published = Paper.objects.published().order_by("year", "slug")
    full_notes = list(published.filter(note=Paper.Note.FULL))
    return full_notes or list(published.with_note())


class DemoYear:
    """Goes through the year day by day."""

    def __init__(
        self, learner: Learner, papers: list[Paper], *, ends_at: datetime
    ) -> None:
        self.learner = learner
        self.papers = papers
        self.chance = random.Random(8)
        self.begins_at = ends_at - timedelta(days=DAYS)
        self.last_key = 0

    def live_day(self, day: int) -> None:
        minutes = self.chance.randrange(90)
        evening = self.begins_at + timedelta(days=day, minutes=minutes)
        self.read(day, evening)
        if day in HOLIDAY or self.chance.random() < SKIPPED:
            return
        due = due_cards(self.learner, evening).select_related("question__home")
        for number, card in enumerate(due[:ANSWERS_A_DAY]):
            at = evening + timedelta(seconds=SECONDS_PER_ANSWER * number)
            self.answer(card.question, card, at)

    def read(self, day: int, at: datetime) -> None:
        """Plans a paper, begins it on the third day and finishes it on the sixth."""
        number, day_of_paper = divmod(day, DAYS_PER_PAPER)
        if number >= len(self.papers) or day in HOLIDAY:
            return
        paper = self.papers[number]
        is_given_up = number % STOPPED_ONE_IN == STOPPED_ONE_IN - 1
        statuses = {
            0: "to_read",
            2: "reading",
            5: "stopped" if is_given_up else "read",
        }
        status = statuses.get(day_of_paper)
        if status:
            set_reading_status(
                learner=self.learner, paper=paper, status=status, at=at
            )
        if status == "read":
            self.take_quiz(paper, at)

    def take_quiz(self, paper: Paper, at: datetime) -> None:
        if not paper.questions.live().exists():
            return
        quiz = start_paper_quiz(learner=self.learner, paper=paper, at=at)
        items = quiz.items.select_related("question__home")
        for minute, item in enumerate(items, start=1):
            card = Card.objects.filter(
                learner=self.learner, question=item.question
            ).first()
            self.answer(
                item.question, card, at + timedelta(minutes=minute), quiz
            )

    def answer(
        self,
        question: Question,
        card: Card | None,
        at: datetime,
        quiz: Quiz | None = None,
    ) -> None:
        rating = self.draw_rating(card, at)
        is_known = rating > Rating.AGAIN
        given = Answer(
            rating=rating,
            key=self.next_key(),
            seen=card.review_count if card else 0,
            duration=self.chance.randrange(8_000, 60_000),
            choice=question.choices.filter(is_right=is_known).first(),
        )
        record_review(
            learner=self.learner,
            question=question,
            answer=given,
            at=at,
            quiz=quiz,
        )

    def draw_rating(self, card: Card | None, at: datetime) -> Rating:
        """As likely to be remembered as the card's memory says."""
        remembered = KNOWN_AT_FIRST
        if card is not None:
            day_began_at = self.learner.clock.start_of_day(at)
            remembered = retrievability(card.memory, day_began_at=day_began_at)
        drawn = self.chance.random()
        if drawn < EASY:
            return Rating.EASY
        if drawn > remembered:
            return Rating.AGAIN
        if drawn > EFFORTLESS * remembered:
            return Rating.HARD
        return Rating.GOOD

    def next_key(self) -> uuid.UUID:
        self.last_key += 1
        return uuid.UUID(int=self.last_key)
