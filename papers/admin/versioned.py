"""No form of a curator overwrites what somebody else stored since it was opened."""

import copy
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, QueryDict

from papers.admin.form_merge import VERSION_FIELD, Difference, merge_form
from papers.admin.form_values import StoredPage, stored_page

CONFLICT = 409
NOT_SAVED = (
    "Somebody saved this meanwhile. Nothing of yours is stored yet: see above."
)


class VersionedForms:
    """For every admin of ours: a change form carries the version it was made from.

    Where another was stored meanwhile, nothing is saved: both texts stand side by side.
    """

    def lock_for_saving(self, row: Any) -> None:
        """Two who save in the same instant come one after the other."""
        rows = type(row)._base_manager.select_for_update()
        rows.filter(pk=row.pk).first()

    def _changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, Any] | None,
    ) -> HttpResponse:
        differences: list[Difference] = []
        stored = None
        if request.method == "POST" and object_id is not None:
            stored = self.stored_page_to_change(request, object_id, form_url)
        if stored:
            merged = merge_form(request.POST, stored)
            request.POST = merged.data  # type: ignore[assignment]
            differences = merged.differences
        request.form_differences = differences  # type: ignore[attr-defined]
        response = super()._changeform_view(  # type: ignore[misc]
            request, object_id, form_url, extra_context
        )
        context = getattr(response, "context_data", None)
        if context and context.get("change"):
            page = stored or stored_page(context)
            context["version_field"] = VERSION_FIELD
            context["form_version"] = page.version
            context["form_differences"] = differences
        if differences:
            response.status_code = CONFLICT
        return response

    def stored_page_to_change(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str,
    ) -> StoredPage | None:
        """What the page would show now, with the row held; None where it shows none."""
        row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        can_change = self.has_change_permission(request, row)  # type: ignore[attr-defined]
        if row is None or not can_change:
            return None
        self.lock_for_saving(row)
        asked = copy.copy(request)
        asked.method = "GET"
        asked.POST = QueryDict()
        response = super()._changeform_view(asked, object_id, form_url, None)  # type: ignore[misc]
        return stored_page(response.context_data)

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        """A form that is not valid while both texts wait for the curator."""
        form_class = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        if not getattr(request, "form_differences", None):
            return form_class

        class WaitingForm(form_class):  # type: ignore[misc, valid-type]
            def clean(self) -> Any:
                cleaned = super().clean()
                self.add_error(None, NOT_SAVED)
                return cleaned

        return WaitingForm
