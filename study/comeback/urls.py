"""Coming back after a break."""

from django.urls import path

from study.comeback import views

urlpatterns = [
    path("comeback/", views.comeback, name="comeback"),
    path("comeback/start/", views.start_comeback, name="start_comeback"),
    path("comeback/undo/", views.undo_comeback, name="undo_comeback"),
]
