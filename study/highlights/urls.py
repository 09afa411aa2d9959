"""Passages that a learner marks."""

from django.urls import path

from study.highlights import export_views, sharing_views, views

HIGHLIGHT = "highlights/<int:highlight_id>/"

urlpatterns = [
    path("papers/<slug:slug>/mark/", views.mark_passage, name="mark_passage"),
    path("highlights/", views.highlight_list, name="highlight_list"),
    path(
        "highlights.md",
        export_views.highlights_markdown,
        name="highlights_markdown",
    ),
    path(
        "highlights.csv",
        export_views.highlights_csv,
        name="highlights_csv",
    ),
    path(f"{HIGHLIGHT}edit/", views.edit_highlight, name="edit_highlight"),
    path(
        f"{HIGHLIGHT}show/",
        sharing_views.show_highlight,
        name="show_highlight",
    ),
    path(
        f"{HIGHLIGHT}delete/", views.delete_highlight, name="delete_highlight"
    ),
    path(
        f"{HIGHLIGHT}restore/",
        views.restore_highlight,
        name="restore_highlight",
    ),
]
