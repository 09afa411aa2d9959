"""How a learner stands."""

from django.urls import path, register_converter

from study.progress import (
    frontier_views,
    memory_views,
    period_views,
    streak_views,
    topic_views,
    views,
)
from study.progress.periods import PeriodConverter

register_converter(PeriodConverter, "period")

urlpatterns = [
    path("progress/", views.progress, name="progress"),
    path(
        "questions/<int:question_id>/memory/",
        memory_views.question_memory,
        name="question_memory",
    ),
    path("progress/frontier/", frontier_views.frontier, name="frontier"),
    path(
        "progress/streak/", streak_views.streak_settings, name="streak_settings"
    ),
    path(
        "progress/<period:period>/",
        period_views.progress_period,
        name="progress_period",
    ),
    path(
        "progress/topics/",
        topic_views.progress_topic_list,
        name="progress_topic_list",
    ),
    path(
        "progress/topics/<slug:slug>/",
        topic_views.progress_topic,
        name="progress_topic",
    ),
]
