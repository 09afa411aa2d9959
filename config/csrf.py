"""One token for all forms of a page.

Django masks the secret anew for each template that is rendered with the request. A page
renders a few, and a mask an answer is what hides the secret where answers are
compressed.
"""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString

KEPT = "csrf_of_page"


def csrf_once(request: HttpRequest) -> dict[str, Any]:
    """For the templates of both engines; nothing is made unless a form asks for it."""
    kept: dict[str, Any] | None = getattr(request, KEPT, None)
    if kept is None:
        token = SimpleLazyObject(partial(get_token, request))
        kept = {
            "csrf_token": token,
            "csrf_input": SimpleLazyObject(partial(hidden_input, token)),
        }
        setattr(request, KEPT, kept)
    return kept


def hidden_input(token: Any) -> SafeString:
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token
    )
