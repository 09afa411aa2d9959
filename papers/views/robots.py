"""What search engines ask for first."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from papers.queries.addresses import list_addresses, paper_addresses, part_count

ACCOUNT_PAGES = "/account/"
# Endless combinations, files and what belongs to one learner, by their names.
# Everything else may be read.
CLOSED_PAGES = (
    "admin:index",
    "compare",
    "export_papers",
    "search",
    "review",
    "quiz_list",
    "progress",
)


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", f"Disallow: {ACCOUNT_PAGES}"]
    for name in CLOSED_PAGES:
        lines.append(f"Disallow: {reverse(name)}")
    for name in ("public_list_sitemap", "public_group_sitemap", "sitemap"):
        lines.append(f"Sitemap: {settings.SITE_URL}{reverse(name)}")
    text = "\n".join(lines) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of the sitemap's parts."""
    parts = []
    for number in range(part_count()):
        path = reverse("sitemap_part", args=[number])
        parts.append(settings.SITE_URL + path)
    return render(
        request,
        "papers/sitemap.xml",
        {"parts": parts},
        content_type="application/xml",
    )


@require_safe
@login_not_required
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Part 0 has lists, topics and paths; the others have papers."""
    if number >= part_count():
        raise Http404
    addresses = list_addresses() if number == 0 else paper_addresses(number)
    entries = []
    for path, updated_at in addresses:
        entries.append((settings.SITE_URL + path, updated_at))
    return render(
        request,
        "papers/sitemap_part.xml",
        {"entries": entries},
        content_type="application/xml",
    )
