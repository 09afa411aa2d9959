"""The address by which reminders end."""

from django.urls import path

from study.reminders import views

urlpatterns = [
    path(
        "reminders/off/<slug:token>/",
        views.turn_off_reminders,
        name="turn_off_reminders",
    ),
]
