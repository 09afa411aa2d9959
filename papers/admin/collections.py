"""Collections for curators: the head in fields, the groups as one text."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html

from papers.admin.base import LibraryAdmin
from papers.admin.documents import markdown_file
from papers.forms.collections import CollectionForm
from papers.models import Collection
from papers.services.documents.writing_indexes import collection_as_index
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
    readonly_fields = ("as_document",)
    fields = (
        "title",
        "slug",
        "description",
        "url",
        "status",
        "groups",
        "as_document",
    )

    def get_urls(self) -> list[Any]:
        index = path(
            "<int:collection_id>/index.md",
            self.admin_site.admin_view(self.index_view),
            name="papers_collection_index",
        )
        return [index, *super().get_urls()]

    def index_view(
        self, request: HttpRequest, collection_id: int
    ) -> HttpResponse:
        """The collection as a document that can be taken in."""
        collection = Collection.objects.filter(pk=collection_id).first()
        if collection is None:
            raise Http404
        if not self.has_view_permission(request, collection):
            raise PermissionDenied
        text = collection_as_index(collection).text
        return markdown_file(f"{collection.slug}.md", text)

    @admin.display(description="as a document")
    def as_document(self, row: Collection) -> str:
        """Empty before it is stored."""
        if row.pk is None:
            return "-"
        address = reverse("admin:papers_collection_index", args=[row.pk])
        return format_html('<a href="{}">index.md</a>', address)

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
