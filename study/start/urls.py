"""The first evening."""

from django.urls import path

from study.start import views

urlpatterns = [
    path("start/", views.start, name="start"),
    path("start/papers/", views.first_paper_list, name="first_paper_list"),
    path(
        "start/papers/mark/", views.mark_first_papers, name="mark_first_papers"
    ),
]
