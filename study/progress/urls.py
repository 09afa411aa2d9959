"""How a learner stands."""

from django.urls import path

from study.progress import views

urlpatterns = [
    path("progress/", views.progress, name="progress"),
]
