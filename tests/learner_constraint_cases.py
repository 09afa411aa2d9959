"""Ways to break the rules that the database keeps about learners and their settings."""

from datetime import timedelta

from study.models import Card, MovedDate, SettingsChange
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import LearnerFactory, QuestionFactory, answer


@breaks("learner_email_is_unique")
def same_email_in_capitals():
    LearnerFactory(email="ada@example.org")
    LearnerFactory(email="ADA@example.org")


@breaks("learner_has_an_email")
def learner_without_an_address():
    LearnerFactory(email="")


@breaks("learner_email_is_ascii")
def second_spelling_of_a_domain():
    LearnerFactory(email="ada@bücher.example")


@breaks("learner_rollover_hour_is_an_hour")
def day_begins_at_24():
    LearnerFactory(rollover_hour=24)


@breaks("learner_desired_retention_is_reachable")
def retention_too_low():
    LearnerFactory(desired_retention=0.69)


@breaks("learner_desired_retention_is_reachable")
def retention_too_high():
    LearnerFactory(desired_retention=0.98)


@breaks("learner_new_limit_can_be_met")
def thousands_of_new_questions_a_day():
    LearnerFactory(new_limit=501)


@breaks("learner_review_limit_can_be_met")
def no_questions_to_review():
    LearnerFactory(review_limit=0)


@breaks("learner_review_limit_can_be_met")
def too_many_questions_to_review():
    LearnerFactory(review_limit=5001)


@breaks("learner_review_order_is_known")
def unknown_order_of_questions():
    LearnerFactory(review_order="backwards")


@breaks("learner_theme_is_known")
def theme_that_no_page_has():
    LearnerFactory(theme="mauve")


@breaks("learner_leaves_a_weekday_to_study")
def seven_easy_weekdays():
    LearnerFactory(easy_weekdays=127)


@breaks("learner_leaves_a_weekday_to_study")
def eighth_weekday():
    LearnerFactory(easy_weekdays=128)


@breaks("learner_rest_days_leave_one_to_study")
def seven_rest_days():
    LearnerFactory(rest_weekdays=127)


@breaks("learner_rest_days_leave_one_to_study")
def eighth_rest_day():
    LearnerFactory(rest_weekdays=128)


@breaks("learner_leech_threshold_is_in_range")
def stubborn_after_once():
    LearnerFactory(leech_threshold=1)


@breaks("learner_leech_threshold_is_in_range")
def hardly_ever_stubborn():
    LearnerFactory(leech_threshold=31)


@breaks("learner_has_learning_steps")
def learner_without_learning_steps():
    LearnerFactory(learning_steps="")


def changed_settings(learner):
    return SettingsChange.objects.create(
        learner=learner, changed_at=NOON, before={}, after={}
    )


@breaks("settings_change_undone_after_it_was_made")
def change_undone_before_it_was_made():
    change = changed_settings(LearnerFactory())
    SettingsChange.objects.update(undone_at=change.changed_at - timedelta(seconds=1))


@breaks("settings_change_dated_by_settings")
def dates_that_came_from_no_settings():
    changed_settings(LearnerFactory())
    SettingsChange.objects.update(dated_at=NOON)


@breaks("moved_date_once_per_card")
def question_moved_twice():
    review = answer(LearnerFactory(), QuestionFactory(), at=NOON)
    change = changed_settings(review.learner)
    for _ in range(2):
        MovedDate.objects.create(
            change=change,
            card=Card.objects.get(),
            last_reviewed_at=NOON,
            former_due_at=NOON,
            due_at=NOON,
        )
