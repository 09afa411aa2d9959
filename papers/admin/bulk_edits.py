"""Ticked rows of a list changed together: chosen, looked at, done."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from papers.admin.base import may_publish
from papers.admin.topic_paths import TopicPaths
from papers.forms.bulk_edits import (
    BULK_FORMS,
    MOST_ROWS,
    NO_ROWS,
    BulkForm,
    RowsForm,
)
from papers.models import Paper, Topic
from papers.services.library.bulk_edits import (
    RowOutcome,
    edit_rows,
    preview_rows,
)

TOPIC_LISTS = ("added_topics", "removed_topics")
MOST_TOLD = 20


class BulkEdited:
    """For the admin of what many rows are changed of at once."""

    model: Any
    admin_site: Any

    @property
    def bulk_name(self) -> str:
        return f"papers_{self.model._meta.model_name}_bulk"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        name = self.bulk_name
        return [
            path("bulk/", view(self.bulk_view), name=name),
            path(
                "bulk/preview/",
                view(self.bulk_preview_view),
                name=f"{name}_preview",
            ),
            path(
                "bulk/apply/",
                view(self.bulk_apply_view),
                name=f"{name}_apply",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    @admin.action(description="Change the selected together")
    def change_selected(
        self, request: HttpRequest, rows: QuerySet[Any]
    ) -> HttpResponse | None:
        row_ids = list(rows.order_by("pk").values_list("pk", flat=True))
        if len(row_ids) > MOST_ROWS:
            messages.error(request, NO_ROWS)
            return None
        numbers = "-".join(map(str, row_ids))
        url = reverse(f"admin:{self.bulk_name}")
        return redirect(f"{url}?rows={numbers}")

    def refuse_others(self, request: HttpRequest) -> None:
        may_change = self.has_change_permission(request)  # type: ignore[attr-defined]
        if not (may_change and may_publish(request)):
            raise PermissionDenied

    def bulk_form(self, data: Any = None, **options: Any) -> BulkForm:
        form_class = BULK_FORMS[str(self.model._meta.model_name)]
        form = form_class(data, **options)
        for name in form.fields:
            self.complete_topics(form, name)
        return form

    def complete_topics(self, form: BulkForm, name: str) -> None:
        """As they are chosen in a form of one row."""
        field: Any = form.fields[name]
        if name in TOPIC_LISTS:
            topics = Paper._meta.get_field("topics")
            field.widget = AutocompleteSelectMultiple(topics, self.admin_site)
        elif name == "parent":
            parent = Topic._meta.get_field("parent")
            field.widget = AutocompleteSelect(parent, self.admin_site)
        else:
            return
        field.label_from_instance = TopicPaths()
        field.widget.choices = field.choices

    @method_decorator(require_safe)
    def bulk_view(self, request: HttpRequest) -> HttpResponse:
        """What shall become of them?"""
        self.refuse_others(request)
        rows = RowsForm(request.GET)
        if not rows.is_valid():
            raise Http404
        form = self.bulk_form(initial={"rows": request.GET["rows"]})
        return self.bulk_page(request, form, list(rows.cleaned_data["rows"]))

    def bulk_page(
        self, request: HttpRequest, form: BulkForm, row_ids: list[int]
    ) -> HttpResponse:
        chosen = self.get_queryset(request).filter(pk__in=row_ids)  # type: ignore[attr-defined]
        context = self.bulk_context(request) | {
            "form": form,
            "rows": chosen,
            "media": form.media,
            "preview_url": reverse(f"admin:{self.bulk_name}_preview"),
        }
        template = "admin/papers/bulk/choose.html"
        return TemplateResponse(request, template, context)

    def bulk_context(self, request: HttpRequest) -> dict[str, Any]:
        meta = self.model._meta
        list_name = f"admin:papers_{meta.model_name}_changelist"
        context: dict[str, Any] = self.admin_site.each_context(request)
        return context | {
            "title": f"Change {meta.verbose_name_plural} together",
            "opts": meta,
            "list_url": reverse(list_name),
        }

    def back_to_list(self, request: HttpRequest, problem: str) -> HttpResponse:
        messages.error(request, problem)
        name = f"admin:papers_{self.model._meta.model_name}_changelist"
        return redirect(name)

    @method_decorator(require_POST)
    def bulk_preview_view(self, request: HttpRequest) -> HttpResponse:
        """What would change, row by row; nothing does yet."""
        self.refuse_others(request)
        form = self.bulk_form(request.POST)
        if not form.is_valid():
            return self.bulk_invalid(request, form)
        outcomes = preview_rows(
            kind=str(self.model._meta.model_name),
            row_ids=list(form.cleaned_data["rows"]),
            wish=form.wish,
            by=request.user,
            at=timezone.now(),
        )
        context = self.bulk_context(request) | {
            "outcomes": outcomes,
            "changed_count": sum(bool(one.changes) for one in outcomes),
            "rows": rows_as_seen(outcomes),
            "sent": sent_values(form),
            "apply_url": reverse(f"admin:{self.bulk_name}_apply"),
        }
        template = "admin/papers/bulk/preview.html"
        return TemplateResponse(request, template, context)

    def bulk_invalid(
        self, request: HttpRequest, form: BulkForm
    ) -> HttpResponse:
        rows = form.cleaned_data.get("rows")
        if not rows:
            return self.back_to_list(request, NO_ROWS)
        return self.bulk_page(request, form, list(rows))

    @method_decorator(require_POST)
    def bulk_apply_view(self, request: HttpRequest) -> HttpResponse:
        self.refuse_others(request)
        form = self.bulk_form(request.POST)
        if not form.is_valid():
            return self.bulk_invalid(request, form)
        outcomes = edit_rows(
            kind=str(self.model._meta.model_name),
            seen=form.cleaned_data["rows"],
            wish=form.wish,
            by=request.user,
            at=timezone.now(),
        )
        changed = [one for one in outcomes if one.changes]
        messages.success(request, f"{len(changed)} changed.")
        refused = [one for one in outcomes if one.refusal]
        for one in refused[:MOST_TOLD]:
            messages.error(request, f"“{one.name}” stays: {one.refusal}")
        if len(refused) > MOST_TOLD:
            others = len(refused) - MOST_TOLD
            messages.error(request, f"And {others} others stay as well.")
        name = f"admin:papers_{self.model._meta.model_name}_changelist"
        return redirect(name)


def rows_as_seen(outcomes: list[RowOutcome]) -> str:
    """Those that would change, with how they read now."""
    rows = []
    for one in outcomes:
        if one.changes:
            rows.append(f"{one.row_id}:{one.seen}")
    return "-".join(rows)


def sent_values(form: BulkForm) -> list[tuple[str, str]]:
    """What was chosen, to be sent again."""
    sent = []
    for name in form.fields:
        if name != "rows":
            for value in form.data.getlist(name):  # type: ignore[attr-defined]
                sent.append((name, value))
    return sent
