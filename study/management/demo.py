"""A learner with a believable year behind her, made by the same services that record a real one."""

import random
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from papers.models import Paper, Question
from study.memory import Rating, retrievability
from study.models import Card, Learner, Quiz
from study.reading.services import set_reading_status
from study.review.queue import due_cards
from study.review.quiz_services import start_paper_quiz
from study.review.services import Answer, record_review

EMAIL = "demo@octavo.example"
DAYS = 365
DAYS_PER_PAPER = 6
HOLIDAY = range(200, 214)
SKIPPED = 0.15
MOST_A_DAY = 40


class DemoExists(Exception):
    """There is a demo learner already."""


def make_demo(
    *, password: str, at: datetime, progress: Callable[[str, int, int], None]
) -> Learner:
    """A year that ends at `at`: papers read one after the other, questions answered, a holiday, days left out."""
    if Learner.objects.filter(email=EMAIL).exists():
        raise DemoExists
    chance = random.Random(8)
    with transaction.atomic():
        learner = Learner.objects.create_user(
            EMAIL, password, display_name="Dora Demo", time_zone="Europe/Vienna"
        )
        learner.date_joined = at - timedelta(days=DAYS)
        learner.save(update_fields=["date_joined"])
        year = DemoYear(learner, papers_in_order(), chance, at)
        for day in range(DAYS):
            year.live(day)
            progress("A year of study", day + 1, DAYS)
    return learner


def papers_in_order() -> list[Paper]:
    """Published notes, oldest papers first, as somebody would read who wants to understand what came of what."""
    full = (
        Paper.objects.published().filter(note=Paper.Note.FULL).order_by("year", "slug")
    )
    return list(full) or list(
        Paper.objects.published().with_note().order_by("year", "slug")
    )


class DemoYear:
    """Goes through the year day by day."""

    def __init__(
        self,
        learner: Learner,
        papers: list[Paper],
        chance: random.Random,
        ends_at: datetime,
    ) -> None:
        self.learner = learner
        self.papers = papers
        self.chance = chance
        self.begins_at = ends_at - timedelta(days=DAYS)
        self.key = 0

    def live(self, day: int) -> None:
        evening = self.begins_at + timedelta(
            days=day, minutes=self.chance.randrange(90)
        )
        self.read(day, evening)
        if day in HOLIDAY or self.chance.random() < SKIPPED:
            return
        for place, card in enumerate(
            due_cards(self.learner, evening).select_related("question__home")[
                :MOST_A_DAY
            ]
        ):
            self.answer(
                card.question, card, evening + timedelta(seconds=40 * place), None
            )

    def read(self, day: int, at: datetime) -> None:
        """Plans a paper, begins it two days later, finishes it on the fifth and takes its quiz."""
        number, step = divmod(day, DAYS_PER_PAPER)
        if number >= len(self.papers) or day in HOLIDAY:
            return
        paper = self.papers[number]
        status = {
            0: "to_read",
            2: "reading",
            5: "stopped" if number % 17 == 16 else "read",
        }.get(step)
        if status:
            set_reading_status(learner=self.learner, paper=paper, status=status, at=at)
        if status == "read":
            self.quiz(paper, at)

    def quiz(self, paper: Paper, at: datetime) -> None:
        if not paper.questions.live().exists():
            return
        quiz = start_paper_quiz(learner=self.learner, paper=paper, at=at)
        for place, item in enumerate(quiz.items.select_related("question__home")):
            card = Card.objects.filter(
                learner=self.learner, question=item.question
            ).first()
            self.answer(item.question, card, at + timedelta(minutes=1 + place), quiz)

    def answer(
        self, question: Question, card: Card | None, at: datetime, quiz: Quiz | None
    ) -> None:
        known = 0.75 if card is None else retrievability(card.memory, at=at)
        drawn = self.chance.random()
        rating = (
            Rating.AGAIN
            if drawn > known
            else Rating.HARD
            if drawn > 0.85 * known
            else Rating.GOOD
        )
        rating = Rating.EASY if drawn < 0.08 else rating
        given = Answer(
            rating=rating,
            key=self.next_key(),
            seen=card.review_count if card else 0,
            duration=self.chance.randrange(8_000, 60_000),
            choice=question.choices.filter(is_right=rating > Rating.AGAIN).first(),
        )
        record_review(
            learner=self.learner, question=question, answer=given, at=at, quiz=quiz
        )

    def next_key(self) -> uuid.UUID:
        self.key += 1
        return uuid.UUID(int=self.key)
