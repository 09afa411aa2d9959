"""A group's page for strangers, and its owners' choice of it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from study.access import LearnerRequest
from study.group_access import (
    ASKED,
    open_owning_membership,
    public_group_at,
)
from study.groups.forms import PublicPageForm
from study.groups.public_page import public_page
from study.groups.public_services import set_public_page
from study.models import ReadingList, StudyGroup

# The protocol allows 50,000 addresses in one file (sitemaps.org).
MOST_IN_SITEMAP = 20_000
SAVED = {
    True: "The page is public: whoever has its address sees what stands below.",
    False: "The group has no public page any more.",
}


@require_safe
@login_not_required
def public_group(request: HttpRequest, group_id: int) -> HttpResponse:
    group = public_group_at(group_id)
    context = {
        "page": public_page(group, timezone.now()),
        "group": group,
        "can_ask": group.joining in ASKED,
    }
    return render(request, "groups/public_group.html", context)


@require_safe
@login_not_required
def public_group_sitemap(request: HttpRequest) -> HttpResponse:
    """The address of each group's public page, for search engines."""
    entries = []
    groups = StudyGroup.objects.with_public_page().order_by("pk")
    for group in groups[:MOST_IN_SITEMAP]:
        path = reverse("public_group", args=[group.pk])
        entries.append((settings.SITE_URL + path, group.created_at))
    return render(
        request,
        "papers/sitemap_part.xml",
        {"entries": entries},
        content_type="application/xml",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit_public_group(request: LearnerRequest, group_id: int) -> HttpResponse:
    """For owners: whether there is such a page, and how it would look."""
    group = open_owning_membership(request, group_id).group
    lists = list(
        ReadingList.objects.of_group(group).current().order_by("title", "pk")
    )
    public_ids = []
    for reading_list in lists:
        if reading_list.visibility == ReadingList.Visibility.PUBLIC:
            public_ids.append(reading_list.pk)
    form = PublicPageForm(
        request.POST or None,
        lists=lists,
        initial={"has_public_page": group.has_public_page, "lists": public_ids},
    )
    if request.method == "POST":
        form = PublicPageForm(request.POST, lists=lists)
        if form.is_valid():
            has_page = form.cleaned_data["has_public_page"]
            set_public_page(
                group=group,
                has_public_page=has_page,
                list_ids=form.cleaned_data["lists"],
            )
            messages.success(request, SAVED[has_page])
            return redirect("edit_public_group", group.pk)
    context: dict[str, Any] = {
        "group": group,
        "form": form,
        "page": public_page(group, timezone.now()),
    }
    status = 422 if form.errors else 200
    return render(
        request, "groups/edit_public_group.html", context, status=status
    )
