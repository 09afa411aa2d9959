"""Marking papers, and what to read before them."""

from django.urls import path

from study.reading import prerequisite_views, views

urlpatterns = [
    path("papers/<slug:slug>/status/", views.set_paper_status, name="set_paper_status"),
    path(
        "papers/<slug:slug>/status/undo/",
        views.undo_paper_status,
        name="undo_paper_status",
    ),
    path("papers/<slug:slug>/way/", prerequisite_views.paper_way, name="paper_way"),
    path(
        "papers/<slug:slug>/way/mark/",
        prerequisite_views.mark_paper_way,
        name="mark_paper_way",
    ),
    path(
        "papers/<slug:slug>/way/undo/",
        prerequisite_views.undo_paper_way,
        name="undo_paper_way",
    ),
]
