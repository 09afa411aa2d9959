"""Saved searches and their feeds: a learner's own."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from papers.queries.feeds import newest_papers
from papers.search.finding import Search
from papers.search.language import parse_query
from papers.services.feeds import atom_feed, conditional_feed
from study.access import LearnerRequest, own_saved_search, search_of_feed
from study.models import SavedSearch
from study.search.forms import SaveSearchForm, without_nulls
from study.search.own_fields import own_fields
from study.search.queries import search_url
from study.search.services import MOST_SEARCHES, TooManySearches, keep_search

UNUSABLE = (
    "There is nothing to search for, or the words are too long. "
    "Go back and change them."
)
TOO_MANY = (
    f"You keep {MOST_SEARCHES} searches already."
    " Delete one before you save another."
)


@require_safe
def saved_search_list(request: LearnerRequest) -> HttpResponse:
    return render_saved_searches(request)


def render_saved_searches(
    request: LearnerRequest,
    *,
    opened: SavedSearch | None = None,
    feed_url: str = "",
) -> HttpResponse:
    """All of them; the address of a feed that was just opened is shown this once."""
    searches = SavedSearch.objects.filter(learner=request.user)
    rows = [saved_search_row(search, opened) for search in searches]
    context = {"rows": rows, "feed_url": feed_url}
    return render(request, "search/saved_search_list.html", context)


def saved_search_row(
    search: SavedSearch,
    opened: SavedSearch | None,
) -> dict[str, Any]:
    """`opened` may be newer than the row that was read before its feed was opened."""
    is_opened = search == opened
    return {
        "search": search,
        "url": search_url(search.query),
        "is_opened": is_opened,
        "has_feed": search.has_feed or is_opened,
    }


@require_POST
def save_search(request: LearnerRequest) -> HttpResponse:
    form = SaveSearchForm(without_nulls(request.POST))
    if not form.is_valid():
        context = {"problem": UNUSABLE}
        return render(request, "400.html", context, status=400)
    try:
        keep_search(
            learner=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, "Saved. Only you see it.")
    except TooManySearches:
        messages.error(request, TOO_MANY)
    return redirect("saved_search_list")


@require_POST
def delete_saved_search(
    request: LearnerRequest, search_id: int
) -> HttpResponse:
    own_saved_search(request, search_id).delete()
    messages.success(request, "The search is gone, and its feed with it.")
    return redirect("saved_search_list")


@require_POST
def open_search_feed(request: LearnerRequest, search_id: int) -> HttpResponse:
    """Answers with the page itself: the address is kept nowhere to redirect to."""
    search = own_saved_search(request, search_id)
    feed_url = settings.SITE_URL + search.open_feed()
    return render_saved_searches(request, opened=search, feed_url=feed_url)


@require_POST
def close_search_feed(request: LearnerRequest, search_id: int) -> HttpResponse:
    own_saved_search(request, search_id).close_feed()
    messages.success(request, "The feed's address leads nowhere from now on.")
    return redirect("saved_search_list")


@require_safe
@login_not_required
def saved_search_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the address reads the newest papers that fit.

    Nothing else of the learner is in it.
    """
    saved = search_of_feed(token)
    query = parse_query(saved.query)
    search = Search(query, own_fields(saved.learner))
    newest = newest_papers(search.fitting())
    feed = atom_feed(f"Octavo: {saved.query}", search_url(saved.query), newest)
    # A mark changes what fits, and no paper.
    response = conditional_feed(request, feed, newest, trusts_dates=False)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    return response
