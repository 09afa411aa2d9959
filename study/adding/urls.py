"""Adding a paper, by what somebody has of it."""

from django.urls import path

from study.adding import views

urlpatterns = [
    path("papers/add/", views.add_paper, name="add_paper"),
    path("papers/add/find/", views.find_paper, name="find_paper"),
    path("papers/add/by-hand/", views.new_paper, name="new_paper"),
    path("papers/add/create/", views.create_paper, name="create_paper"),
]
