"""Addresses whose pages show where the learner stands."""

from django.urls import include, path

urlpatterns = [
    path("", include("study.today.urls")),
    path("", include("study.start.urls")),
    path("", include("study.ownpapers.urls")),
    path("", include("study.adding.urls")),
    path("", include("study.library.urls")),
    path("", include("study.reading.urls")),
    path("", include("study.lists.urls")),
    path("", include("study.selection.urls")),
    path("", include("study.review.urls")),
    path("", include("study.comeback.urls")),
    path("", include("study.trying.urls")),
    path("", include("study.search.urls")),
    path("", include("study.progress.urls")),
    path("", include("study.plans.urls")),
    path("", include("study.readingplans.urls")),
    path("", include("study.routines.urls")),
    path("", include("study.sharing.urls")),
    path("", include("study.grouplists.urls")),
    path("", include("study.groupplans.urls")),
    path("", include("study.importing.urls")),
    path("", include("study.groups.urls")),
    path("", include("study.discussion.urls")),
    path("", include("study.groupquizzes.urls")),
    path("", include("study.groupmail.urls")),
    path("", include("study.meetings.urls")),
    path("", include("study.accounts.urls")),
    path("", include("study.preferences.urls")),
    path("", include("study.reminders.urls")),
]
