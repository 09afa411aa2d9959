"""How a learner wants to be asked."""

from django.urls import path

from study.preferences import views

urlpatterns = [
    path("account/memory/", views.memory_settings, name="memory_settings"),
    path(
        "account/memory/undo/",
        views.undo_memory_settings,
        name="undo_memory_settings",
    ),
]
