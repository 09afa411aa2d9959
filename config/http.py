"""Small things every view may need.

Safe redirects, pages and fragments, errors.
"""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

SLOT_OF_REQUEST = "writer_slot"
View = TypeVar("View", bound=Callable[..., HttpResponse])
SlotContext = AbstractContextManager[None]


def accepts_body(most: int, problem: str) -> Callable[[View], View]:
    """For a view that takes files: so many bytes, and what is said of more.

    config/malformed.py reads it; all other views take what the settings say.
    """

    def mark(view: View) -> View:
        vars(view).update(largest_body=most, body_problem=problem)
        return view

    return mark


def local_path(target: str, default: str) -> str:
    """The target when it is a path on this site, else the default.

    No other place decides where a redirect may lead.
    """
    if is_local_path(target):
        return target
    return default


def is_local_path(target: str) -> bool:
    if not target.startswith("/") or target.startswith("//"):
        return False
    if "\\" in target or not target.isprintable():
        return False
    return url_has_allowed_host_and_scheme(target, allowed_hosts=None)


def path_on_this_site(request: HttpRequest, url: str) -> str:
    """Path and query of a full address; empty where it is of another site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.netloc != request.get_host():
        return ""
    path = parts._replace(scheme="", netloc="", fragment="").geturl()
    return local_path(path, "")


def redirect_back(request: HttpRequest, default: str) -> HttpResponse:
    """To the path that the form named in `next`, or to the default."""
    target = request.POST.get("next", "")
    return HttpResponseRedirect(local_path(target, default))


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page; going back in the history wants all."""
    headers = request.headers
    if headers.get("HX-Request") != "true":
        return False
    if headers.get("HX-Boosted") == "true":
        return False
    return headers.get("HX-History-Restore-Request") != "true"


def render_page(
    request: HttpRequest,
    template: str,
    fragment: str,
    context: dict[str, Any],
) -> HttpResponse:
    """The page, or only its fragment when htmx asks for one."""
    if wants_fragment(request):
        template = f"{template}#{fragment}"
    return render(request, template, context)


def lend_writer_slot(request: HttpRequest) -> SlotContext:
    """Inside of it the request writes nothing, and others may (config/writers.py)."""
    slot = getattr(request, SLOT_OF_REQUEST, None)
    if slot is None:
        return nullcontext()
    lent: SlotContext = slot.lent()
    return lent


def end_writing(request: HttpRequest) -> None:
    """What is left of the request only reads; others may write."""
    slot = getattr(request, SLOT_OF_REQUEST, None)
    if slot is not None:
        slot.give_back()


def take_writer_slot(request: HttpRequest) -> SlotContext:
    """Inside of it an answer may write while it is sent (config/writers.py)."""
    slot = getattr(request, SLOT_OF_REQUEST, None)
    if slot is None:
        return nullcontext()
    taken: SlotContext = slot.taken_again()
    return taken


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for our own mistakes; a database that is away is a matter of waiting."""
    error = sys.exc_info()[1]
    is_away = isinstance(error, OperationalError | InterfaceError)
    status = 503 if is_away else 500
    page = render_to_string(f"{status}.html")
    response = HttpResponse(page, status=status)
    response.headers["Cache-Control"] = "no-store"
    if is_away:
        response.headers["Retry-After"] = "10"
    return response
