"""Suggestions for the search box, as a part of a page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

from study.access import learner_of
from study.search.forms import read_quick_search_form
from study.search.quick_actions import fitting_actions
from study.search.quick_search import comparison_answer, quick_answer


@require_safe
@login_not_required
def quick_search(request: HttpRequest) -> HttpResponse:
    """What the letters typed so far may name; with `actions` also what can be done."""
    form = read_quick_search_form(request)
    text = form.cleaned_data.get("q", "")
    learner = learner_of(request)
    actions = []
    answer = None
    if form.cleaned_data.get("actions"):
        actions = fitting_actions(text, learner)
        answer = comparison_answer(
            text, open_paper_slug(form.cleaned_data.get("at"))
        )
    if answer is None:
        answer = quick_answer(text, learner)
    context = {"answer": answer, "actions": actions}
    return render(request, "search/quick_results.html", context)


def open_paper_slug(path: str | None) -> str:
    """The short name of the paper whose page has this path; empty for other pages."""
    try:
        match = resolve(path or "")
    except Resolver404:
        return ""
    if match.url_name != "paper":
        return ""
    slug: str = match.kwargs["slug"]
    return slug
