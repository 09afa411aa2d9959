"""How a learner wants to be asked."""

from django.urls import path

from study.preferences import theme_views, views, weights_views

urlpatterns = [
    path("theme/", theme_views.theme, name="theme"),
    path("account/memory/", views.memory_settings, name="memory_settings"),
    path(
        "account/memory/undo/",
        views.undo_memory_settings,
        name="undo_memory_settings",
    ),
    path("account/memory/own/", weights_views.own_weights, name="own_weights"),
    path(
        "account/memory/own/compare/",
        weights_views.compare_weights,
        name="compare_weights",
    ),
    path(
        "account/memory/own/change/",
        weights_views.change_weights,
        name="change_weights",
    ),
]
