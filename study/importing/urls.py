"""Importing onto lists."""

from django.urls import path

from study.importing import views

urlpatterns = [
    path("lists/import/", views.new_list_import, name="new_list_import"),
    path(
        "lists/import/read/",
        views.read_new_list_import,
        name="read_new_list_import",
    ),
    path(
        "lists/<int:list_id>/import/",
        views.import_to_list,
        name="import_to_list",
    ),
    path(
        "lists/<int:list_id>/import/read/",
        views.read_list_import,
        name="read_list_import",
    ),
    path(
        "lists/imports/<int:import_id>/", views.list_import, name="list_import"
    ),
    path(
        "lists/imports/<int:import_id>/confirm/",
        views.confirm_import,
        name="confirm_import",
    ),
    path(
        "lists/imports/<int:import_id>/undo/",
        views.undo_import,
        name="undo_import",
    ),
    path(
        "lists/imports/<int:import_id>/discard/",
        views.discard_import,
        name="discard_import",
    ),
    path(
        "groups/<int:group_id>/lists/<int:list_id>/import/",
        views.group_import_to_list,
        name="group_import_to_list",
    ),
    path(
        "groups/<int:group_id>/lists/<int:list_id>/import/read/",
        views.group_read_list_import,
        name="group_read_list_import",
    ),
]
