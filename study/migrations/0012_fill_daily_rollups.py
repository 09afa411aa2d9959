"""Every review gets its study day, and what stands is added up by day.

What the sums are is written out here, as it stood when this was made.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import datetime, timedelta

from django.db import migrations

from study.memory.day import StudyClock

HALF_A_DAY = timedelta(hours=12)
DECAY = -0.1542
FACTOR = 0.9 ** (1 / DECAY) - 1
AGES = (1, 4, 8, 15, 31, 91)
MILLION = 1_000_000
AGAIN = 1
RATINGS = {1: "again_count", 2: "hard_count", 3: "good_count", 4: "easy_count"}
BATCH = 2000


def write_days(reviews, clock):
    """The study day of old reviews, by the learner's present clock.

    The middle of a day is still of it where the clock was changed since.
    """
    day_begins = reviews.order_by("day_began_at").values_list("day_began_at", flat=True)
    for day_began_at in list(day_begins.distinct()):
        of_day = reviews.filter(
            reviewed_at__gte=day_began_at,
            reviewed_at__lt=day_began_at + timedelta(days=2),
            day_began_at=day_began_at,
        )
        of_day.update(reviewed_on=clock.day_of(day_began_at + HALF_A_DAY))
    for review in reviews.filter(reviewed_on=None).iterator(BATCH):
        middle_of_day = review.day_began_at + HALF_A_DAY
        review.reviewed_on = clock.day_of(middle_of_day)
        review.save(update_fields=["reviewed_on"])


def expected_recall(review):
    """(days since the last answer, chance); None unless that was an earlier day."""
    before = review.before
    if before is None:
        return None
    last_day_began_at = datetime.fromisoformat(before["last_day_began_at"])
    days = (review.day_began_at + HALF_A_DAY - last_day_began_at).days
    if days < 1:
        return None
    chance = (1 + FACTOR * days / before["stability"]) ** DECAY
    return days, chance


class DailySums:
    def __init__(self, reviews):
        self.answers = defaultdict(Counter)
        self.recalls = defaultdict(Counter)
        for review in reviews.filter(undone_at=None).iterator(BATCH):
            self.add(review)

    def add(self, review):
        answers = self.answers[review.reviewed_on]
        answers[RATINGS[review.rating]] += 1
        if review.duration is not None:
            answers["timed_count"] += 1
            answers["milliseconds"] += review.duration
        expected = expected_recall(review)
        if expected is None:
            return
        days, chance = expected
        age = AGES[bisect_right(AGES, days) - 1]
        tenth = min(9, int(10 * chance))
        recalls = self.recalls[review.reviewed_on, age, tenth]
        recalls["asked_count"] += 1
        recalls["remembered_count"] += int(review.rating > AGAIN)
        recalls["expected_millionths"] += round(MILLION * chance)
        recalls["wanted_millionths"] += round(MILLION * review.desired_retention)

    def write(self, apps, learner):
        DailyAnswers = apps.get_model("study", "DailyAnswers")
        answers = []
        for day, sums in self.answers.items():
            answers.append(DailyAnswers(learner=learner, day=day, **sums))
        DailyAnswers.objects.bulk_create(answers, BATCH)
        DailyRecalls = apps.get_model("study", "DailyRecalls")
        recalls = []
        for (day, age, tenth), sums in self.recalls.items():
            row = DailyRecalls(learner=learner, day=day, age=age, tenth=tenth, **sums)
            recalls.append(row)
        DailyRecalls.objects.bulk_create(recalls, BATCH)


def fill_rollups(apps, schema_editor):
    Review = apps.get_model("study", "Review")
    for learner in apps.get_model("study", "Learner").objects.order_by("pk").iterator():
        clock = StudyClock(learner.time_zone, learner.rollover_hour)
        reviews = Review.objects.filter(learner=learner)
        write_days(reviews, clock)
        DailySums(reviews.order_by()).write(apps, learner)


class Migration(migrations.Migration):

    dependencies = [
        ("study", "0011_daily_rollups"),
    ]

    operations = [
        migrations.RunPython(fill_rollups, migrations.RunPython.noop, elidable=True),
    ]
