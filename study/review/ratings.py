"""The four ratings as buttons: what each is called, which one is suggested.

And when the question comes back.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from papers.models import Question
from study.memory import Memory, Rating, preview
from study.memory.asking import next_asking
from study.memory.day import StudyClock
from study.memory.load import Load, days_to_move, move_date
from study.memory.words import when
from study.models import Card, Learner, Review, SetAside
from study.shared_memory.queries import stretch_of_next_interval

RATING_LABELS = {grade.value: grade.label for grade in Review.Grade}
TWO_BUTTONS = {Rating.AGAIN: "Forgot", Rating.GOOD: "Got it"}


@dataclass(frozen=True)
class RatingOption:
    """A rating that the learner may give; next_label says when they are asked again.

    key: the digit that gives it.
    """

    value: int
    key: int
    label: str
    next_label: str
    is_suggested: bool


def suggest_rating_by_points(ticked_count: int, point_count: int) -> Rating:
    """What so many ticked key points amount to.

    All of them are Good: only the learner knows whether it was easy.
    """
    if ticked_count == 0:
        return Rating.AGAIN
    if ticked_count < point_count:
        return Rating.HARD
    return Rating.GOOD


def offered_ratings(learner: Learner) -> dict[Rating, str]:
    """The ratings that have a button, with what it says."""
    if learner.has_two_buttons:
        return TWO_BUTTONS
    return {rating: RATING_LABELS[rating] for rating in Rating}


def offered_suggestion(rating: Rating, learner: Learner) -> Rating:
    """The same, or the button that stands for it: what was hard was not forgotten."""
    if learner.has_two_buttons and rating > Rating.AGAIN:
        return Rating.GOOD
    return rating


def next_time(
    memory: Memory,
    set_aside: SetAside | None,
    *,
    at: datetime,
    clock: StudyClock,
) -> str:
    """When a question is asked again that is perhaps set aside in another window."""
    if set_aside and set_aside.is_suspended:
        return "stays aside"
    asking = next_asking(
        memory.state,
        memory.due_at,
        clock=clock,
        buried_until=set_aside.until if set_aside else None,
    )
    return when(asking, at=at, clock=clock)


def load_of(learner: Learner, question_id: int, answered_on: date) -> Load:
    """How the learner wants days to be kept even, for an answer on that study day."""
    return Load(
        question_id=question_id,
        answered_on=answered_on,
        easy_weekdays=learner.easy_weekdays,
        spreads=learner.spreads_load,
    )


def rating_options(
    question: Question,
    card: Card | None,
    *,
    learner: Learner,
    at: datetime,
    suggested: Rating | None,
    set_aside: SetAside | None,
) -> list[RatingOption]:
    memory = card.memory if card else None
    day_began_at = learner.clock.start_of_day(at)
    stretch = stretch_of_next_interval(
        learner,
        question.pk,
        card,
        day_began_at=day_began_at,
        desired_retention=learner.desired_retention,
    )
    memories = preview(
        memory,
        at=at,
        day_began_at=day_began_at,
        desired_retention=learner.desired_retention,
        stretch=stretch,
        learning_steps=learner.learning_steps,
        weights=learner.weights,
    )
    load = load_of(learner, question.pk, learner.clock.day_of(at))
    if suggested is not None:
        suggested = offered_suggestion(suggested, learner)
    options = []
    for key, (rating, label) in enumerate(
        offered_ratings(learner).items(), start=1
    ):
        graded = memories[rating]
        graded = move_date(graded, days_to_move(graded, load))
        option = RatingOption(
            value=rating.value,
            key=key,
            label=label,
            next_label=next_time(graded, set_aside, at=at, clock=learner.clock),
            is_suggested=rating is suggested,
        )
        options.append(option)
    return options


def ratings_without_dates(options: list[RatingOption]) -> list[RatingOption]:
    """For practice, in which no answer decides when the question comes back."""
    return [replace(option, next_label="") for option in options]
