"""Mail about groups: which kinds, and the address by which they end."""

from django.urls import path

from study.groupmail import views

urlpatterns = [
    path("groups/mail/", views.group_mail_settings, name="group_mail_settings"),
    path(
        "groups/mail/off/<slug:token>/",
        views.turn_off_group_mail,
        name="turn_off_group_mail",
    ),
]
