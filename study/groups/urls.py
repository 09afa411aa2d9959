"""Groups of learners who read together."""

from django.urls import path

from study.groups import views

urlpatterns = [
    path("groups/", views.group_list, name="group_list"),
    path("groups/new/", views.new_group, name="new_group"),
    path("groups/<int:group_id>/", views.group, name="group"),
    path("groups/<int:group_id>/edit/", views.edit_group, name="edit_group"),
]
