"""Ways to break the rules that the database keeps about reminders."""

from study.models import Reminder, ReminderSetting
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory


@breaks("reminder_hour_is_an_hour")
def reminder_at_24():
    ReminderSetting.objects.create(
        learner=LearnerFactory(),
        hour=24,
        changed_at=NOON,
    )


def remind(learner, **values):
    day = NOON.date()
    rows = {"due_count": 1, "off_digest": "x", "sent_at": NOON} | values
    Reminder.objects.create(learner=learner, day=day, decided_at=NOON, **rows)


@breaks("reminder_once_per_study_day")
def two_reminders_on_a_day():
    learner = LearnerFactory()
    remind(learner)
    remind(learner, off_digest="y")


@breaks("reminder_link_is_unique")
def two_reminders_with_one_link():
    remind(LearnerFactory())
    remind(LearnerFactory())


@breaks("reminder_sent_when_something_is_due")
def mail_about_nothing():
    remind(LearnerFactory(), due_count=0)


@breaks("reminder_sent_with_its_link")
def mail_without_a_way_out():
    remind(LearnerFactory(), off_digest="")
