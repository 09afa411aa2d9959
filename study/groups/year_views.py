"""A group's year as a page, and as Markdown for its wiki."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from study.access import LearnerRequest
from study.group_access import membership_in
from study.groups.year import (
    GroupYear,
    group_year,
    is_year_of,
    year_as_markdown,
)
from study.models import Membership


def year_of_member(
    request: LearnerRequest, group_id: int, year: int
) -> tuple[Membership, GroupYear]:
    """Raises Http404 for a year in which the group was not there."""
    membership = membership_in(request, group_id)
    now = timezone.now()
    if not is_year_of(membership.group, year, now):
        raise Http404
    return membership, group_year(membership.group, year, now)


@require_safe
def group_year_page(
    request: LearnerRequest, group_id: int, year: int
) -> HttpResponse:
    membership, found = year_of_member(request, group_id, year)
    group = membership.group
    now = timezone.now()
    neighbours = {"before": 0, "after": 0}
    for name, other in (("before", year - 1), ("after", year + 1)):
        if is_year_of(group, other, now):
            neighbours[name] = other
    context = {"group": group, "found": found, **neighbours}
    return render(request, "groups/group_year.html", context)


@require_safe
def group_year_markdown(
    request: LearnerRequest, group_id: int, year: int
) -> HttpResponse:
    membership, found = year_of_member(request, group_id, year)
    text = year_as_markdown(membership.group, found, settings.SITE_URL)
    name = f"group-{group_id}-{year}.md"
    return HttpResponse(
        text,
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
