"""What cannot be read is refused here, once, whatever the address.

Django reads a body only when somebody asks for it, and its pages for errors ask too:
a body that cannot be read would turn their refusal into a failure. A content type
that names a strange encoding even fails above all middleware.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import (
    HttpRequest,
    HttpResponse,
    QueryDict,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import parse_header_parameters
from django.utils.log import log_response

from config.middleware import GetResponse

UNREADABLE_TYPE = "octavo.unreadable_content_type"
UNREADABLE = (
    BadRequest,
    SuspiciousOperation,
    MultiPartParserError,
    UnreadablePostError,
    LookupError,
    TypeError,
    ValueError,
)


def set_unreadable_type_aside(environ: dict[str, Any]) -> None:
    """Leave a content type that Django would fail on to the middleware below."""
    content_type = environ.get("CONTENT_TYPE", "")
    if not is_readable_type(content_type):
        environ[UNREADABLE_TYPE] = content_type
        environ["CONTENT_TYPE"] = ""


def is_readable_type(content_type: str) -> bool:
    """Whether it can be parsed and names no encoding but UTF-8."""
    try:
        _, parameters = parse_header_parameters(content_type)
    except (LookupError, TypeError, ValueError):
        return False
    return parameters.get("charset", "utf-8").lower() == "utf-8"


def refuse_malformed(get_response: GetResponse) -> GetResponse:
    """Read query and body before anybody else does, or answer that they are no good."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            read_query_and_body(request)
        except RequestDataTooBig as error:
            return refusal(request, error, status=413)
        except UNREADABLE as error:
            return refusal(request, error, status=400)
        return get_response(request)

    return middleware


def read_query_and_body(request: HttpRequest) -> None:
    """Both stay with the request; raises one of UNREADABLE."""
    if UNREADABLE_TYPE in request.META:
        raise BadRequest(f"Content-Type {request.META[UNREADABLE_TYPE]}")
    request.GET  # noqa: B018
    if request.method == "POST":
        check_length(request)
        request.POST  # noqa: B018


def check_length(request: HttpRequest) -> None:
    """Django counts no files: here only a view that says so takes any."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if most is None or length <= most:
        return
    if length > getattr(view_of(request), "largest_body", most):
        raise RequestDataTooBig(f"{length} bytes, more than {most}")


def view_of(request: HttpRequest) -> Any:
    try:
        return resolve(request.path_info).func
    except Resolver404:
        return None


def refusal(
    request: HttpRequest,
    error: Exception,
    *,
    status: int,
) -> HttpResponse:
    """The plain page, with nothing left in the request that could fail again."""
    request.GET = QueryDict()
    request.POST = QueryDict()
    context = {}
    if status == 413:
        usual = "What was sent is too large."
        context["problem"] = getattr(view_of(request), "body_problem", usual)
    response = render(request, "400.html", context, status=status)
    log_response(
        "%s: %s (%s: %s)",
        response.reason_phrase,
        request.path,
        type(error).__name__,
        str(error),
        response=response,
        request=request,
    )
    return response
