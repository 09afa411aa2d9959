"""Holds the shared model against made-up worlds, and fails where it does not keep up.

python -m bench.memory_model [--all] [--jobs 2]

Without --all: 100 learners, 300 questions, 8 seeds, a few minutes. With it also 1,000
learners with 1,000 questions, and whether the dates cost answers, half an hour.
What is measured are delayed answers 1 to 3, each foreseen before it is learned from.
The last line is the verdict, and the command ends with 1 where a bound is missed.
"""

import argparse
import math
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import mean

from bench.memory_study import Year
from bench.memory_worlds import FULL, HALF, NOISY, NONE, Spread, World

SEEDS = range(1, 9)
LARGE_SEEDS = range(1, 4)
NOT_ASKED = math.inf
RETENTIONS = (0.86, 0.9, 0.93)


@dataclass(frozen=True)
class Trial:
    """A kind of world, and what the model must show there.

    most_change: of the loss, in percent, in the mean of the seeds; most_in_a_seed: in
    each. least_share: of what knowing the truth would gain. worst_decile: in points.
    """

    name: str
    kind: str
    spread: Spread
    learner_count: int = 100
    question_count: int = 300
    most_change: float = NOT_ASKED
    most_in_a_seed: float = NOT_ASKED
    least_share: float = 0.0
    worst_decile: float = NOT_ASKED


TRIALS = (
    Trial("nobody differs", "same", NONE, most_change=0.05, most_in_a_seed=0.2),
    Trial("FSRS-6 true, half", "fsrs", HALF),
    Trial("FSRS-6 true, full", "fsrs", FULL, most_change=-2, least_share=0.4),
    Trial("ACT-R, half", "actr", HALF),
    Trial("ACT-R, full", "actr", FULL, most_change=-8, least_share=0.4),
    Trial("FSRS-6 true, noisy", "fsrs", NOISY),
    Trial("ACT-R, noisy", "actr", NOISY),
)
LARGE = {"learner_count": 1000, "question_count": 1000, "worst_decile": 3.0}
LARGE_TRIALS = (
    Trial("nobody differs", "same", NONE, most_change=0.05, **LARGE),
    Trial("FSRS-6 true, full", "fsrs", FULL, most_change=-2.5, **LARGE),
    Trial("ACT-R, full", "actr", FULL, most_change=-10, **LARGE),
)
CLOSED_LOOPS = [trial for trial in TRIALS if trial.most_change < NOT_ASKED]


@dataclass(frozen=True)
class Outcome:
    """What one world showed; changes in percent of FSRS-6's loss."""

    change: float
    possible_change: float
    worst_decile: float
    answers_a_card: float
    knowledge: float


def live(trial, seed, follows=False, desired_retention=0.9):
    world = World(
        trial.kind,
        trial.spread,
        seed=seed,
        learner_count=trial.learner_count,
        question_count=trial.question_count,
    )
    year = Year(world, follows=follows, desired_retention=desired_retention)
    year.live()
    return Outcome(
        change=year.score.change,
        possible_change=year.score.possible_change,
        worst_decile=year.score.worst_decile,
        answers_a_card=year.answers_a_card,
        knowledge=year.knowledge,
    )


@dataclass(frozen=True)
class Result:
    """What the seeds of a trial showed together."""

    changes: list[float]
    possible_change: float
    worst_decile: float

    @property
    def change(self):
        return mean(self.changes)

    @property
    def share(self):
        """Of what knowing the truth would gain, 0 to 1."""
        if not self.possible_change:
            return 0.0
        return self.change / self.possible_change


def run_trial(trial, seeds, pool):
    """Prints what the seeds showed; returns what is not as it must be."""
    runs = [pool.submit(live, trial, seed) for seed in seeds]
    outcomes = [run.result() for run in runs]
    result = Result(
        changes=[outcome.change for outcome in outcomes],
        possible_change=mean(outcome.possible_change for outcome in outcomes),
        worst_decile=mean(outcome.worst_decile for outcome in outcomes),
    )
    size = f"{trial.learner_count} x {trial.question_count}"
    lowest, highest = min(result.changes), max(result.changes)
    print(
        f"{trial.name:20} {size:>12}  {result.change:+7.2f} % "
        f"({lowest:+.2f} to {highest:+.2f})  of {result.possible_change:+.2f} %, "
        f"{result.share:.0%}  worst decile {result.worst_decile:.1f}",
        flush=True,
    )
    return faults_of(trial, result)


def faults_of(trial, result):
    faults = []
    if result.change > trial.most_change:
        faults.append(f"{result.change:+.2f} % in the mean")
    if max(result.changes) > trial.most_in_a_seed:
        faults.append(f"{max(result.changes):+.2f} % in a seed")
    if result.share < trial.least_share:
        faults.append(f"{result.share:.0%} of the possible gain")
    if result.worst_decile > trial.worst_decile:
        faults.append(f"a decile is {result.worst_decile:.1f} points off")
    return [f"{trial.name}: {fault}" for fault in faults]


def run_closed_loop(trial, seeds, pool):
    """What the model's dates cost in answers, at equal knowledge.

    How many answers FSRS-6 needs for that knowledge is read between those that it
    needs when more and less is to be remembered.
    """
    plain = []
    for retention in RETENTIONS:
        runs = [
            pool.submit(live, trial, seed, False, retention) for seed in seeds
        ]
        plain.append(mean_outcome([run.result() for run in runs]))
    runs = [pool.submit(live, trial, seed, True) for seed in seeds]
    answers, knowledge = mean_outcome([run.result() for run in runs])
    needed = answers_for(knowledge, plain)
    change = 100 * (answers / needed - 1)
    print(
        f"{trial.name:20} dates by the model: {change:+.2f} % answers for equal"
        f" knowledge ({knowledge:.3f})",
        flush=True,
    )
    if abs(change) > 2:
        return [f"{trial.name}: {change:+.2f} % answers for equal knowledge"]
    return []


def mean_outcome(outcomes):
    answers = mean(outcome.answers_a_card for outcome in outcomes)
    return answers, mean(outcome.knowledge for outcome in outcomes)


def answers_for(knowledge, plain):
    """Answers a question, between two measured points, or on along their line."""
    points = sorted((known, answers) for answers, known in plain)
    lower, middle, upper = points
    first, second = (
        (lower, middle) if knowledge < middle[0] else (middle, upper)
    )
    share = (knowledge - first[0]) / (second[0] - first[0])
    return first[1] + share * (second[1] - first[1])


def main():
    parser = argparse.ArgumentParser(
        prog="bench.memory_model", description=__doc__
    )
    parser.add_argument(
        "--all", action="store_true", help="large worlds, and dates"
    )
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    faults = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for trial in TRIALS:
            faults += run_trial(trial, SEEDS, pool)
        if options.all:
            for trial in LARGE_TRIALS:
                faults += run_trial(trial, LARGE_SEEDS, pool)
            for trial in CLOSED_LOOPS:
                faults += run_closed_loop(trial, SEEDS, pool)
    for fault in faults:
        print(f"NOT AS IT MUST BE  {fault}")
    print(f"{len(faults)} bounds missed." if faults else "All as it must be.")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
