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
from study.search.queries import (
    ReaderSearch,
    ResultGroup,
    result_groups,
    search_url,
)
from study.search.spelling import meant_queries


@require_safe
@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything that fits the query, in groups; one group alone has pages."""
    form = read_search_form(request)
    query = parse_query(form.cleaned_data.get("q", ""))
    only = form.cleaned_data.get("kind", "")
    page_number = 1
    if only:
        page_number = form.cleaned_data.get("page") or 1
    reader_search = ReaderSearch(query, learner_of(request))
    groups = result_groups(reader_search, only=only, page_number=page_number)
    meant = meant_queries(reader_search, is_typing=is_typing(request))
    page = None
    if only and groups:
        page = results_page(query.text, groups[0], page_number)
    context: dict[str, Any] = {
        "query": query,
        "groups": [(group, group_url(query.text, group)) for group in groups],
        "only": only,
        "remarks": reader_search.search.remarks,
        "spellings": [(text, search_url(text)) for text in meant],
        "page": page,
        "all_url": search_url(query.text),
        "export_url": reverse("export_search"),
        "export_query": f"&{urlencode({'q': query.text})}",
    }
    return render_page(request, "search/search.html", "results", context)


def is_typing(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def group_url(text: str, group: ResultGroup) -> str:
    return search_url(text, kind=group.key)


def results_page(
    text: str,
    group: ResultGroup,
    number: int,
) -> Page:
    """Where the reader stands in the results of one kind."""

    def page_url(page_number: int) -> str:
        return search_url(text, kind=group.key, page=page_number)

    return make_page(number, last_results_page(group), page_url)


def last_results_page(group: ResultGroup) -> int:
    if group.count.is_more:
        return PAGES
    page_count = ceil(group.count.number / group.size)
    return min(PAGES, max(1, page_count))
