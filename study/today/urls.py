"""The first page."""

from django.urls import path

from study.today import views

urlpatterns = [
    path("", views.home, name="home"),
    path("groups/news/", views.group_news, name="group_news"),
]
