"""Paths and their steps, for curators."""

from django.contrib import admin

from papers.admin.base import LibraryAdmin, LibraryPapersOnly
from papers.models import PathStep, ReadingPath


class PathStepInline(LibraryPapersOnly, admin.TabularInline):
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
