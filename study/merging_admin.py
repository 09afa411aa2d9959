"""Two of the library made one by a curator, and parted again.

Which fields stay is chosen side by side. Of learners curators are told sums alone.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from papers.admin.addresses import change_url
from papers.admin.kept import sentence_with_path
from papers.admin.merging import may_merge
from papers.admin.versioned import VersionedForms
from papers.forms.merging import ChosenSidesForm, OtherRowForm
from papers.libraryfiles import CannotBeKept
from papers.models import Merge
from papers.services.history.shapes import SHAPES
from papers.services.merging.differences import (
    differences_between,
    is_lost_to_readers,
)
from papers.services.merging.merges import (
    CannotBeMerged,
    CannotBeUndone,
    Pair,
    library_row,
    merge_rows,
    undo_merge,
)
from study.merging.learner_services import RulesForLearners
from study.merging.preview import preview_of_merge

MOST_FOUND = 20
MOST_LOOKED_AT = 300
UNDONE = "Both are there again, as they were."


def url_of(kind: str, row_id: int) -> str:
    return change_url(SHAPES[kind].model, row_id)


def say_faults(request: HttpRequest, refusal: CannotBeKept) -> None:
    messages.error(request, "Nothing was changed:")
    for fault in refusal.faults[:8]:
        messages.error(request, sentence_with_path(fault))


def best_named(rows: Iterable[Any], words: str) -> list[Any]:
    """Those first that are called so; of the others something else says it."""

    def is_called_otherwise(row: Any) -> bool:
        return words.casefold() not in f"{row} {row.slug}".casefold()

    return sorted(rows, key=is_called_otherwise)[:MOST_FOUND]


@admin.register(Merge)
class MergeAdmin(VersionedForms, admin.ModelAdmin):
    list_display = (
        "dropped_name",
        "kept_name",
        "kind",
        "by",
        "made_at",
        "undone_at",
    )
    list_filter = ("kind", "made_at")
    list_select_related = ("by",)
    search_fields = ("dropped_name", "kept_name")
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/papers/merge/told.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_merge(request)

    def has_change_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: object = None
    ) -> bool:
        """What was merged stays told."""
        return False

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        name = "papers_merge"
        return [
            path("add/", view(self.add_view), name=f"{name}_add"),
            path(
                "compare/<slug:kind>/<int:kept_id>/<int:dropped_id>/",
                view(self.compare_view),
                name=f"{name}_compare",
            ),
            path(
                "<int:merge_id>/undo/",
                view(self.undo_view),
                name=f"{name}_undo",
            ),
            *super().get_urls(),
        ]

    def context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.model._meta,
        }

    @method_decorator(require_safe)
    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The other one is looked for."""
        if not may_merge(request):
            raise PermissionDenied
        context = self.context(request, "Merge two into one")
        form = OtherRowForm(request.GET)
        row = self.row_to_merge(form)
        if row is not None:
            kind = form.cleaned_data["kind"]
            words = form.cleaned_data["q"]
            context |= {
                "title": f"Merge “{row}” with another",
                "row": row,
                "row_url": url_of(kind, row.pk),
                "form": form,
                "found": self.others(request, kind, row, words),
            }
        return TemplateResponse(
            request, "admin/papers/merge/choose.html", context
        )

    def row_to_merge(self, form: OtherRowForm) -> Any:
        if not form.is_valid():
            return None
        return library_row(form.cleaned_data["kind"], form.cleaned_data["row"])

    def others(
        self, request: HttpRequest, kind: str, row: Any, words: str
    ) -> list[tuple[Any, str]]:
        """Those that the words find, as in the list; without words, none."""
        if not words:
            return []
        row_admin: Any = self.admin_site._registry[SHAPES[kind].model]
        rows = row_admin.get_queryset(request).exclude(pk=row.pk)
        rows, may_repeat = row_admin.get_search_results(request, rows, words)
        if may_repeat:
            rows = rows.distinct()
        found = []
        for other in best_named(rows[:MOST_LOOKED_AT], words):
            url = reverse(
                "admin:papers_merge_compare", args=[kind, row.pk, other.pk]
            )
            found.append((other, url))
        return found

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def compare_view(
        self, request: HttpRequest, kind: str, kept_id: int, dropped_id: int
    ) -> HttpResponse:
        """Both side by side, and what will move; POST does it."""
        if not may_merge(request):
            raise PermissionDenied
        pair = self.pair(kind, kept_id, dropped_id)
        differences = differences_between(kind, kept_id, dropped_id)
        form = ChosenSidesForm(differences, request.POST or None)
        is_sent = request.method == "POST" and form.is_valid()
        if is_sent and self.merge(request, kind, pair, form.cleaned_data):
            return redirect(url_of(kind, kept_id))
        context = self.context(request, f"Merge into “{pair.kept}”") | {
            "kind_name": SHAPES[kind].model._meta.verbose_name,
            "kept": pair.kept,
            "dropped": pair.dropped,
            "kept_url": url_of(kind, kept_id),
            "dropped_url": url_of(kind, dropped_id),
            "other_way_url": reverse(
                "admin:papers_merge_compare", args=[kind, dropped_id, kept_id]
            ),
            "form": form,
            "is_lost_to_readers": is_lost_to_readers(
                kind, pair.kept, pair.dropped
            ),
            "preview": preview_of_merge(kind, pair.dropped),
        }
        return TemplateResponse(
            request, "admin/papers/merge/compare.html", context
        )

    def pair(self, kind: str, kept_id: int, dropped_id: int) -> Pair:
        if kind not in Merge.Kind.values or kept_id == dropped_id:
            raise Http404
        kept = library_row(kind, kept_id)
        dropped = library_row(kind, dropped_id)
        if kept is None or dropped is None:
            raise Http404
        return Pair(kept, dropped)

    def merge(
        self, request: HttpRequest, kind: str, pair: Pair, choices: Any
    ) -> bool:
        """Whether it could be done; else a message says why not."""
        names = f"“{pair.dropped}” went into “{pair.kept}”."
        try:
            merge = merge_rows(
                kind=kind,
                kept_id=pair.kept.pk,
                dropped_id=pair.dropped.pk,
                choices=choices,
                rules=RulesForLearners(),
                by=request.user,
                at=timezone.now(),
            )
        except CannotBeMerged as reason:
            messages.error(request, f"Nothing was changed. {reason}")
            return False
        except CannotBeKept as refusal:
            say_faults(request, refusal)
            return False
        messages.success(request, f"{names} For thirty days it can be undone.")
        self.log_addition(request, merge, names)
        return True

    def render_change_form(  # type: ignore[override]
        self, request: HttpRequest, context: dict[str, Any], **options: Any
    ) -> HttpResponse:
        merge: Merge = options["obj"]
        is_in_time = merge.can_be_undone(timezone.now())
        context |= {
            "title": str(merge),
            "subtitle": None,
            "can_undo": is_in_time and may_merge(request),
        }
        if library_row(merge.kind, merge.kept_id) is not None:
            context["kept_url"] = url_of(merge.kind, merge.kept_id)
        return super().render_change_form(request, context, **options)

    @method_decorator(require_POST)
    def undo_view(self, request: HttpRequest, merge_id: int) -> HttpResponse:
        if not may_merge(request):
            raise PermissionDenied
        merge = Merge.objects.filter(pk=merge_id).first()
        if merge is None:
            raise Http404
        try:
            undo_merge(
                merge=merge,
                rules=RulesForLearners(),
                by=request.user,
                at=timezone.now(),
            )
        except CannotBeUndone as reason:
            messages.error(request, f"It can’t be undone. {reason}")
        except CannotBeKept as refusal:
            say_faults(request, refusal)
        else:
            messages.success(request, UNDONE)
        return redirect("admin:papers_merge_change", merge_id)
