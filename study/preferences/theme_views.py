"""The page on which anybody says whether pages are light, dark or sepia.

A learner's choice is kept with the account; a cookie keeps it in the browser, so that
it holds for visitors and after signing out.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from config.http import path_on_this_site, redirect_back
from study.access import learner_of
from study.models import Learner
from study.preferences.theme_forms import ThemeForm
from study.templatetags.themes import theme_in_use

SECONDS_KEPT = 365 * settings.SECONDS_A_DAY


@require_http_methods(("GET", "HEAD", "POST"))
@login_not_required
def theme(request: HttpRequest) -> HttpResponse:
    """After the choice one is back where one came from."""
    if request.method == "POST":
        form = ThemeForm(request.POST)
        if form.is_valid():
            return keep_theme(request, form.cleaned_data["theme"])
    context = {
        "themes": Learner.Theme,
        "chosen": theme_in_use(request),
        "way_back": page_before(request),
    }
    response = render(request, "preferences/theme.html", context)
    # It sets the cookie of its form.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def page_before(request: HttpRequest) -> str:
    """The page from which one came here; empty where none of this site told."""
    path = path_on_this_site(request, request.headers.get("Referer", ""))
    if path == reverse("theme"):
        return ""
    return path


def keep_theme(request: HttpRequest, chosen: str) -> HttpResponse:
    learner = learner_of(request)
    if learner is not None:
        Learner.objects.filter(pk=learner.pk).update(theme=chosen)
    response = redirect_back(request, reverse("theme"))
    response.set_cookie(
        settings.THEME_COOKIE_NAME,
        chosen,
        max_age=SECONDS_KEPT,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response
