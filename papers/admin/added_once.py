"""Two saves of one add form make one thing, however near to each other they come."""

import uuid
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from papers.admin.addresses import change_url
from papers.models import LibraryChange
from papers.services.history.recording import ChangeRecorder
from papers.services.library.revision import lock_revision

KEY_FIELD = "_add_key"
NOT_CONTENT = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother")
SAVED_ALREADY = "It is saved; it was sent twice, and stands here once."


def add_key_of(body: Any, files: Any) -> uuid.UUID | None:
    """Of a form and what it says: what is typed anew on the same page is another."""
    try:
        form_key = uuid.UUID(body.get(KEY_FIELD, ""))
    except ValueError:
        return None
    content = []
    for name, values in sorted(body.lists()):
        if name not in NOT_CONTENT:
            content.append(repr((name, values)))
    for name, file in sorted(files.items()):
        content.append(repr((name, sha256(file.read()).hexdigest())))
        file.seek(0)
    return uuid.uuid5(form_key, "\n".join(content))


class AddedOnce:
    """For every admin of the library: an add form carries a key that is used once."""

    change_kind: str
    model: Any

    def _changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None,
        form_url: str,
        extra_context: dict[str, Any] | None,
    ) -> HttpResponse:
        if object_id is None and request.method == "POST":
            added = self.added_before(request)
            if added is not None:
                if IS_POPUP_VAR in request.POST:
                    row = self.model._base_manager.get(pk=added.row_id)
                    return self.response_add(request, row)  # type: ignore[attr-defined]
                messages.info(request, SAVED_ALREADY)
                return redirect(change_url(self.model, added.row_id))
        response: HttpResponse = super()._changeform_view(  # type: ignore[misc]
            request, object_id, form_url, extra_context
        )
        context = getattr(response, "context_data", None)
        if context and object_id is None:
            context |= self.key_context(request)
        return response

    def added_before(self, request: HttpRequest) -> LibraryChange | None:
        """What this very form made; who saves at the same moment comes later."""
        if not self.has_add_permission(request):  # type: ignore[attr-defined]
            return None
        key = add_key_of(request.POST, request.FILES)
        request.add_key = key  # type: ignore[attr-defined]
        if key is None:
            return None
        lock_revision()
        added = LibraryChange.objects.filter(
            kind=self.change_kind, add_key=key
        ).first()
        rows = self.model._base_manager
        if added is None or rows.filter(pk=added.row_id).exists():
            return added
        # It was deleted since, and is wanted again.
        request.add_key = None  # type: ignore[attr-defined]
        return None

    def key_context(self, request: HttpRequest) -> Mapping[str, Any]:
        """The key stays the same as long as the form has faults."""
        sent = request.POST.get(KEY_FIELD)
        return {"key_field": KEY_FIELD, "add_key": sent or uuid.uuid4()}

    def start_recording(self, request: HttpRequest, row: Any) -> None:
        super().start_recording(request, row)  # type: ignore[misc]
        recorder: ChangeRecorder = request.change_recorder  # type: ignore[attr-defined]
        recorder.add_key = getattr(request, "add_key", None)
