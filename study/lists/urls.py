"""Reading lists of one's own."""

from django.urls import path

from study.lists import (
    adding_views,
    entry_views,
    export_views,
    list_views,
    source_views,
    views,
)

urlpatterns = [
    path("lists/", views.reading_list_list, name="reading_list_list"),
    path("lists/create/", list_views.create_reading_list, name="create_reading_list"),
    path("lists/add/", adding_views.add_to_list, name="add_to_list"),
    path(
        "lists/from/path/<slug:slug>/",
        source_views.start_list_from_path,
        name="start_list_from_path",
    ),
    path(
        "lists/from/topic/<slug:slug>/",
        source_views.start_list_from_topic,
        name="start_list_from_topic",
    ),
    path(
        "lists/from/search/",
        source_views.start_list_from_search,
        name="start_list_from_search",
    ),
    path("lists/<int:list_id>/", views.reading_list, name="reading_list"),
    path(
        "lists/<int:list_id>/print/",
        views.print_reading_list,
        name="print_reading_list",
    ),
    path(
        "lists/<int:list_id>/export/",
        export_views.export_reading_list,
        name="export_reading_list",
    ),
    path(
        "lists/<int:list_id>/edit/",
        list_views.edit_reading_list,
        name="edit_reading_list",
    ),
    path(
        "lists/<int:list_id>/copy/",
        source_views.copy_reading_list,
        name="copy_reading_list",
    ),
    path(
        "lists/<int:list_id>/merge/",
        list_views.merge_reading_lists,
        name="merge_reading_lists",
    ),
    path(
        "lists/<int:list_id>/archive/",
        list_views.archive_reading_list,
        name="archive_reading_list",
    ),
    path(
        "lists/<int:list_id>/unarchive/",
        list_views.unarchive_reading_list,
        name="unarchive_reading_list",
    ),
    path(
        "lists/<int:list_id>/delete/",
        list_views.delete_reading_list,
        name="delete_reading_list",
    ),
    path(
        "lists/<int:list_id>/restore/",
        list_views.restore_reading_list,
        name="restore_reading_list",
    ),
    path(
        "lists/<int:list_id>/undo/",
        list_views.undo_list_change,
        name="undo_list_change",
    ),
    path(
        "lists/<int:list_id>/papers/",
        adding_views.find_papers_for_list,
        name="find_papers_for_list",
    ),
    path(
        "lists/<int:list_id>/papers/remove/",
        adding_views.remove_from_list,
        name="remove_from_list",
    ),
    path(
        "lists/<int:list_id>/lines/add/",
        entry_views.add_list_line,
        name="add_list_line",
    ),
    path(
        "lists/<int:list_id>/entries/<int:entry_id>/edit/",
        entry_views.edit_list_entry,
        name="edit_list_entry",
    ),
    path(
        "lists/<int:list_id>/entries/<int:entry_id>/move/",
        entry_views.move_list_entry,
        name="move_list_entry",
    ),
    path(
        "lists/<int:list_id>/entries/<int:entry_id>/remove/",
        entry_views.remove_list_entry,
        name="remove_list_entry",
    ),
]
