"""Tags, for curators."""

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from taggit import admin as taggit_admin

from papers.admin.base import LibraryAdmin
from papers.admin.merging import Mergeable
from papers.forms.tag_names import check_tag
from papers.models import Paper
from papers.services.history.recording import ChangeRecorder

# As taggit registers them, a renamed tag keeps its old name and address on the cached
# pages of its papers.
admin.site.unregister(taggit_admin.Tag)


class TagForm(forms.ModelForm):
    """A tag whose name is as its address and as the library's files have it."""

    def clean_name(self) -> str:
        return check_tag(self.cleaned_data["name"])


@admin.register(taggit_admin.Tag)
class TagAdmin(Mergeable, LibraryAdmin):
    form = TagForm
    list_display = ("name", "slug")
    actions = ("merge_selected",)
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}

    def papers_of(self, instance: taggit_admin.Tag) -> QuerySet[Paper]:
        return Paper.objects.filter(tags=instance)

    def watch(self, recorder: ChangeRecorder, row: taggit_admin.Tag) -> None:
        """Papers know their tags by name."""
        super().watch(recorder, row)
        recorder.watch(
            "paper", self.papers_of(row).values_list("pk", flat=True)
        )
