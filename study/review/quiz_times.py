"""How long questions take this learner: the median by kind, from their own answers."""

from dataclasses import dataclass
from statistics import median

from study.models import Learner, Review

SECONDS_PER_QUESTION = 30.0
LATEST = 500
FEWEST = 5


@dataclass(frozen=True)
class AnswerTimes:
    """Seconds an answer, by kind of question, as far as they are known."""

    seconds_by_kind: dict[str, float]

    @property
    def is_known(self) -> bool:
        return bool(self.seconds_by_kind)

    def seconds_for(self, kind: str) -> float:
        return self.seconds_by_kind.get(kind, SECONDS_PER_QUESTION)


def answer_times(learner: Learner) -> AnswerTimes:
    """From the latest 500 answers; five of a kind are the fewest that count.

    An answer that took over ten minutes has no duration and counts for nothing.
    """
    timed = Review.objects.standing().filter(
        learner=learner, duration__isnull=False
    )
    latest = timed.order_by("-reviewed_at", "-id")[:LATEST]
    durations: dict[str, list[int]] = {}
    for kind, duration in latest.values_list("question__kind", "duration"):
        durations.setdefault(kind, []).append(duration)
    seconds_by_kind = {}
    for kind, milliseconds in durations.items():
        if len(milliseconds) >= FEWEST:
            seconds_by_kind[kind] = median(milliseconds) / 1000
    return AnswerTimes(seconds_by_kind)
