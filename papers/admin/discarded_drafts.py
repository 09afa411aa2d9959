"""A draft beside a note thrown away, and brought back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from papers.forms.note_drafts import (
    DiscardedDraftForm,
    VersionForm,
    version_of,
)
from papers.models.note_draft import KEPT_AFTER_DISCARDING
from papers.services.writing.drafts import (
    AnotherDraftStands,
    DraftSavedMeanwhile,
    bring_draft_back,
    discard_note_draft,
    discarded_drafts,
)

MEANWHILE = (
    "Somebody saved or published this draft meanwhile: look at it again."
)
DISCARDED = (
    "The draft is thrown away; the note is as it was."
    f" Within {KEPT_AFTER_DISCARDING.days} days you can bring it back here."
)
ANOTHER = (
    "Another draft was begun since. Throw that one away first:"
    " it can be brought back as well."
)
GONE = "This draft is here already, or gone for good."


class DiscardedDrafts:
    """For the admin of papers: no draft is lost by one press."""

    paper_with_draft: Any

    @method_decorator(require_POST)
    def draft_discard_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_with_draft(request, paper_id)
        made_from = version_of(VersionForm(request.POST))
        try:
            discard_note_draft(paper=paper, at=timezone.now(), **made_from)
        except DraftSavedMeanwhile:
            messages.error(request, MEANWHILE)
        else:
            messages.success(request, DISCARDED)
        return redirect("admin:papers_paper_draft", paper_id)

    @method_decorator(require_POST)
    def draft_bring_back_view(
        self, request: HttpRequest, paper_id: int
    ) -> HttpResponse:
        paper = self.paper_with_draft(request, paper_id)
        at = timezone.now()
        form = DiscardedDraftForm(discarded_drafts(paper, at), request.POST)
        if not form.is_valid():
            messages.error(request, GONE)
            return redirect("admin:papers_paper_draft", paper_id)
        draft = form.cleaned_data["draft"]
        try:
            bring_draft_back(paper=paper, draft_id=draft.pk, at=at)
        except AnotherDraftStands:
            messages.error(request, ANOTHER)
        else:
            messages.success(request, "The draft is back, as it was.")
        return redirect("admin:papers_paper_draft", paper_id)
