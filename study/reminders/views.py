"""Reminders end with one click, for whoever has the link of a mail."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from study.access import reminder_of_link
from study.reminders import services
from study.reminders.queries import reminder_setting_of


# Mail programs send the form themselves (RFC 8058),
# without a page and a cookie. The address alone says
# what may be done; who is signed in is not asked.
@csrf_exempt
@login_not_required
@require_http_methods(("GET", "HEAD", "POST"))
def turn_off_reminders(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button; what it sends turns reminders off.

    The answer to that is no redirect, since mail programs follow none.
    """
    learner = reminder_of_link(token).learner
    if request.method == "POST":
        services.turn_off_reminders(learner=learner, at=timezone.now())
    context = {
        "token": token,
        "is_on": reminder_setting_of(learner).is_on,
    }
    response = render(
        request,
        "reminders/turn_off_reminders.html",
        context,
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    return response
