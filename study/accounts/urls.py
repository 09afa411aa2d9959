"""A learner's own account."""

from django.urls import path

from study.accounts import views

urlpatterns = [
    path("account/settings/", views.settings, name="settings"),
    path("account/delete/", views.delete_account, name="delete_account"),
]
