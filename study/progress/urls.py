"""How a learner stands."""

from django.urls import path

from study.progress import frontier_views, topic_views, views

urlpatterns = [
    path("progress/", views.progress, name="progress"),
    path("progress/frontier/", frontier_views.frontier, name="frontier"),
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
