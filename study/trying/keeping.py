"""A trial in the browser's keeping, from “keep these answers” to the account.

The cookie is signed, holds nothing but the answers, and is gone after two hours or
when somebody has signed in.
"""

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from study.trying.trials import SECONDS_VALID, Trial, trial_of_token


def put_trial_in_browser(response: HttpResponse, token: str) -> None:
    response.set_cookie(
        settings.TRIAL_COOKIE_NAME,
        token,
        max_age=SECONDS_VALID,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def trial_in_browser(request: HttpRequest) -> Trial | None:
    """None without one, and for one that is too old or not ours."""
    token = request.COOKIES.get(settings.TRIAL_COOKIE_NAME, "")
    try:
        return trial_of_token(token)
    except BadSignature:
        return None


def take_trial_from_browser(response: HttpResponse) -> None:
    response.delete_cookie(settings.TRIAL_COOKIE_NAME, samesite="Lax")
