"""Addresses of the library that say nothing about the reader."""

from django.urls import path

from papers.views import (
    citations,
    comparison,
    feeds,
    health,
    maps,
    pictures,
    robots,
    titlecards,
)

urlpatterns = [
    path("papers/<slug:slug>.bib", citations.paper_bib, name="paper_bib"),
    path("papers/<slug:slug>.ris", citations.paper_ris, name="paper_ris"),
    path("papers/<slug:slug>.json", citations.paper_json, name="paper_json"),
    path(
        "papers/<slug:slug>/card.png",
        titlecards.paper_title_card,
        name="paper_title_card",
    ),
    path(
        "categories/<slug:slug>/card.png",
        titlecards.category_title_card,
        name="category_title_card",
    ),
    path(
        "topics/<slug:slug>/card.png",
        titlecards.topic_title_card,
        name="topic_title_card",
    ),
    path(
        "paths/<slug:slug>/card.png",
        titlecards.path_title_card,
        name="path_title_card",
    ),
    path(
        "figures/<slug:name>.webp",
        pictures.figure_picture,
        name="figure_picture",
    ),
    path("card.png", titlecards.site_title_card, name="site_title_card"),
    path("compare/", comparison.compare, name="compare"),
    path("map/", maps.paper_map, name="map"),
    path("feeds/notes/", feeds.note_feed, name="note_feed"),
    path(
        "categories/<slug:slug>/feed/",
        feeds.category_feed,
        name="category_feed",
    ),
    path("topics/<slug:slug>/feed/", feeds.topic_feed, name="topic_feed"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("sitemap/<int:number>.xml", robots.sitemap_part, name="sitemap_part"),
    path("health/", health.health, name="health"),
]
