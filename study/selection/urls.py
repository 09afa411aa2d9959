"""What is done with ticked papers."""

from django.urls import path

from study.selection import views

urlpatterns = [
    path("chosen/", views.choose_papers, name="choose_papers"),
    path("chosen/mark/", views.mark_chosen, name="mark_chosen"),
    path("chosen/list/", views.list_chosen, name="list_chosen"),
    path("chosen/compare/", views.compare_chosen, name="compare_chosen"),
    path("chosen/export/", views.export_chosen, name="export_chosen"),
    path("chosen/clear/", views.clear_chosen, name="clear_chosen"),
    path("chosen/undo/", views.undo_chosen, name="undo_chosen"),
]
