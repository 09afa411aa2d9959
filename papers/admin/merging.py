"""From the lists and pages of the library to where two of them are made one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from papers.admin.base import may_publish

TICK_TWO = "Tick two: one goes into the other."


def may_merge(request: HttpRequest) -> bool:
    """Who publishes; to merge changes what everybody sees."""
    return may_publish(request) and request.user.has_perm("papers.add_merge")


class Mergeable:
    """For the admin of what can be merged: an action on two, a link on each page."""

    model: Any
    actions: Any = ()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        if not may_merge(request):
            actions.pop("merge_selected", None)
        return actions

    @admin.action(description="Merge the two selected into one")
    def merge_selected(
        self, request: HttpRequest, rows: QuerySet[Any]
    ) -> HttpResponse | None:
        row_ids = list(rows.order_by("pk").values_list("pk", flat=True)[:3])
        if len(row_ids) != 2:
            messages.error(request, TICK_TWO)
            return None
        kind = self.model._meta.model_name
        return redirect("admin:papers_merge_compare", kind, *row_ids)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        row = options.get("obj")
        if row is not None and may_merge(request):
            query = urlencode({"kind": row._meta.model_name, "row": row.pk})
            add_url = reverse("admin:papers_merge_add")
            context["merge_url"] = f"{add_url}?{query}"
        return super().render_change_form(request, context, *args, **options)  # type: ignore[misc]
