"""Readings told in ways that the database must refuse."""

from datetime import date

from study.models import ReadThrough
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, PaperFactory


def keep_read_through(**values):
    ReadThrough.objects.create(learner=LearnerFactory(), paper=PaperFactory(), **values)


@breaks("read_through_one_open")
def two_open_readings_of_a_paper():
    learner = LearnerFactory()
    paper = PaperFactory()
    ReadThrough.objects.create(learner=learner, paper=paper)
    ReadThrough.objects.create(learner=learner, paper=paper)


@breaks("read_through_ending_is_known")
def reading_of_unknown_ending():
    keep_read_through(ending="burnt")


@breaks("read_through_open_has_no_end")
def open_reading_with_a_last_day():
    keep_read_through(ended_on=date(2026, 3, 1))


@breaks("read_through_ends_after_it_begins")
def reading_that_ends_the_day_before():
    keep_read_through(
        ending="read", started_on=date(2026, 3, 2), ended_on=date(2026, 3, 1)
    )


@breaks("read_through_days_are_plausible")
def reading_that_began_before_1800():
    keep_read_through(started_on=date(1799, 12, 31))


@breaks("read_through_days_are_plausible")
def reading_that_ended_after_2100():
    keep_read_through(ending="read", ended_on=date(2101, 1, 1))
