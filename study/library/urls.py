"""The library, with where the learner stands."""

from django.urls import path

from study.library import (
    collection_views,
    export_views,
    path_views,
    topic_views,
    trend_views,
    views,
)

urlpatterns = [
    path("papers/", views.paper_list, name="paper_list"),
    path("papers/export/", export_views.export_papers, name="export_papers"),
    path("papers/<slug:slug>/", views.paper, name="paper"),
    path("categories/<slug:slug>/", views.category, name="category"),
    path("tags/<slug:slug>/", views.tag, name="tag"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("paths/", path_views.path_list, name="path_list"),
    path("paths/<slug:slug>/", path_views.path, name="path"),
    path(
        "collections/",
        collection_views.collection_list,
        name="collection_list",
    ),
    path(
        "collections/<slug:slug>/",
        collection_views.collection,
        name="collection",
    ),
    path("trends/", trend_views.trend_list, name="trend_list"),
    path("trends/<slug:slug>/", trend_views.trend, name="trend"),
    path("sources/", trend_views.outlet_list, name="outlet_list"),
    path("search/export/", export_views.export_search, name="export_search"),
    path("topics/", topic_views.topic_list, name="topic_list"),
    path("topics/<slug:slug>/", topic_views.topic, name="topic"),
    path(
        "topics/<slug:slug>/branch/",
        topic_views.topic_branch,
        name="topic_branch",
    ),
]
