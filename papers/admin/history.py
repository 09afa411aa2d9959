"""The history of what curators keep: what was changed, and how it is put back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
)
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from papers.admin.addresses import change_url
from papers.admin.versioned import VersionedForms
from papers.libraryfiles import CannotBeKept
from papers.models import LibraryChange, Paper, Question
from papers.services.history.recording import ChangeRecorder
from papers.services.history.restoring import CannotBePutBack, put_back
from papers.services.history.shapes import SHAPES
from papers.services.history.wording import states_after_changes, tell_changes
from papers.services.library.keeping import LibraryWatch, known_names
from papers.services.library.revision import bump_revision
from papers.services.page_cache import render_pages

CHANGES_PER_PAGE = 20


class RecordedAdmin:
    """For admins of the library: each change is kept, with who and what was before."""

    model: Any

    @property
    def change_kind(self) -> str:
        return str(self.model._meta.model_name)

    def recorder(
        self,
        request: HttpRequest,
    ) -> ChangeRecorder:
        return ChangeRecorder(
            LibraryChange.Origin.ADMIN, request.user, timezone.now()
        )

    def watch(
        self,
        recorder: ChangeRecorder,
        row: Any,
    ) -> None:
        """Everything of the library that a change of this row may change."""
        recorder.watch(self.change_kind, [row.pk])

    def start_recording(
        self,
        request: HttpRequest,
        row: Any,
    ) -> None:
        """Once a request, before anything is written."""
        recorder = self.recorder(request)
        if row.pk:
            self.watch(recorder, row)
        request.change_recorder = recorder  # type: ignore[attr-defined]

    def finish_recording(
        self,
        request: HttpRequest,
        row: Any,
    ) -> None:
        recorder = request.change_recorder  # type: ignore[attr-defined]
        recorder.add_created(self.change_kind, [row.pk])
        recorder.finish()

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Each change, newest first, with what it did in words."""
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if row is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.model._meta, object_id
            )
        if not self.has_view_or_change_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        changes = LibraryChange.objects.filter(
            kind=self.change_kind, row_id=row.pk
        )
        pages = Paginator(changes.select_related("by"), CHANGES_PER_PAGE)
        page = pages.get_page(request.GET.get("p"))
        shown = list(page)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": f"History of “{row}”",
            "opts": self.model._meta,
            "object": row,
            "page": page,
            "page_count": pages.num_pages,
            "told_changes": tell_changes(shown, states_after_changes(shown)),
        }
        return TemplateResponse(request, "admin/history.html", context)


def watch_deletion(
    recorder: ChangeRecorder,
    row: Any,
) -> None:
    """The row, what goes with it, and what loses it from its lists."""
    collector = Collector(using=row._state.db, origin=row)
    collector.collect([row])
    gone: dict[str, list[int]] = {}
    for model, rows in collector.data.items():
        kind = str(model._meta.model_name)
        if kind in SHAPES and SHAPES[kind].model is model:
            gone[kind] = [one.pk for one in rows]
    for kind, row_ids in gone.items():
        recorder.watch(kind, row_ids)
    topics = gone.get("topic", [])
    authors = gone.get("author", [])
    tags = gone.get("tag", [])
    papers = Paper.objects.library()
    for losing in (
        papers.filter(topics__in=topics),
        papers.filter(authors__in=authors),
        papers.filter(tags__in=tags),
    ):
        recorder.watch("paper", losing.values_list("pk", flat=True))
    questions = Question.objects.filter(topics__in=topics)
    recorder.watch("question", questions.values_list("pk", flat=True))


@admin.register(LibraryChange)
class LibraryChangeAdmin(VersionedForms, admin.ModelAdmin):
    """All changes of the library: to look at, and to put back what was before."""

    list_display = ("name", "kind", "origin", "by", "made_at")
    list_filter = ("kind", "origin", "made_at")
    list_select_related = ("by",)
    search_fields = ("name",)
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/library_change.html"

    def has_add_permission(
        self,
        request: HttpRequest,
    ) -> bool:
        return False

    def has_change_permission(
        self,
        request: HttpRequest,
        obj: object = None,
    ) -> bool:
        return False

    def has_delete_permission(
        self,
        request: HttpRequest,
        obj: object = None,
    ) -> bool:
        return False

    def has_view_permission(
        self,
        request: HttpRequest,
        obj: object = None,
    ) -> bool:
        return request.user.has_perm("papers.view_librarychange")

    def has_module_permission(
        self,
        request: HttpRequest,
    ) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[Any]:
        put_back_path = path(
            "<int:change_id>/put-back/",
            self.admin_site.admin_view(self.put_back_view),
            name="papers_librarychange_put_back",
        )
        return [put_back_path, *super().get_urls()]

    def render_change_form(  # type: ignore[override]
        self, request: HttpRequest, context: dict[str, Any], **options: Any
    ) -> HttpResponse:
        change: LibraryChange = options["obj"]
        told = tell_changes([change], states_after_changes([change]))[0]
        row_admin = self.admin_of(change)
        context |= {
            "title": f"{told.verb}: {change.name}",
            "subtitle": None,
            "told": told,
            "row_url": row_url(change),
            "later_count": later_changes(change).count(),
            "can_put_back": self.can_put_back(request, change, row_admin),
        }
        return super().render_change_form(request, context, **options)

    def admin_of(self, change: LibraryChange) -> Any:
        return self.admin_site._registry[SHAPES[change.kind].model]

    def can_put_back(
        self,
        request: HttpRequest,
        change: LibraryChange,
        row_admin: Any,
    ) -> bool:
        may_change = row_admin.has_change_permission(request)
        may_publish = request.user.has_perm("papers.publish_library")
        return change.before is not None and may_change and may_publish

    def put_back_view(
        self,
        request: HttpRequest,
        change_id: int,
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        change = LibraryChange.objects.filter(pk=change_id).first()
        if change is None:
            raise Http404
        row_admin = self.admin_of(change)
        if not self.can_put_back(request, change, row_admin):
            raise PermissionDenied
        self.put_back(request, change, row_admin)
        return redirect("admin:papers_librarychange_change", change_id)

    def put_back(
        self,
        request: HttpRequest,
        change: LibraryChange,
        row_admin: Any,
    ) -> None:
        pages = row_admin.pages_of_id(change.row_id)
        try:
            self.put_back_as_files_hold(request, change, row_admin)
        except CannotBePutBack as reason:
            messages.error(request, f"It can't be put back. {reason}")
            return
        except CannotBeKept as refusal:
            row_admin.say_faults(request, refusal.faults)
            return
        refresh_pages(pages | row_admin.pages_of_id(change.row_id))
        messages.success(request, f"“{change.name}” reads as it did before.")

    def put_back_as_files_hold(
        self,
        request: HttpRequest,
        change: LibraryChange,
        row_admin: Any,
    ) -> None:
        """Raises CannotBePutBack or CannotBeKept, with nothing changed."""
        rows = row_admin.model._base_manager.filter(pk=change.row_id)
        watch = LibraryWatch(known_names())
        for row in rows.all():
            watch.add(row_admin.parts_of(row))
        with transaction.atomic():
            put_back(change=change, by=request.user, at=timezone.now())
            watch.parts |= row_admin.parts_of(rows.get())
            watch.refuse_new_faults()


def later_changes(change: LibraryChange) -> QuerySet[LibraryChange]:
    """Of the same row: putting back undoes these too."""
    same_row = LibraryChange.objects.filter(
        kind=change.kind, row_id=change.row_id
    )
    return same_row.filter(pk__gt=change.pk)


def refresh_pages(paper_ids: set[int]) -> None:
    for _ in render_pages(paper_ids):
        pass
    bump_revision()


def row_url(change: LibraryChange) -> str:
    """Where it is edited; empty where it is gone."""
    model = SHAPES[change.kind].model
    if not model._base_manager.filter(pk=change.row_id).exists():
        return ""
    return change_url(model, change.row_id)
