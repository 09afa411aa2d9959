"""Routines and checking them off."""

from django.urls import path

from study.routines import views

ROUTINE = "routines/<int:routine_id>/"

urlpatterns = [
    path("routines/", views.routine_list, name="routine_list"),
    path("routines/new/", views.new_routine, name="new_routine"),
    path("routines/create/", views.create_routine, name="create_routine"),
    path("routines/begin/", views.begin_routines, name="begin_routines"),
    path(f"{ROUTINE}edit/", views.edit_routine, name="edit_routine"),
    path(f"{ROUTINE}change/", views.change_routine, name="change_routine"),
    path(f"{ROUTINE}check/", views.check_routine, name="check_routine"),
    path(f"{ROUTINE}uncheck/", views.uncheck_routine, name="uncheck_routine"),
    path(f"{ROUTINE}delete/", views.delete_routine, name="delete_routine"),
    path(f"{ROUTINE}restore/", views.restore_routine, name="restore_routine"),
]
