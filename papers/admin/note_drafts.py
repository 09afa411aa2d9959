"""A draft beside a published note: written, compared, published."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from papers.admin.base import may_publish
from papers.admin.discarded_drafts import MEANWHILE, DiscardedDrafts
from papers.admin.form_merge import Difference
from papers.admin.kept import sentence_with_path
from papers.admin.versioned import CONFLICT
from papers.admin.writing import answer_preview
from papers.forms.note_drafts import (
    CHOICE_PREFIX,
    NoteDraftForm,
    PublishForm,
    VersionForm,
    version_of,
)
from papers.libraryfiles import CannotBeKept
from papers.models import NoteDraft, Paper
from papers.services.writing.drafts import (
    PARTS,
    DraftLacksTldr,
    DraftSavedMeanwhile,
    NoteChangedMeanwhile,
    PartDifference,
    Parts,
    bring_up_to_date,
    discarded_drafts,
    draft_of,
    is_made_from,
    part_differences,
    publish_note_draft,
    save_note_draft,
    stored_parts,
    texts_of_parts,
)

CHANGED = "The note was changed meanwhile: see below, then publish."
NO_TLDR = (
    "Nothing was changed: a note begins with a TLDR. Write one, then publish."
)
ADDRESSES = (
    "save",
    "preview",
    "compare",
    "update",
    "publish",
    "discard",
    "bring_back",
)


VersionValues = dict[str, str]


class DraftedNotes(DiscardedDrafts):
    """For the admin of papers: the pages of a draft beside a note."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        name = "papers_paper_draft"
        paths = [
            path("<int:paper_id>/draft/", view(self.draft_view), name=name)
        ]
        for action in ADDRESSES:
            action_view = getattr(self, f"draft_{action}_view")
            word = action.replace("_", "-")
            address = f"<int:paper_id>/draft/{word}/"
            action_name = f"{name}_{action}"
            paths.append(path(address, view(action_view), name=action_name))
        return [*paths, *super().get_urls()]  # type: ignore[misc]

    def paper_with_draft(self, request: HttpRequest, paper_id: int) -> Paper:
        """One that is published, or has a draft from when it was."""
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        paper = Paper.objects.library().filter(pk=paper_id).first()
        if paper is None:
            raise Http404
        if not paper.is_published and not paper.note_drafts.exists():
            raise Http404
        return paper

    def draft_context(
        self, request: HttpRequest, paper: Paper, draft: NoteDraft | None
    ) -> dict[str, Any]:
        context = self.admin_site.each_context(request)
        return context | {
            "title": f"Draft beside “{paper.title}”",
            "opts": self.model._meta,  # type: ignore[attr-defined]
            "paper": paper,
            "draft": draft,
            "version": version_values(draft),
        }

    @method_decorator(require_safe)
    def draft_view(self, request: HttpRequest, paper_id: int) -> HttpResponse:
        """What the draft says, or the note where none is begun."""
        paper = self.paper_with_draft(request, paper_id)
        draft = draft_of(paper)
        parts = draft.texts if draft else stored_parts(paper)
        initial = dict(parts)
        initial |= version_values(draft)
        initial["state"] = draft.state if draft else NoteDraft.State.WRITING
        form = NoteDraftForm(initial=initial)
        return self.write_page(request, paper, draft, form)

    def write_page(
        self,
        request: HttpRequest,
        paper: Paper,
        draft: NoteDraft | None,
        form: NoteDraftForm,
        differences: list[Difference] | None = None,
    ) -> HttpResponse:
        context = self.draft_context(request, paper, draft) | {
            "form": form,
            "differences": differences,
            "discarded": discarded_drafts(paper, timezone.now()),
        }
        template = "admin/papers/paper/draft.html"
        response = TemplateResponse(request, template, context)
        if differences is not None:
            response.status_code = CONFLICT
        return response

    @method_decorator(require_POST)
    def draft_save_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        """Also every few seconds while somebody writes: then a line is enough."""
        paper = self.paper_with_draft(request, paper_id)
        form = NoteDraftForm(request.POST)
        if not form.is_valid():
            return self.answer_invalid(request, paper, form)
        draft = draft_of(paper)
        parts = form.parts
        made_from = version_of(form)
        if is_made_from(draft, **made_from):
            theirs = draft.texts if draft else stored_parts(paper)
            for name in form.stored_names:
                parts[name] = theirs.get(name, "")
        try:
            draft = save_note_draft(
                paper=paper,
                parts=parts,
                state=form.cleaned_data["state"],
                **made_from,
                by=request.user,
                at=timezone.now(),
            )
        except DraftSavedMeanwhile:
            return self.answer_conflict(request, paper, form)
        if request.htmx:  # type: ignore[attr-defined]
            return self.answer_line(request, draft)
        messages.success(request, "The draft is saved. Readers do not see it.")
        return redirect("admin:papers_paper_draft", paper_id)

    def answer_line(
        self,
        request: HttpRequest,
        draft: NoteDraft | None,
        problem: str = "",
        version: VersionValues | None = None,
    ) -> HttpResponse:
        version = version or version_values(draft)
        context = {"draft": draft, "problem": problem, "version": version}
        template = "admin/papers/paper/draft_saved.html"
        return TemplateResponse(request, template, context)

    def answer_invalid(
        self, request: HttpRequest, paper: Paper, form: NoteDraftForm
    ) -> HttpResponse:
        if request.htmx:  # type: ignore[attr-defined]
            problem = "Not saved: a text can't be stored as it is."
            return self.answer_line(request, None, problem, sent_version(form))
        return self.write_page(request, paper, draft_of(paper), form)

    def answer_conflict(
        self, request: HttpRequest, paper: Paper, form: NoteDraftForm
    ) -> HttpResponse:
        if request.htmx:  # type: ignore[attr-defined]
            problem = "Not saved: somebody else saved or published this draft."
            return self.answer_line(request, None, problem, sent_version(form))
        draft = draft_of(paper)
        data = request.POST.copy()
        data.update(version_values(draft))
        theirs = draft.texts if draft else stored_parts(paper)
        differences = differences_of_saves(theirs, form.parts)
        shown = NoteDraftForm(data)
        return self.write_page(request, paper, draft, shown, differences)

    @method_decorator(require_POST)
    def draft_preview_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_with_draft(request, paper_id)
        form = NoteDraftForm(request.POST)
        form.is_valid()
        texts = texts_of_parts(paper.slug, form.parts)
        return answer_preview(request, texts, form.problems)

    @method_decorator(require_safe)
    def draft_compare_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_with_draft(request, paper_id)
        return self.compare_page(request, paper)

    def compare_page(
        self, request: HttpRequest, paper: Paper, status: int = 200
    ) -> HttpResponse:
        """From the note to the draft, in words; both texts where both changed."""
        draft = draft_of(paper)
        if draft is None:
            raise Http404
        stored = stored_parts(paper)
        differences = part_differences(draft, stored)
        context = self.draft_context(request, paper, draft) | {
            "title": f"Draft and note: “{paper.title}”",
            "is_note_newer": draft.base_texts != stored,
            "proposed": [one for one in differences if one.is_proposed],
            "differences": disputes_of(differences),
            "may_publish": may_publish(request),
        }
        template = "admin/papers/paper/draft_compare.html"
        return TemplateResponse(request, template, context, status=status)

    @method_decorator(require_POST)
    def draft_update_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_with_draft(request, paper_id)
        form = PublishForm(request.POST)
        try:
            bring_up_to_date(
                paper=paper,
                **version_of(form),
                stored_names=form.stored_names,
                by=request.user,
                at=timezone.now(),
            )
        except DraftSavedMeanwhile:
            messages.error(request, MEANWHILE)
        return redirect("admin:papers_paper_draft_compare", paper_id)

    @method_decorator(require_POST)
    def draft_publish_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        if not may_publish(request):
            raise PermissionDenied
        paper = self.paper_with_draft(request, paper_id)
        try:
            publish_note_draft(
                paper=paper,
                **version_of(VersionForm(request.POST)),
                by=request.user,
                at=timezone.now(),
            )
        except DraftSavedMeanwhile:
            messages.error(request, MEANWHILE)
            return redirect("admin:papers_paper_draft", paper_id)
        except NoteChangedMeanwhile:
            messages.error(request, CHANGED)
            return self.compare_page(request, paper, status=CONFLICT)
        except DraftLacksTldr:
            messages.error(request, NO_TLDR)
            return redirect("admin:papers_paper_draft", paper_id)
        except CannotBeKept as refusal:
            messages.error(request, "Nothing was changed:")
            for fault in refusal.faults:
                messages.error(request, sentence_with_path(fault))
            return redirect("admin:papers_paper_draft", paper_id)
        messages.success(request, "Published: readers see it now.")
        return redirect("admin:papers_paper_change", paper_id)


def version_values(draft: NoteDraft | None) -> VersionValues:
    """For the hidden fields of a page that shows this draft, or none yet."""
    if draft is None:
        return {"version": "0", "draft": ""}
    return {"version": str(draft.version), "draft": str(draft.pk)}


def sent_version(form: NoteDraftForm) -> VersionValues:
    """What was refused stays refused until somebody looks."""
    return {
        "version": form.data.get("version", ""),
        "draft": form.data.get("draft", ""),
    }


def differences_of_saves(theirs: Parts, mine: Parts) -> list[Difference]:
    """Between what is stored of the draft now and what was sent."""
    differences = []
    for name in PARTS:
        pair = PartDifference(
            name=name,
            base="",
            stored=theirs.get(name, ""),
            mine=mine.get(name, ""),
        )
        if pair.stored != pair.mine:
            differences.append(told_difference(pair))
    return differences


def disputes_of(differences: list[PartDifference]) -> list[Difference]:
    """Those to choose in, and what the draft will take over from the note."""
    told = []
    for one in differences:
        if one.is_disputed:
            told.append(told_difference(one))
        elif not one.is_proposed:
            told.append(
                Difference(
                    one.label,
                    one.readable_text(one.stored),
                    one.readable_text(one.mine),
                )
            )
    return told


def told_difference(one: PartDifference) -> Difference:
    return Difference(
        label=one.label,
        stored=one.readable_text(one.stored),
        mine=one.readable_text(one.mine),
        choice=f"{CHOICE_PREFIX}{one.name}",
    )
