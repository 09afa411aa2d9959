"""The search page."""

from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from config.http import render_page
from papers.search.language import parse_query
from study.access import learner_of
from study.pagination import Page, make_page
from study.search.forms import PAGES, read_search_form
from study.search.queries import Asked, Group, found, search_url, spellings


@require_safe
@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything that fits the query, in groups; one group alone has pages."""
    form = read_search_form(request)
    text, only = form.cleaned_data.get("q", ""), form.cleaned_data.get("kind", "")
    number = (form.cleaned_data.get("page") or 1) if only else 1
    asked = Asked(parse_query(text), learner_of(request))
    groups = found(asked, only=only, page=number)
    context: dict[str, Any] = {
        "query": asked.query,
        "groups": [
            (group, search_url(asked.query.text, kind=group.key)) for group in groups
        ],
        "only": only,
        "remarks": asked.search.remarks,
        "spellings": [
            (meant, search_url(meant))
            for meant in spellings(asked, is_typing=is_typing(request))
        ],
        "page": results_page(asked.query.text, groups[0], number)
        if only and groups
        else None,
        "all_url": search_url(asked.query.text),
        "export_url": reverse("export_search"),
        "export_query": f"&{urlencode({'q': asked.query.text})}",
    }
    return render_page(request, "search/search.html", "results", context)


def is_typing(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def results_page(text: str, group: Group, number: int) -> Page:
    """Where the reader stands in the results of one kind."""

    def page_url(page_number: int) -> str:
        return search_url(text, kind=group.key, page=page_number)

    return make_page(number, last_page(group), page_url)


def last_page(group: Group) -> int:
    if group.count.is_more:
        return PAGES
    page_count = ceil(group.count.number / group.size)
    return min(PAGES, max(1, page_count))
