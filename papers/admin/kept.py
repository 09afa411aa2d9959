"""What a curator may save can be exported, loaded and started with.

The rules are those of the library's files, and no form repeats them: what was saved
is written and read back within the transaction (papers/services/library/keeping.py).
Where that finds a fault all is taken back, and the form is shown again with it.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from papers.libraryfiles import CannotBeKept, Fault
from papers.services.library.keeping import (
    LibraryWatch,
    Part,
    faults_of_parts,
    known_names,
)

MOST_TOLD = 8
# Digits of what could be a row's number.
LONGEST_ID = 18
# The fields of our forms by what the files call them.
FIELD_OF_PLACE = {
    "TLDR": "tldr",
    "Why it still matters": "why_it_matters",
    "arxiv": "arxiv_id",
    "machine_helped": "is_machine_helped",
    "et_al": "has_more_authors",
    "Introduction": "introduction",
}


def is_row_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < LONGEST_ID


def sentence_of_fault(fault: Fault) -> str:
    sentence = f"{fault.problem}. {fault.remedy}."
    if fault.place:
        return f"{fault.place}: {sentence}"
    return sentence


def sentence_with_path(fault: Fault) -> str:
    place = fault.path
    if fault.place:
        place += f" ({fault.place})"
    return f"{place}: {fault.problem}. {fault.remedy}."


class KeptInFiles:
    """For every admin of the library: refuses what its files could not hold."""

    def parts_of(self, row: Any) -> set[Part]:
        """The parts of the library's files that a change of this row changes."""
        return set()

    def parts_named(self, request: HttpRequest) -> set[Part]:
        """Those that the row will belong to: what is wrong there was so before."""
        return set()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        admin_view = super().changeform_view  # type: ignore[misc]
        view = partial(admin_view, request, object_id, form_url, extra_context)
        if request.method != "POST":
            return view()
        posted = request.POST
        try:
            return self.keep(
                request, self.rows_to_change(request, object_id), view
            )
        except CannotBeKept as refusal:
            request.POST = posted
            request.file_faults = refusal.faults  # type: ignore[attr-defined]
            return view()

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        admin_view = super().delete_view  # type: ignore[misc]
        view = partial(admin_view, request, object_id, extra_context)
        rows = self.rows_to_change(request, object_id)
        return self.keep_or_say_why(request, rows, view)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, *args: Any
    ) -> HttpResponse:
        admin_view = super().history_form_view  # type: ignore[misc]
        view = partial(admin_view, request, object_id, version_id, *args)
        rows = self.rows_to_change(request, object_id)
        return self.keep_or_say_why(request, rows, view)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        admin_view = super().changelist_view  # type: ignore[misc]
        view = partial(admin_view, request, extra_context)
        return self.keep_or_say_why(request, self.chosen_rows(request), view)

    def rows_to_change(
        self, request: HttpRequest, object_id: str | None
    ) -> list[Any]:
        if object_id is None:
            return []
        row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        return [] if row is None else [row]

    def chosen_rows(self, request: HttpRequest) -> Iterable[Any]:
        """Those that an action of the list is about."""
        rows = self.get_queryset(request)  # type: ignore[attr-defined]
        if request.POST.get("select_across") == "1":
            return rows
        ids = []
        for key in request.POST.getlist("_selected_action"):
            if is_row_number(key):
                ids.append(int(key))
        return rows.filter(pk__in=ids)

    def keep_or_say_why(
        self,
        request: HttpRequest,
        rows: Iterable[Any],
        view: Callable[[], HttpResponse],
    ) -> HttpResponse:
        """Where there is no form to show again the faults are messages."""
        if request.method != "POST":
            return view()
        try:
            return self.keep(request, rows, view)
        except CannotBeKept as refusal:
            self.say_faults(request, refusal.faults)
            return HttpResponseRedirect(request.get_full_path())

    def keep(
        self,
        request: HttpRequest,
        rows: Iterable[Any],
        view: Callable[[], HttpResponse],
    ) -> HttpResponse:
        """Runs the view; raises CannotBeKept, with nothing changed and nothing said."""
        watch = LibraryWatch(known_names())
        for row in rows:
            watch.add(self.parts_of(row))
        watch.add(self.parts_named(request))
        request.library_watch = watch  # type: ignore[attr-defined]
        # Of what the view says, that it saved, is not true where it is taken back.
        said = getattr(messages.get_messages(request), "_queued_messages", [])
        said_count = len(said)
        try:
            with transaction.atomic():
                response = view()
                watch.refuse_new_faults()
        except CannotBeKept:
            del said[said_count:]
            raise
        self.warn_of_faults(request, watch, response)
        return response

    def watch_saved(self, request: HttpRequest, row: Any) -> None:
        """A row that is new, or belongs elsewhere now."""
        watch = getattr(request, "library_watch", None)
        if watch is not None:
            watch.parts |= self.parts_of(row)

    def warn_of_faults(
        self, request: HttpRequest, watch: LibraryWatch, response: HttpResponse
    ) -> None:
        """What is still missing, where something was saved."""
        if response.status_code != 302:
            return
        warnings = faults_of_parts(watch.parts)
        for fault in warnings[:MOST_TOLD]:
            messages.warning(request, sentence_with_path(fault))

    def say_faults(
        self, request: HttpRequest, faults: tuple[Fault, ...]
    ) -> None:
        messages.error(request, "Nothing was changed:")
        for fault in faults[:MOST_TOLD]:
            messages.error(request, sentence_with_path(fault))
        if len(faults) > MOST_TOLD:
            messages.error(request, f"And {len(faults) - MOST_TOLD} more.")

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        """A form that names what the library's files could not hold."""
        form_class = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        faults = getattr(request, "file_faults", ())
        if not faults:
            return form_class

        class RefusedForm(form_class):  # type: ignore[misc, valid-type]
            def clean(self) -> Any:
                cleaned = super().clean()
                for fault in faults:
                    add_fault(self, fault)
                return cleaned

        return RefusedForm


def add_fault(form: Any, fault: Fault) -> None:
    """At its field, or above the form where the fault stands in no field of it."""
    name = FIELD_OF_PLACE.get(fault.place, fault.place)
    if name in form.fields:
        form.add_error(name, f"{fault.problem}. {fault.remedy}.")
    else:
        form.add_error(None, sentence_of_fault(fault))
