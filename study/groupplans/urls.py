"""The plan of a group's list."""

from django.urls import path

from study.groupplans import offer_views, views

PLAN = "groups/<int:group_id>/lists/<int:list_id>/plan/"

urlpatterns = [
    path(PLAN, views.group_plan, name="group_plan"),
    path(
        f"{PLAN}preview/",
        views.preview_group_plan,
        name="preview_group_plan",
    ),
    path(
        f"{PLAN}take-on/", views.take_on_group_plan, name="take_on_group_plan"
    ),
    path(
        f"{PLAN}offer/", offer_views.offer_group_plan, name="offer_group_plan"
    ),
    path(
        f"{PLAN}withdraw/",
        offer_views.withdraw_group_plan,
        name="withdraw_group_plan",
    ),
]
