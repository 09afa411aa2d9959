"""The topic tree, for curators."""

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from simple_history.admin import SimpleHistoryAdmin

from papers.admin.base import LibraryAdmin
from papers.admin.names import clean_other_names
from papers.models import Paper, Topic


class TopicForm(forms.ModelForm):
    """A topic whose other names are as the library's files have them."""

    def clean_also_called(self) -> str:
        return clean_other_names(self.cleaned_data["also_called"])


@admin.register(Topic)
class TopicAdmin(LibraryAdmin, SimpleHistoryAdmin):
    form = TopicForm
    list_display = ("name", "parent", "is_supplementary", "slug")
    list_filter = ("is_supplementary",)
    list_select_related = ("parent",)
    search_fields = ("name", "slug", "also_called", "description")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("name",)}

    def papers_of(self, instance: Topic) -> QuerySet[Paper]:
        return instance.papers.all()
