"""A note looked at while it is written; nothing of it is stored."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import path

from papers.forms.typed_notes import TypedNote
from papers.services.writing.note_texts import NoteTexts
from papers.services.writing.previews import preview_note
from papers.services.writing.problems import WritingProblem


def answer_preview(
    request: HttpRequest,
    texts: NoteTexts,
    problems: list[WritingProblem],
) -> HttpResponse:
    """Beside what is written, or as a page of its own without scripts."""
    preview = preview_note(texts)
    template = "admin/papers/paper/preview.html"
    if request.htmx:  # type: ignore[attr-defined]
        template = "admin/papers/paper/preview_answer.html"
    context = {
        "preview": preview,
        "problems": problems + preview.problems,
    }
    return TemplateResponse(request, template, context)


class PreviewedNotes:
    """For the admin of papers: an address that shows what its form says."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.preview_view)  # type: ignore[attr-defined]
        preview = path("preview/", view, name="papers_paper_preview")
        return [preview, *super().get_urls()]  # type: ignore[misc]

    def preview_view(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        may_write = self.has_add_permission(request)  # type: ignore[attr-defined]
        may_write |= self.has_change_permission(request)  # type: ignore[attr-defined]
        if not may_write:
            raise PermissionDenied
        typed = TypedNote(request.POST)
        return answer_preview(request, typed.texts, typed.problems)
