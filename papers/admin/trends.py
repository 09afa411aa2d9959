"""Trends with their examples, and information sources, for curators."""

from typing import ClassVar

from django.contrib import admin
from django.db import models

from papers.admin.base import LibraryAdmin, LibraryPapersOnly
from papers.admin.named_rows import NamedRows
from papers.admin.texts import LibraryTexts
from papers.models import Outlet, Trend, TrendExample
from papers.services.library.keeping import OUTLETS, Part, trend_part


class TrendExampleInline(
    NamedRows, LibraryTexts, LibraryPapersOnly, admin.TabularInline
):
    model = TrendExample
    extra = 0
    fields = ("position", "paper", "reason")
    autocomplete_fields = ("paper",)


@admin.register(Trend)
class TrendAdmin(LibraryAdmin):
    list_display = ("title", "status", "written_by", "written_on")
    list_filter = ("status",)
    search_fields = ("title", "slug", "observation")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (TrendExampleInline,)

    def parts_of(self, row: Trend) -> set[Part]:
        return {trend_part(row.pk)}


@admin.register(Outlet)
class OutletAdmin(LibraryAdmin):
    formfield_overrides: ClassVar = {
        models.URLField: {"assume_scheme": "https"},
    }
    list_display = ("name", "kind", "url", "position")
    list_filter = ("kind",)
    search_fields = ("name", "slug", "description")
    prepopulated_fields = {"slug": ("name",)}

    def parts_of(self, row: Outlet) -> set[Part]:
        return {OUTLETS}
