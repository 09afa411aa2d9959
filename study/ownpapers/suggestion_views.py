"""Telling curators of a paper of one's own, and taking that back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from papers.models import Paper
from study import access
from study.access import LearnerRequest
from study.ownpapers import suggestion_services as services
from study.ownpapers.queries import latest_suggestion
from study.ownpapers.suggestion_forms import SuggestionToLibraryForm

REFUSALS = {
    services.InTheLibrary: "The library has this paper already.",
    services.SuggestedBefore: "You have suggested this paper already.",
    services.TooManyPapersWait: (
        f"{services.MOST_WAITING} of your suggestions wait for an answer."
        " Suggest more when curators have answered one of them, or withdraw one."
    ),
}


@require_http_methods(("GET", "HEAD", "POST"))
def suggest_own_paper(request: LearnerRequest, slug: str) -> HttpResponse:
    """First what curators will see of it; then they see it."""
    paper = access.own_paper(request, slug)
    form = SuggestionToLibraryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return tell_curators(request, paper, form.cleaned_data["sentence"])
    latest = latest_suggestion(paper.pk)
    if latest is not None and latest.state != services.State.WITHDRAWN:
        return redirect(paper)
    context = {"paper": paper, "form": form, "told": services.told_facts(paper)}
    status = 400 if form.errors else 200
    return render(
        request, "ownpapers/suggest_own_paper.html", context, status=status
    )


def tell_curators(
    request: LearnerRequest, paper: Paper, sentence: str
) -> HttpResponse:
    try:
        services.suggest_own_paper(
            paper=paper, sentence=sentence, at=timezone.now()
        )
        messages.success(
            request, "Suggested. The answer will stand on this page."
        )
    except services.CannotSuggestPaper as refusal:
        messages.error(request, REFUSALS[type(refusal)])
    return redirect(paper)


@require_POST
def withdraw_own_suggestion(request: LearnerRequest, slug: str) -> HttpResponse:
    paper = access.own_paper(request, slug)
    try:
        services.withdraw_own_suggestion(paper=paper, at=timezone.now())
        messages.success(request, "Withdrawn. Curators see it no more.")
    except services.SuggestionIsClosed:
        messages.info(request, "It was answered or withdrawn already.")
    return redirect(paper)
