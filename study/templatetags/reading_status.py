"""The menu by which a paper is marked, for any page that shows papers."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.utils.safestring import SafeString

from config.csrf import csrf_once
from config.rows import rows_macro
from study.models import Reading

register = template.Library()
TEMPLATE = "rows/row_status.html"
STATUS_LABELS = {choice.value: choice.label for choice in Reading.Status}


@register.simple_tag(takes_context=True)
def find_statuses(
    context: RequestContext, rows: Iterable[Any], slug_path: str
) -> str:
    """Look up the marks of a page's papers at once; `status_menu` then shows them.

    slug_path: where a row has the paper's slug, such as "paper.slug".
    """
    # Any: the marks found are kept with it.
    request: Any = context.request
    if request.user.is_authenticated:
        variable = template.Variable(f"row.{slug_path}")
        slugs = [variable.resolve({"row": row}) for row in rows]
        readings = Reading.objects.filter(
            learner=request.user, paper__slug__in=slugs
        )
        statuses = readings.order_by().values_list("paper__slug", "status")
        request.statuses_by_slug = dict(statuses)
    return ""


@register.simple_tag(takes_context=True)
def status_menu(
    context: RequestContext,
    slug: str,
    status: str | None = None,
    title: str = "",
) -> SafeString | str:
    """The menu of one paper; nothing for visitors.

    Without a status it is what `find_statuses` found. Without a title it is named by
    what has the id `row-slug`, of which a page has one.
    """
    # Any: the marks found are kept with it.
    request: Any = context.request
    if not request.user.is_authenticated:
        return ""
    if status is None:
        status = request.statuses_by_slug.get(slug, "")
    row = {
        "slug": slug,
        "status": status,
        "status_label": STATUS_LABELS.get(status, ""),
        "title": title,
    }
    return rows_macro(TEMPLATE, "row_status")(row, status_buttons_of(request))


def status_buttons_of(request: HttpRequest) -> SafeString:
    """The same in each menu of a page, so they are written once."""
    written: SafeString | None = getattr(request, "status_buttons", None)
    if written is not None:
        return written
    buttons = rows_macro(TEMPLATE, "status_buttons")(
        csrf_once(request)["csrf_input"],
        request.get_full_path(),
        Reading.Status.choices,
    )
    setattr(request, "status_buttons", buttons)  # noqa: B010 - it is the page's own
    return buttons
