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
from study.search.answers import Answer, find_answer
from study.search.forms import PAGES, read_search_form
from study.search.queries import (
    ResultGroup,
    result_groups,
    search_url,
    with_near_group,
)


@require_safe
@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything that fits the query, in groups; one group alone has pages."""
    form = read_search_form(request)
    only = form.cleaned_data.get("kind", "")
    page_number = 1
    if only:
        page_number = form.cleaned_data.get("page") or 1
    answer = find_answer(
        parse_query(form.cleaned_data.get("q", "")),
        learner_of(request),
        is_literal=form.cleaned_data.get("literal", False),
        is_typing=is_typing(request),
    )
    query = answer.query
    groups = result_groups(answer.search, only=only, page_number=page_number)
    has_paper_group = bool(groups) and groups[0].key == "papers"
    page = None
    if only and groups:
        page = results_page(query.text, groups[0], page_number)
    near = None
    if is_first_page_of_papers(only, page_number):
        near = answer.near_group()
    shown_groups = with_near_group(groups, near)
    context: dict[str, Any] = {
        "query": query,
        "answer": answer,
        "literal_url": search_url(answer.typed.text, literal=1),
        "words_meant": answer.search.words_meant if near else [],
        "has_paper_group": has_paper_group,
        "groups": [
            (group, group_url(query.text, group)) for group in shown_groups
        ],
        "only": only,
        "mistyped_fields": mistyped_field_links(answer),
        "remarks": answer.search.search.remarks,
        "spellings": [(text, search_url(text)) for text in answer.meant],
        "page": page,
        "all_url": search_url(query.text),
        "export_url": reverse("export_search"),
        "export_query": f"&{urlencode({'q': query.text})}",
    }
    return render_page(request, "search/search.html", "results", context)


def mistyped_field_links(answer: Answer) -> list[tuple[str, str, str]]:
    """A name that is no field, the one that was meant, and where that is searched."""
    if answer.is_literal:
        return []
    links = []
    for name, field, text in answer.search.mistyped_fields:
        links.append((name, field, search_url(text)))
    return links


def is_first_page_of_papers(only: str, page_number: int) -> bool:
    return only in ("", "papers") and page_number == 1


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
