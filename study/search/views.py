"""The search page."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from config.http import render_page
from papers.search.language import parse
from study.access import learner_of
from study.search.forms import PAGES, read_search_form
from study.search.queries import Asked, Group, found, spellings


@require_safe
@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    """Everything that fits the query, in groups; one group alone has pages."""
    form = read_search_form(request)
    text, only = form.cleaned_data.get("q", ""), form.cleaned_data.get("kind", "")
    number = (form.cleaned_data.get("page") or 1) if only else 1
    asked = Asked(parse(text), learner_of(request))
    groups = found(asked, only=only, page=number)
    context: dict[str, Any] = {
        "query": asked.query,
        "groups": [
            (group, address(asked.query.text, kind=group.key)) for group in groups
        ],
        "only": only,
        "remarks": asked.search.remarks,
        "spellings": [
            (meant, address(meant))
            for meant in spellings(asked, is_typing=is_typing(request))
        ],
        "page": pages(asked.query.text, groups[0], number) if only and groups else None,
        "all_url": address(asked.query.text),
        "export_url": reverse("export_search"),
        "export_query": f"&{urlencode({'q': asked.query.text})}",
    }
    return render_page(request, "search/search.html", "results", context)


def is_typing(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def address(text: str, **more: object) -> str:
    return f"/search/?{urlencode({'q': text, **more})}"


def pages(text: str, group: Group, number: int) -> dict[str, Any]:
    last = (
        PAGES
        if group.count.is_more
        else min(PAGES, max(1, -(-group.count.number // group.size)))
    )
    return {
        "number": number,
        "last": last,
        "has_previous": number > 1,
        "has_next": number < last,
        "previous_url": address(text, kind=group.key, page=number - 1),
        "next_url": address(text, kind=group.key, page=number + 1),
    }
