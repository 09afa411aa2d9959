"""A learner's own half as a Django app."""

from django.apps import AppConfig


class StudyConfig(AppConfig):
    """One learner's own state."""

    name = "study"
    verbose_name = "Study"
