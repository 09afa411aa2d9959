"""A passage shown to groups, and taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from study.access import LearnerRequest
from study.group_access_highlights import (
    memberships_to_show_to,
    showable_highlight,
)
from study.highlights.sharing_forms import ShowHighlightForm
from study.highlights.sharing_services import group_ids_of, show_to_groups


@require_http_methods(["GET", "HEAD", "POST"])
def show_highlight(request: LearnerRequest, highlight_id: int) -> HttpResponse:
    """Which of the learner's groups see a passage; nothing ticked, nobody does."""
    highlight = showable_highlight(request, highlight_id)
    memberships = list(memberships_to_show_to(request, highlight))
    initial = {"groups": group_ids_of(highlight)}
    form = ShowHighlightForm(initial=initial, memberships=memberships)
    if request.method == "POST":
        # Nothing ticked is an answer too.
        form = ShowHighlightForm(request.POST, memberships=memberships)
        if form.is_valid():
            show_to_groups(
                highlight=highlight,
                offered=[one.group_id for one in memberships],
                chosen=form.cleaned_data["groups"],
                at=timezone.now(),
            )
            messages.success(request, "Saved. It holds from now on.")
            return redirect("show_highlight", highlight.pk)
    context = {
        "highlight": highlight,
        "form": form,
        "memberships": memberships,
        "silent": [one for one in memberships if not one.shares_marks],
    }
    status = 422 if form.errors else 200
    template = "highlights/show_highlight.html"
    return render(request, template, context, status=status)
