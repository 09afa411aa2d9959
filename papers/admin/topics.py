"""The topic tree, for curators."""

from django.contrib import admin
from django.db.models import QuerySet
from simple_history.admin import SimpleHistoryAdmin

from papers.admin.base import LibraryAdmin
from papers.models import Paper, Topic


@admin.register(Topic)
class TopicAdmin(LibraryAdmin, SimpleHistoryAdmin):
    list_display = ("name", "parent", "is_supplementary", "slug")
    list_filter = ("is_supplementary",)
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "description")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("name",)}

    def papers_of(self, instance: Topic) -> QuerySet[Paper]:
        return instance.papers.all()
