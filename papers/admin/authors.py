"""Authors, for curators."""

from django.contrib import admin
from django.db import models

from papers.admin.base import LibraryAdmin
from papers.models import Author, Paper


@admin.register(Author)
class AuthorAdmin(LibraryAdmin):
    list_display = ("name", "slug")
    search_fields = ("name", "slug")

    def papers_of(self, instance: Author) -> models.QuerySet[Paper]:
        return instance.papers.all()
