"""What search engines ask for first."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.queries.addresses import list_addresses, paper_addresses, part_count

# Endless combinations, files and what belongs to one learner; everything else may be read.
CLOSED = (
    "/account/",
    "/admin/",
    "/compare/",
    "/papers/export/",
    "/search/",
    "/review/",
    "/quizzes/",
    "/progress/",
)


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines.append(f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}")
    return HttpResponse(
        "\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"
    )


@require_safe
@login_not_required
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of the sitemap's parts."""
    parts = [
        settings.SITE_URL + reverse("sitemap_part", args=[number])
        for number in range(part_count())
    ]
    return render(
        request, "papers/sitemap.xml", {"parts": parts}, content_type="application/xml"
    )


@require_safe
@login_not_required
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Part 0 has lists, topics and paths; the others have papers."""
    if number >= part_count():
        raise Http404
    entries = paper_addresses(number) if number else list_addresses()
    context = {
        "entries": [
            (settings.SITE_URL + path, updated_at) for path, updated_at in entries
        ]
    }
    return render(
        request, "papers/sitemap_part.xml", context, content_type="application/xml"
    )
