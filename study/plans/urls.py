"""All plans on one page, and being ready by a date."""

from django.urls import path

from study.plans import views

urlpatterns = [
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/ready/", views.ready_plan_list, name="ready_plan_list"),
    path("plans/ready/new/", views.new_ready_plan, name="new_ready_plan"),
    path(
        "plans/ready/create/", views.create_ready_plan, name="create_ready_plan"
    ),
    path("plans/ready/<int:plan_id>/", views.ready_plan, name="ready_plan"),
    path(
        "plans/ready/<int:plan_id>/practise/",
        views.practise_ready_plan,
        name="practise_ready_plan",
    ),
    path(
        "plans/ready/<int:plan_id>/delete/",
        views.delete_ready_plan,
        name="delete_ready_plan",
    ),
]
