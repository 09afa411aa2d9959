"""Authors, for curators."""

from django.contrib import admin
from django.db.models import QuerySet

from papers.admin.base import LibraryAdmin
from papers.admin.merging import Mergeable
from papers.models import Author, Paper


@admin.register(Author)
class AuthorAdmin(Mergeable, LibraryAdmin):
    list_display = ("name", "slug")
    actions = ("merge_selected",)
    search_fields = ("name", "slug")

    def papers_of(self, instance: Author) -> QuerySet[Paper]:
        return instance.papers.all()
