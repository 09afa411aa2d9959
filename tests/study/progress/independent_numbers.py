"""A learner's numbers from the rows of their answers, in plain Python.

It imports nothing of Octavo's and nothing of the package that schedules: FSRS-6 is
written out here after its definition. `python independent_numbers.py FILE` prints the
numbers of a file of answers as JSON.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

# FSRS-6's weights, w0 to w20, as its authors publish them.
W = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194),
    *(0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629),
    *(1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
FACTOR = 0.9 ** (-1 / W[20]) - 1
AGES = (1, 4, 8, 15, 31, 91)
STABILITY_LIMITS = (7, 30, 90, 365)
DAYS_OF_FORECAST = 30


def recall_chance(days, stability):
    return (1 + FACTOR * days / stability) ** -W[20]


def first_difficulty(rating):
    return W[4] - math.exp(W[5] * (rating - 1)) + 1


def next_difficulty(difficulty, rating):
    change = -W[6] * (rating - 3) * (10 - difficulty) / 9
    moved = W[7] * first_difficulty(EASY) + (1 - W[7]) * (difficulty + change)
    return min(10, max(1, moved))


def same_day_stability(stability, rating):
    growth = math.exp(W[17] * (rating - 3 + W[18])) * stability ** -W[19]
    if rating > AGAIN:
        growth = max(growth, 1)
    return stability * growth


def forgotten_stability(stability, difficulty, chance):
    long_term = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1)
    long_term *= math.exp((1 - chance) * W[14])
    return min(long_term, stability / math.exp(W[17] * W[18]))


def remembered_stability(stability, difficulty, chance, rating):
    growth = math.exp(W[8]) * (11 - difficulty) * stability ** -W[9]
    growth *= math.exp((1 - chance) * W[10]) - 1
    growth *= {HARD: W[15], GOOD: 1, EASY: W[16]}[rating]
    return stability * (1 + growth)


def next_stability(stability, difficulty, days, rating):
    if days < 1:
        return same_day_stability(stability, rating)
    chance = recall_chance(days, stability)
    if rating == AGAIN:
        return forgotten_stability(stability, difficulty, chance)
    return remembered_stability(stability, difficulty, chance, rating)


def interval_days(stability, desired_retention):
    days = stability / FACTOR * (desired_retention ** (-1 / W[20]) - 1)
    return max(1, round(days))


class Memory:
    """One question's; with one step of ten minutes for learning and learning again."""

    def __init__(self):
        self.answer_count = 0
        self.is_settled = False

    def answer(self, at, day, rating, desired_retention):
        if self.answer_count:
            days = (day - self.day).days
            self.stability = next_stability(
                self.stability, self.difficulty, days, rating
            )
            self.difficulty = next_difficulty(self.difficulty, rating)
        else:
            self.stability = W[rating - 1]
            self.difficulty = min(10, max(1, first_difficulty(rating)))
        self.stability = max(self.stability, 0.001)
        self.answer_count += 1
        self.day = day
        self.settle(at, rating, desired_retention)

    def settle(self, at, rating, desired_retention):
        """Hard repeats the step after one and a half times its minutes."""
        waits = {AGAIN: 10}
        if not self.is_settled:
            waits[HARD] = 15
        self.is_settled = rating not in waits
        if self.is_settled:
            days = interval_days(self.stability, desired_retention)
            self.due_on = self.day + timedelta(days=days)
        else:
            self.due_at = at + timedelta(minutes=waits[rating])


class Numbers:
    """What the pages show, from a file of answers."""

    def __init__(self, export):
        self.zone = ZoneInfo(export["time_zone"])
        self.rollover = timedelta(hours=export["rollover_hour"])
        self.now = datetime.fromisoformat(export["now"])
        self.today = self.day_of(self.now)
        self.answers = Counter()
        self.remembered = Counter()
        self.milliseconds = Counter()
        self.delayed = []
        self.memories = {}
        for row in export["answers"]:
            if not row["is_taken_back"]:
                self.add(row)

    def day_of(self, at):
        local = at.astimezone(self.zone).replace(tzinfo=None)
        return (local - self.rollover).date()

    def add(self, row):
        at = datetime.fromisoformat(row["answered_at"])
        day = self.day_of(at)
        rating = row["rating"]
        self.answers[day] += 1
        self.remembered[day] += int(rating > AGAIN)
        self.milliseconds[day] += row["milliseconds"] or 0
        memory = self.memories.setdefault(row["question"], Memory())
        if memory.answer_count and day > memory.day:
            days = (day - memory.day).days
            chance = recall_chance(days, memory.stability)
            self.delayed.append((day, days, chance, rating > AGAIN))
        memory.answer(at, day, rating, row["desired_retention"])

    def all_numbers(self):
        return {
            "weeks": self.weeks(),
            "retention": self.retention(),
            "ages": self.ages(),
            "calibration": self.calibration(),
            "stabilities": self.stabilities(),
            "due_now": self.due_now(),
            "forecast": self.forecast(),
            "questions": self.questions(),
            "recall_today": self.mean_chance(0),
            "recall_later": self.mean_chance(30),
        }

    def weeks(self):
        """(Monday, answers, remembered, minutes) of the last twelve."""
        monday = self.today - timedelta(days=self.today.weekday() + 77)
        rows = []
        for _ in range(12):
            days = [monday + timedelta(days=number) for number in range(7)]
            minutes = sum(self.milliseconds[day] for day in days) / 60_000
            answered = sum(self.answers[day] for day in days)
            remembered = sum(self.remembered[day] for day in days)
            rows.append([str(monday), answered, remembered, round(minutes)])
            monday += timedelta(days=7)
        return rows

    def retention(self):
        """Of the delayed answers of thirty days, the share remembered."""
        first = self.today - timedelta(days=29)
        recent = [is_known for day, _, _, is_known in self.delayed if day >= first]
        if len(recent) < 10:
            return None
        return round(100 * sum(recent) / len(recent))

    def ages(self):
        """(delayed answers, remembered) by days since the last answer."""
        asked, known = Counter(), Counter()
        for _, days, _, is_known in self.delayed:
            age = max(first for first in AGES if first <= days)
            asked[age] += 1
            known[age] += is_known
        return [[asked[age], known[age]] for age in AGES]

    def by_chance(self):
        """(chance in millionths, whether it was known) of answers, by per mille.

        Those of one day, age and tenth of chance stay together at their mean chance, as
        they do in the sums that are kept of a day.
        """
        together = defaultdict(list)
        for day, days, chance, is_known in self.delayed:
            age = max(first for first in AGES if first <= days)
            tenth = math.floor(10 * chance)
            together[day, age, tenth].append((round(1e6 * chance), is_known))
        by_chance = defaultdict(list)
        for answers in together.values():
            mean = sum(chance for chance, _ in answers) / len(answers)
            by_chance[math.floor(mean / 1000)] += answers
        return by_chance

    def calibration(self):
        """(answers, expected percent, remembered percent) by decile, surest first."""
        groups = [[]]
        left = len(self.delayed)
        for _, answers in sorted(self.by_chance().items(), reverse=True):
            groups[-1] += answers
            share = left / (11 - len(groups))
            if len(groups[-1]) >= share:
                left -= len(groups[-1])
                groups.append([])
        rows = []
        for answers in groups[:-1]:
            expected = sum(chance for chance, _ in answers) / len(answers) / 1e4
            known = 100 * sum(is_known for _, is_known in answers) / len(answers)
            rows.append([len(answers), expected, known])
        return rows

    def stabilities(self):
        groups = [0] * (len(STABILITY_LIMITS) + 1)
        for memory in self.memories.values():
            passed = [limit for limit in STABILITY_LIMITS if memory.stability >= limit]
            groups[len(passed)] += 1
        return groups

    def due_now(self):
        count = 0
        for memory in self.memories.values():
            if memory.is_settled:
                count += memory.due_on <= self.today
            else:
                count += memory.due_at <= self.now
        return count

    def forecast(self):
        """Questions that come on each of thirty days; the first is today."""
        days = [0] * DAYS_OF_FORECAST
        for memory in self.memories.values():
            due_on = memory.due_on if memory.is_settled else self.day_of(memory.due_at)
            place = max(0, (due_on - self.today).days)
            if place < DAYS_OF_FORECAST:
                days[place] += 1
        return days

    def chance_in(self, memory, days):
        return recall_chance((self.today - memory.day).days + days, memory.stability)

    def questions(self):
        """By question: percent today, stability, difficulty, answers."""
        rows = {}
        for question, memory in self.memories.items():
            percent = 100 * self.chance_in(memory, 0)
            numbers = [percent, memory.stability, memory.difficulty]
            rows[question] = [*numbers, memory.answer_count]
        return rows

    def mean_chance(self, days):
        """In percent, over all questions that were answered."""
        chances = [self.chance_in(memory, days) for memory in self.memories.values()]
        return 100 * sum(chances) / len(chances)


def answers_between(numbers, first, last):
    """(days with answers, answers, remembered) from one date to another."""
    days = [day for day in numbers.answers if first <= day <= last]
    answered = sum(numbers.answers[day] for day in days)
    return len(days), answered, sum(numbers.remembered[day] for day in days)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        printed = json.dumps(Numbers(json.load(file)).all_numbers(), indent=1)
    sys.stdout.write(f"{printed}\n")
