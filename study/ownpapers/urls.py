"""Papers of one's own."""

from django.urls import path

from study.ownpapers import joining_views, suggestion_views, views

urlpatterns = [
    path("papers/mine/", views.own_paper_list, name="own_paper_list"),
    path(
        "papers/<slug:slug>/join/",
        joining_views.join_own_paper,
        name="join_own_paper",
    ),
    path(
        "papers/<slug:slug>/keep-apart/",
        joining_views.keep_own_paper_apart,
        name="keep_own_paper_apart",
    ),
    path(
        "papers/<slug:slug>/part/",
        joining_views.part_own_paper,
        name="part_own_paper",
    ),
    path(
        "papers/<slug:slug>/suggest/",
        suggestion_views.suggest_own_paper,
        name="suggest_own_paper",
    ),
    path(
        "papers/<slug:slug>/withdraw/",
        suggestion_views.withdraw_own_suggestion,
        name="withdraw_own_suggestion",
    ),
    path(
        "papers/<slug:slug>/my-note/",
        joining_views.edit_joined_note,
        name="edit_joined_note",
    ),
    path(
        "papers/<slug:slug>/edit/", views.edit_own_paper, name="edit_own_paper"
    ),
    path(
        "papers/<slug:slug>/save/", views.save_own_paper, name="save_own_paper"
    ),
    path(
        "papers/<slug:slug>/delete/",
        views.delete_own_paper,
        name="delete_own_paper",
    ),
    path(
        "papers/<slug:slug>/restore/",
        views.restore_own_paper,
        name="restore_own_paper",
    ),
    path(
        "papers/<slug:slug>/erase/",
        views.erase_own_paper,
        name="erase_own_paper",
    ),
]
