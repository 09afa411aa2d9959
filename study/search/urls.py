"""Search and saved searches."""

from django.urls import path

from study.search import quick_views, saved_views, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/quick/", quick_views.quick_search, name="quick_search"),
    path("searches/", saved_views.saved_search_list, name="saved_search_list"),
    path("searches/save/", saved_views.save_search, name="save_search"),
    path(
        "searches/<int:search_id>/delete/",
        saved_views.delete_saved_search,
        name="delete_saved_search",
    ),
    path(
        "searches/<int:search_id>/feed/",
        saved_views.open_search_feed,
        name="open_search_feed",
    ),
    path(
        "searches/<int:search_id>/feed/close/",
        saved_views.close_search_feed,
        name="close_search_feed",
    ),
    path(
        "feeds/searches/<slug:token>/",
        saved_views.saved_search_feed,
        name="saved_search_feed",
    ),
]
