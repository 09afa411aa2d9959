"""Taking in documents: brought, looked at, imported, undone."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    QueryDict,
)
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from config.http import accepts_body
from papers.admin.attachments import json_file, markdown_file
from papers.admin.import_progress import (
    MEANWHILE,
    is_long,
    sentence_of_import,
    stream_import,
)
from papers.admin.kept import sentence_of_fault
from papers.admin.versioned import VersionedForms
from papers.documents.opml import NotReadable
from papers.forms.document_places import DocumentPlacesForm
from papers.forms.documents import (
    BODY_TOO_LARGE,
    LARGEST_BODY,
    BringDocumentForm,
    ReadAsForm,
)
from papers.libraryfiles import CannotBeKept
from papers.models import DocumentImport
from papers.services.documents.bibliography_plan import BibliographyPlan
from papers.services.documents.choosing import keep_choices
from papers.services.documents.importing import (
    CannotBeUndone,
    IsNoLongerWaiting,
    import_document,
    undo_import,
)
from papers.services.documents.json_export import library_as_json
from papers.services.documents.plan import TopicPlan
from papers.services.documents.preview import Preview, read_and_plan
from papers.services.documents.writing import (
    notes_as_page,
    questions_as_sheet,
    topics_as_box_tree,
)

# Of each part of a preview; the counts tell of all.
MOST_SHOWN = 200
MOST_FAULTS = 8


@admin.register(DocumentImport)
class DocumentImportAdmin(VersionedForms, admin.ModelAdmin):
    """Each document with what its import would do, or did."""

    list_display = (
        "name",
        "kind",
        "by",
        "brought_at",
        "imported_at",
        "undone_at",
    )
    list_filter = ("kind",)
    list_select_related = ("by",)
    search_fields = ("name",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentImport]:
        """A list of documents needs none of their texts."""
        return super().get_queryset(request).defer("text")

    def has_delete_permission(
        self, request: HttpRequest, obj: Any = None
    ) -> bool:
        """What was imported stays, since the history names it."""
        is_waiting = obj is not None and obj.imported_at is None
        return is_waiting and super().has_delete_permission(request, obj)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        name = "papers_documentimport"
        bring = accepts_body(LARGEST_BODY, BODY_TOO_LARGE)(view(self.add_view))
        return [
            path("add/", bring, name=f"{name}_add"),
            path("topics.md", view(self.topics_view), name=f"{name}_topics"),
            path("library.json", view(self.json_view), name=f"{name}_json"),
            path("notes.md", view(self.notes_view), name=f"{name}_notes"),
            path(
                "questions.md",
                view(self.questions_view),
                name=f"{name}_questions",
            ),
            path(
                "<int:document_id>/choose/",
                view(self.choose_view),
                name=f"{name}_choose",
            ),
            path(
                "<int:document_id>/read-as/",
                view(self.read_as_view),
                name=f"{name}_read_as",
            ),
            path(
                "<int:document_id>/import/",
                view(self.import_view),
                name=f"{name}_import",
            ),
            path(
                "<int:document_id>/undo/",
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

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = BringDocumentForm()
        if request.method == "POST":
            form = BringDocumentForm(request.POST, request.FILES)
        if form.is_bound and form.is_valid():
            document = form.document
            document.by = request.user  # type: ignore[assignment]
            document.save()
            return redirect(document)
        context = self.context(request, "Take in a document") | {"form": form}
        template = "admin/papers/documentimport/bring.html"
        return TemplateResponse(request, template, context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The preview; what changes something has addresses of its own."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        document = self.get_object(request, object_id)
        if document is None:
            raise Http404
        if not self.has_view_or_change_permission(request, document):
            raise PermissionDenied
        context = self.context(request, document.name) | {
            "document": document,
            "form": ReadAsForm(initial={"kind": document.kind}),
            "can_change": self.has_change_permission(request, document),
            "most_shown": MOST_SHOWN,
            "change_count": document.changes.count(),
        }
        try:
            preview = read_and_plan(document)
        except NotReadable as problem:
            context["problem"] = str(problem)
        else:
            context["preview"] = preview
            context["places_form"] = places_form(preview)
        template = "admin/papers/documentimport/preview.html"
        return TemplateResponse(request, template, context)

    def document_to_change(
        self,
        request: HttpRequest,
        document_id: int,
    ) -> DocumentImport:
        document = DocumentImport.objects.filter(pk=document_id).first()
        if document is None:
            raise Http404
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return document

    def read_as_view(
        self, request: HttpRequest, document_id: int
    ) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        document = self.document_to_change(request, document_id)
        form = ReadAsForm(request.POST)
        if form.is_valid() and not document.is_in_the_library:
            document.kind = form.cleaned_data["kind"]
            document.save(update_fields=["kind"])
        return redirect(document)

    def choose_view(
        self, request: HttpRequest, document_id: int
    ) -> HttpResponse:
        """Which papers the headings mean."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        document = self.document_to_change(request, document_id)
        try:
            preview = read_and_plan(document)
        except NotReadable as problem:
            messages.error(request, str(problem))
            return redirect(document)
        form = places_form(preview, request.POST)
        if form is None or document.is_in_the_library:
            return redirect(document)
        form.is_valid()
        keep_choices(document=document, chosen=form.chosen)
        for fault in form.sentences_of_faults():
            messages.error(request, fault)
        return redirect(document)

    def import_view(
        self, request: HttpRequest, document_id: int
    ) -> HttpResponseBase:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        document = self.document_to_change(request, document_id)
        if is_long(document):
            context = self.context(request, f"Importing {document.name}")
            return stream_import(request, document, context)
        try:
            plan = import_document(
                document=document, by=request.user, at=timezone.now()
            )
        except (NotReadable, IsNoLongerWaiting) as problem:
            messages.error(request, str(problem) or MEANWHILE)
        except CannotBeKept as refusal:
            for fault in refusal.faults[:MOST_FAULTS]:
                messages.error(request, sentence_of_fault(fault))
        else:
            messages.success(request, sentence_of_import(plan))
        return redirect(document)

    def undo_view(self, request: HttpRequest, document_id: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        document = self.document_to_change(request, document_id)
        try:
            undo_import(document=document, by=request.user, at=timezone.now())
        except (CannotBeUndone, IsNoLongerWaiting) as problem:
            messages.error(request, str(problem) or MEANWHILE)
        except CannotBeKept as refusal:
            for fault in refusal.faults[:MOST_FAULTS]:
                messages.error(request, sentence_of_fault(fault))
        else:
            messages.success(
                request, "Undone: the library is as it was before."
            )
        return redirect(document)

    def topics_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return markdown_file("topics.md", topics_as_box_tree())

    def json_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return json_file("library.json", library_as_json())

    def notes_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return markdown_file("notes.md", notes_as_page().text)

    def questions_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return markdown_file("questions.md", questions_as_sheet().text)


def places_form(
    preview: Preview, data: QueryDict | None = None
) -> DocumentPlacesForm | None:
    """Where something in the document leaves a choice."""
    plan = preview.plan
    if isinstance(plan, BibliographyPlan):
        return works_form(plan, data)
    if isinstance(plan, TopicPlan) or not plan.open_sections:
        return None
    return DocumentPlacesForm(list(plan.open_sections), data)


def works_form(
    plan: BibliographyPlan, data: QueryDict | None
) -> DocumentPlacesForm | None:
    """A category can be another one as long as something new would stand in it."""
    asks_category = bool(plan.new or plan.waiting)
    if not (asks_category or plan.open_sections):
        return None
    return DocumentPlacesForm(
        list(plan.open_sections),
        data,
        asks_category=asks_category,
        category=plan.category,
    )
