"""Collections for curators: the head in fields, the groups as one text."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count
from django.http import HttpRequest

from papers.admin.base import LibraryAdmin
from papers.forms.collections import CollectionForm
from papers.models import Collection
from papers.services.library.collections import write_groups
from papers.services.library.keeping import Part, collection_part


@admin.register(Collection)
class CollectionAdmin(LibraryAdmin):
    form = CollectionForm
    formfield_overrides: ClassVar = {
        models.URLField: {"assume_scheme": "https"},
    }
    list_display = ("title", "status", "entry_count", "without_paper_count")
    list_filter = ("status",)
    search_fields = ("title", "slug", "description")
    prepopulated_fields = {"slug": ("title",)}
    fields = ("title", "slug", "description", "url", "status", "groups")

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        entries = Count("entries")
        return rows.annotate(
            counted_entries=entries,
            counted_papers=Count("entries__paper"),
        )

    @admin.display(description="entries", ordering="counted_entries")
    def entry_count(self, row: Any) -> int:
        return int(row.counted_entries)

    @admin.display(description="not in the library")
    def without_paper_count(self, row: Any) -> int:
        return int(row.counted_entries - row.counted_papers)

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formsets: Any,
        change: bool,
    ) -> None:
        """The entries belong to what is recorded, so they come before it ends."""
        write_groups(form.instance, form.cleaned_data["groups"])
        super().save_related(request, form, formsets, change)

    def parts_of(self, row: Collection) -> set[Part]:
        return {collection_part(row.pk)}
