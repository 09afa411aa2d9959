"""Marking papers, and what to read before them."""

from django.urls import path

from study.reading import prerequisite_views, read_through_views, views

urlpatterns = [
    path(
        "papers/<slug:slug>/status/",
        views.set_paper_status,
        name="set_paper_status",
    ),
    path(
        "papers/<slug:slug>/status/undo/",
        views.undo_paper_status,
        name="undo_paper_status",
    ),
    path(
        "papers/<slug:slug>/readings/add/",
        read_through_views.add_reading,
        name="add_reading",
    ),
    path(
        "readings/<int:read_through_id>/change/",
        read_through_views.change_reading,
        name="change_reading",
    ),
    path(
        "readings/<int:read_through_id>/remove/",
        read_through_views.remove_reading,
        name="remove_reading",
    ),
    path(
        "papers/<slug:slug>/prerequisites/",
        prerequisite_views.prerequisites,
        name="prerequisites",
    ),
    path(
        "papers/<slug:slug>/prerequisites/mark/",
        prerequisite_views.mark_prerequisites,
        name="mark_prerequisites",
    ),
    path(
        "papers/<slug:slug>/prerequisites/undo/",
        prerequisite_views.undo_prerequisites,
        name="undo_prerequisites",
    ),
    path(
        "papers/<slug:slug>/way/",
        prerequisite_views.moved_prerequisites,
        name="moved_prerequisites",
    ),
]
