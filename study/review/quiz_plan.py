"""What a quiz would ask: a choice of questions, in order, within a limit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from study.memory.words import minutes
from study.models import Learner
from study.models.quiz import MOST_QUESTIONS, QuizKind
from study.models.set_aside import askable_questions
from study.review.limits import new_questions_left
from study.review.quiz_order import Candidate, Urgency, order_candidates
from study.review.quiz_source import AskingFor, Questions
from study.review.quiz_sources import SOURCES
from study.review.quiz_times import AnswerTimes, answer_times

SECONDS_IN_A_MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class QuizChoice:
    """What a quiz is to be: which questions, and how many or how long.

    Without a limit it asks all there are.
    """

    kind: QuizKind
    title: str
    subject_id: int | None = None
    question_limit: int | None = None
    minute_limit: int | None = None
    is_practice: bool = False


@dataclass(frozen=True, kw_only=True)
class QuizPlan:
    """What a quiz would ask. available_count: how many questions the choice has.

    held_back_count: those that are new to the learner and wait for tomorrow, since the
    day has enough new ones. seconds: how long those that it asks take, by the learner's
    own times.
    """

    asked: list[Candidate]
    available_count: int
    held_back_count: int
    seconds: float
    has_own_times: bool

    @property
    def asked_count(self) -> int:
        return len(self.asked)

    @property
    def is_all(self) -> bool:
        return self.asked_count == self.available_count

    @property
    def count_label(self) -> str:
        """“1 question”, “20 questions”, “20 questions of 34”."""
        label = f"{self.asked_count} questions"
        if self.asked_count == 1:
            label = "1 question"
        if self.is_all:
            return label
        return f"{label} of {self.available_count}"

    @property
    def length_label(self) -> str:
        return minutes(timedelta(seconds=self.seconds))


def questions_of_choice(
    questions: Questions, learner: Learner, choice: QuizChoice, at: datetime
) -> Questions:
    """Those of these questions that the choice means, in no order."""
    asking_for = AskingFor(learner=learner, at=at, subject_id=choice.subject_id)
    return SOURCES[choice.kind].choose(questions, asking_for)


def plan_quiz(learner: Learner, choice: QuizChoice, at: datetime) -> QuizPlan:
    """What the quiz would ask if it began now; the same number of queries always."""
    askable = askable_questions(learner, at)
    questions = questions_of_choice(askable, learner, choice, at)
    candidates = order_candidates(questions, learner, at)
    allowed = candidates
    if not choice.is_practice:
        allowed = within_new_limit(candidates, learner, at)
    times = answer_times(learner)
    asked = allowed[: choice.question_limit]
    if choice.minute_limit is not None:
        seconds = choice.minute_limit * SECONDS_IN_A_MINUTE
        asked = fit_into(seconds, allowed, times)
    return QuizPlan(
        asked=asked,
        available_count=len(candidates),
        held_back_count=len(candidates) - len(allowed),
        seconds=sum(times.seconds_for(candidate.kind) for candidate in asked),
        has_own_times=times.is_known,
    )


def within_new_limit(
    candidates: list[Candidate], learner: Learner, at: datetime
) -> list[Candidate]:
    """Without those by which the study day would get more new questions than wanted."""
    if learner.new_limit is None:
        return candidates
    left = new_questions_left(learner, at) or 0
    allowed = []
    for candidate in candidates:
        if candidate.urgency == Urgency.NEVER:
            left -= 1
            if left < 0:
                continue
        allowed.append(candidate)
    return allowed


def fit_into(
    seconds: float, candidates: list[Candidate], times: AnswerTimes
) -> list[Candidate]:
    """As many, from the front, as fit into that time, and at least one."""
    fitting: list[Candidate] = []
    needed_seconds = 0.0
    for candidate in candidates[:MOST_QUESTIONS]:
        needed_seconds += times.seconds_for(candidate.kind)
        if fitting and needed_seconds > seconds:
            break
        fitting.append(candidate)
    return fitting
