"""Categories, for curators."""

from django.contrib import admin
from django.db.models import QuerySet

from papers.admin.base import LibraryAdmin
from papers.models import Category, Paper
from papers.services.library.keeping import CATEGORIES, Part


@admin.register(Category)
class CategoryAdmin(LibraryAdmin):
    list_display = ("name", "position", "slug")
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}

    def parts_of(self, row: Category) -> set[Part]:
        return {CATEGORIES}

    def papers_of(self, instance: Category) -> QuerySet[Paper]:
        return instance.papers.all()
