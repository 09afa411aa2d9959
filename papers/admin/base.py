"""What every page of the library's admin does after it has saved."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Field, ModelForm
from django.http import HttpRequest

from papers.admin.added_once import AddedOnce
from papers.admin.formula_warnings import warn_of_formulas
from papers.admin.history import RecordedAdmin, refresh_pages, watch_deletion
from papers.admin.kept import KeptInFiles
from papers.admin.texts import LibraryTexts
from papers.admin.topic_paths import PlacedTopics
from papers.admin.versioned import VersionedForms
from papers.models import Paper
from papers.services.library.keeping import Part, note_part
from papers.services.library.revision import lock_revision
from papers.services.page_cache import with_neighbours

# What everybody sees, or has seen; a question's are among them.
SEEN_STATUSES = (Paper.Status.PUBLISHED, Paper.Status.RETIRED)


def refresh_library(paper_ids: Iterable[int] = ()) -> None:
    """Renders the pages of these papers and counts one more change of the library."""
    refresh_pages(set(paper_ids))


def is_acceptable(form_field: Field, value: Any) -> bool:
    """Whether the field takes the value.

    Of numbers beyond all size Python itself complains.
    """
    try:
        form_field.clean(value)
    except (ValidationError, ValueError, OverflowError):
        return False
    return True


def may_publish(request: HttpRequest) -> bool:
    """Whether what they save may be seen by everybody; editors keep drafts."""
    return request.user.has_perm("papers.publish_library")


def offer_drafts_alone(form: Any) -> None:
    field = form.fields.get("status")
    if field is None:
        return
    choices = []
    for value, label in field.choices:
        if value not in SEEN_STATUSES:
            choices.append((value, label))
    field.choices = choices
    if not form.instance.pk:
        field.initial = choices[0][0]
        form.initial.pop("status", None)


class DraftsForEditors:
    """For every admin of the library: who may not publish changes drafts alone."""

    def has_change_permission(
        self, request: HttpRequest, obj: Any = None
    ) -> bool:
        may_change = super().has_change_permission(request, obj)  # type: ignore[misc]
        is_seen = getattr(obj, "status", "") in SEEN_STATUSES
        return may_change and (may_publish(request) or not is_seen)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Without publishing the states that everybody sees are not to choose."""
        form_class = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        if may_publish(request):
            return form_class

        class DraftForm(form_class):  # type: ignore[misc, valid-type]
            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, **options)
                offer_drafts_alone(self)

        return DraftForm

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """An action of a list may publish, retire or delete."""
        if not may_publish(request):
            return {}
        return super().get_actions(request)  # type: ignore[misc]


class LibraryPapersOnly:
    """For admins and inlines: no form of theirs knows of learners' own papers."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.related_model is Paper:
            options["queryset"] = Paper.objects.library()
        return super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **options
        )

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.related_model is Paper:
            options["queryset"] = Paper.objects.library()
        return super().formfield_for_manytomany(  # type: ignore[misc]
            db_field, request, **options
        )


class LibraryAdmin(
    KeptInFiles,
    AddedOnce,
    RecordedAdmin,
    VersionedForms,
    LibraryTexts,
    LibraryPapersOnly,
    PlacedTopics,
    DraftsForEditors,
    admin.ModelAdmin,
):
    """Saves in one transaction and renders afterwards what the change makes old."""

    list_per_page = 50
    show_full_result_count = False

    def get_changeform_initial_data(
        self, request: HttpRequest
    ) -> dict[str, Any]:
        """What the address fills in of an add form.

        What a field can't take is left out.
        """
        offered = super().get_changeform_initial_data(request)
        initial = {}
        for name, form_field in self.get_form(request).base_fields.items():
            if name in offered and is_acceptable(form_field, offered[name]):
                initial[name] = offered[name]
        return initial

    def lock_for_saving(self, row: Any) -> None:
        """Curators and the loader come one after the other.

        A paper's form writes questions too, and a question's form the same ones.
        """
        lock_revision()

    def papers_of(self, instance: Any) -> QuerySet[Paper]:
        """The papers whose cached pages show this row."""
        return Paper.objects.none()

    def save_model(
        self, request: HttpRequest, obj: Any, form: ModelForm, change: bool
    ) -> None:
        self.start_recording(request, obj)
        super().save_model(request, obj, form, change)

    def parts_of(self, row: Any) -> set[Part]:
        """The notes that show it, where nothing else is said."""
        paper_ids = self.papers_of(row).values_list("id", flat=True)
        return {note_part(paper_id) for paper_id in paper_ids}

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool
    ) -> None:
        with transaction.atomic():
            before = self.pages_of(form.instance)
            super().save_related(request, form, formsets, change)
            self.finish_recording(request, form.instance)
            self.watch_saved(request, form.instance)
            refresh_library(before | self.pages_of(form.instance))
        warn_of_formulas(request, form, formsets)

    def pages_of(self, instance: Any) -> set[int]:
        """The papers whose cached pages a change of this row makes old.

        They show it, or are linked with one that does.
        """
        paper_ids = self.papers_of(instance).values_list("id", flat=True)
        return with_neighbours(paper_ids)

    def pages_of_id(self, row_id: int) -> set[int]:
        """As `pages_of`, also of what is gone."""
        row = self.model._base_manager.filter(pk=row_id).first()
        return self.pages_of(row) if row else set()

    @contextmanager
    def recording(
        self, request: HttpRequest, rows: QuerySet[Any] | list[Any]
    ) -> Iterator[None]:
        """What is done with these rows is one step, and kept in their history."""
        with transaction.atomic():
            lock_revision()
            recorder = self.recorder(request)
            recorder.watch(self.change_kind, [row.pk for row in rows])
            yield
            recorder.finish()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """What goes with it is kept in its history as well."""
        ids = self.pages_of(obj)
        with transaction.atomic():
            lock_revision()
            recorder = self.recorder(request)
            watch_deletion(recorder, obj)
            super().delete_model(request, obj)
            recorder.finish()
        refresh_library(ids)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            self.delete_model(request, row)
