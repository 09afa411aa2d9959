"""Paths and their steps, for curators."""

from django.contrib import admin

from papers.admin.base import LibraryAdmin, LibraryPapersOnly
from papers.admin.named_rows import NamedRows
from papers.admin.texts import LibraryTexts
from papers.models import PathStep, ReadingPath
from papers.services.library.keeping import Part, path_part


class PathStepInline(
    NamedRows, LibraryTexts, LibraryPapersOnly, admin.TabularInline
):
    model = PathStep
    extra = 0
    fields = ("position", "paper", "reason")
    autocomplete_fields = ("paper",)


@admin.register(ReadingPath)
class ReadingPathAdmin(LibraryAdmin):
    list_display = ("title", "status", "written_by", "written_on")
    list_filter = ("status",)
    search_fields = ("title", "slug", "description")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (PathStepInline,)

    def parts_of(self, row: ReadingPath) -> set[Part]:
        return {path_part(row.pk)}
