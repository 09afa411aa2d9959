"""What the page of one question's memory shows: its numbers, its curve, its history."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.template.defaultfilters import pluralize

from papers.models import Question
from study.memory import State
from study.memory.asking import next_asking
from study.memory.day import StudyClock
from study.memory.forgetting import chance_after, elapsed_days
from study.memory.schedule import interval_days
from study.memory.words import wait_in_words, when
from study.models import Card, Learner, Review, SetAside
from study.progress.line_chart import SIZE, floor_of
from study.progress.topic_map import chance_percent
from study.review.asked_questions import questions_as_asked
from study.review.set_asides import standing_set_aside

SHOWN_REVIEWS = 200
POINTS = 60
SHORTEST_CURVE = 30
TABLE_DAYS = (1, 7, 30, 90, 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStep:
    """One standing answer, and what it did to the memory.

    percent: the chance of recall that was expected; None for a first answer.
    days: since the answer before; None for the first. stability: after it, in days.
    next_label: when it was to be asked again, as the button said. is_changed: whether
    the question reads otherwise today; its answer's page has it as it was asked.
    """

    review_id: int
    on: date
    rating_label: str
    days: int | None
    percent: int | None
    stability: float
    difficulty: float
    next_label: str
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A day on the curve, for the table."""

    label: str
    on: date
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallCurve:
    """The chance of recall from the last answer on, 100 wide and 100 high.

    today_x, due_x: where those days stand; due_x is None when that is not by the day.
    wanted_y: the height of the desired retention. floor: the percent at the lower edge.
    """

    path: str
    today_x: float
    today_y: float
    due_x: float | None
    wanted_y: float
    floor: int
    begins_on: date
    ends_on: date
    points: list[CurvePoint]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPart:
    """How others' answers, and how the learner recalls others, moved the interval.

    In days: as FSRS-6 alone would have it, and as it became.
    """

    plain_days: int
    stretched_days: int

    @property
    def is_sooner(self) -> bool:
        return self.stretched_days < self.plain_days


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionMemory:
    """percent: the chance of recall today. days: since the last answer.

    is_in_comeback: its day is one of a plan for coming back.
    """

    percent: int
    days: int
    stability: float
    difficulty: float
    is_settled: bool
    is_set_aside: bool
    is_in_comeback: bool
    next_label: str
    review_count: int
    lapse_count: int
    wanted_percent: int
    curve: RecallCurve


def latest_reviews(learner: Learner, question: Question) -> list[Review]:
    """The standing answers, newest first, all with the one question."""
    reviews = Review.objects.standing().filter(
        learner=learner, question=question
    )
    latest = list(reviews.order_by("-id")[:SHOWN_REVIEWS])
    for review in latest:
        review.question = question
    return latest


def question_as_seen(
    question: Question, reviews: list[Review]
) -> Question | None:
    """With the text that the learner may see; None if there is none.

    A withdrawn question reads as it did when it was last answered.
    """
    if question.is_live:
        return question
    if not reviews:
        return None
    latest = reviews[0]
    return questions_as_asked([latest])[latest.pk].question


def question_memory(
    card: Card, learner: Learner, at: datetime
) -> QuestionMemory:
    clock = learner.clock
    days = days_since_answer(card, at, clock)
    set_aside = standing_set_aside(learner, card.question_id, at)
    return QuestionMemory(
        percent=percent_after(days, card.stability),
        days=days,
        stability=card.stability,
        difficulty=card.difficulty,
        is_settled=card.state == State.REVIEW,
        is_set_aside=set_aside is not None,
        is_in_comeback=card.postponements.standing().unanswered().exists(),
        next_label=next_label(card, set_aside, at, clock=clock),
        review_count=card.review_count,
        lapse_count=card.lapse_count,
        wanted_percent=round(100 * learner.desired_retention),
        curve=recall_curve(card, learner, at),
    )


def next_label(
    card: Card, set_aside: SetAside | None, at: datetime, *, clock: StudyClock
) -> str:
    """When the question is asked again, also if it was put off or set aside."""
    buried_until = None
    if set_aside is not None:
        if set_aside.until is None:
            return "when you want it again"
        buried_until = set_aside.until
    asking = next_asking(
        card.state,
        card.due_at,
        clock=clock,
        buried_until=buried_until,
    )
    return when(asking, at=at, clock=clock)


def shared_part(reviews: list[Review], card: Card) -> SharedPart | None:
    """Of the latest answer; None where it was asked for as FSRS-6 alone says."""
    if not reviews or card.state != State.REVIEW:
        return None
    latest = reviews[0]
    plain_days = interval_days(card.stability, latest.desired_retention)
    stretched_days = interval_days(
        card.stability, latest.desired_retention, stretch=latest.stretch
    )
    if stretched_days == plain_days:
        return None
    return SharedPart(plain_days=plain_days, stretched_days=stretched_days)


def days_since_answer(card: Card, at: datetime, clock: StudyClock) -> int:
    """Study days; none when the clock was set back."""
    day_began_at = clock.start_of_day(at)
    return max(
        0, elapsed_days(card.last_day_began_at, day_began_at=day_began_at)
    )


def percent_after(days: int, stability: float) -> int:
    percent = chance_percent(chance_after(days, stability=stability))
    assert percent is not None
    return percent


def recall_curve(card: Card, learner: Learner, at: datetime) -> RecallCurve:
    """As far as to today, to the next date and half as long again."""
    clock = learner.clock
    today = days_since_answer(card, at, clock)
    begins_on = clock.day_of(card.last_day_began_at + timedelta(hours=12))
    due = (clock.day_of(card.due_at) - begins_on).days
    last = max(SHORTEST_CURVE, 3 * max(today, due) // 2)
    lowest = percent_after(last, card.stability)
    wanted = 100 * learner.desired_retention
    floor = floor_of([lowest, wanted])

    def x_of(day: float) -> float:
        return round(SIZE * day / last, 2)

    def y_of(percent: float) -> float:
        return round(SIZE * (100 - percent) / (100 - floor), 2)

    def height_after(days: int) -> float:
        return y_of(100 * chance_after(days, stability=card.stability))

    parts = []
    for number in range(POINTS + 1):
        day = round(last * number / POINTS)
        parts.append(f"{x_of(day)} {height_after(day)}")
    is_by_day = card.state == State.REVIEW
    return RecallCurve(
        path="M" + " L".join(dict.fromkeys(parts)),
        today_x=x_of(today),
        today_y=height_after(today),
        due_x=x_of(due) if is_by_day else None,
        wanted_y=y_of(wanted),
        floor=floor,
        begins_on=begins_on,
        ends_on=begins_on + timedelta(days=last),
        points=curve_points(card, today, clock.day_of(at)),
    )


def curve_points(
    card: Card, days_until_today: int, today: date
) -> list[CurvePoint]:
    points = [
        CurvePoint(
            label="today",
            on=today,
            percent=percent_after(days_until_today, card.stability),
        )
    ]
    for days in TABLE_DAYS:
        point = CurvePoint(
            label=f"in {days} day{pluralize(days)}",
            on=today + timedelta(days=days),
            percent=percent_after(days_until_today + days, card.stability),
        )
        points.append(point)
    return points


def review_steps(reviews: list[Review], card: Card) -> list[ReviewStep]:
    """What each answer found and left, newest first.

    What an answer left is what the next one found, and the newest left the card.
    """
    after = card
    asked = questions_as_asked(reviews)
    steps = []
    for review in reviews:
        before = card_before(review)
        is_changed = asked[review.pk].is_changed
        steps.append(review_step(review, before, after, is_changed=is_changed))
        if before is not None:
            after = before
    return steps


def card_before(review: Review) -> Card | None:
    """What the steps show of the card that the answer found; not to be saved."""
    before = review.before
    if before is None:
        return None
    return Card(
        stability=before["stability"],
        difficulty=before["difficulty"],
        state=before["state"],
        due_at=datetime.fromisoformat(before["due_at"]),
        last_day_began_at=datetime.fromisoformat(before["last_day_began_at"]),
    )


def review_step(
    review: Review, before: Card | None, after: Card, *, is_changed: bool
) -> ReviewStep:
    days = None
    percent = None
    if before is not None:
        days = elapsed_days(
            before.last_day_began_at, day_began_at=review.day_began_at
        )
        percent = percent_after(days, before.stability)
    return ReviewStep(
        review_id=review.pk,
        on=review.reviewed_on,
        rating_label=review.get_rating_display(),
        days=days,
        percent=percent,
        stability=after.stability,
        difficulty=after.difficulty,
        next_label=interval_label(review, after),
        is_changed=is_changed,
    )


def interval_label(review: Review, after: Card) -> str:
    """“in 10 minutes”, “after 12 days”: when the answer asked for the next one."""
    if after.state != State.REVIEW:
        return wait_in_words(after.due_at - review.reviewed_at)
    days = (after.due_at - review.day_began_at).days
    return f"after {days} day{pluralize(days)}"
