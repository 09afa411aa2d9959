"""Frameworks and their prompts, for curators."""

from django.contrib import admin

from papers.admin.base import LibraryAdmin
from papers.admin.texts import LibraryTexts
from papers.models import Framework, Prompt
from papers.services.library.keeping import FRAMEWORKS, Part


class PromptInline(LibraryTexts, admin.TabularInline):
    model = Prompt
    extra = 0
    fields = ("position", "slug", "text")


@admin.register(Framework)
class FrameworkAdmin(LibraryAdmin):
    list_display = ("name", "purpose", "position")
    list_filter = ("purpose",)
    search_fields = ("name", "slug", "prompts__text")
    inlines = (PromptInline,)

    def parts_of(self, row: Framework) -> set[Part]:
        return {FRAMEWORKS}
