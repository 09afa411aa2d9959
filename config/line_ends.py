"""The line ends of browsers become those of the site, once, whatever the address.

A browser sends CRLF for each line end of a form, whatever stood there before: a text
that is saved unchanged would be another text. No form, view or model sees that.
"""

import re
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from config.middleware import GetResponse

FOREIGN_LINE_END = re.compile(r"\r\n?")


def settle_line_ends(get_response: GetResponse) -> GetResponse:
    """Every text of query and body has LF alone. Stands where both were read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.GET = with_own_line_ends(request.GET)
        if request.method == "POST":
            request.POST = with_own_line_ends(request.POST)
        return get_response(request)

    return middleware


def with_own_line_ends(fields: QueryDict) -> Any:
    """The same names and values, each with LF; nothing is copied where none has CR."""
    if not has_foreign_line_end(fields):
        return fields
    settled = QueryDict(mutable=True)
    for name, values in fields.lists():
        settled.setlist(name, [own_line_ends(value) for value in values])
    settled._mutable = False
    return settled


def has_foreign_line_end(fields: QueryDict) -> bool:
    texts = chain.from_iterable(values for _, values in fields.lists())
    return any("\r" in text for text in texts)


def own_line_ends(text: str) -> str:
    return FOREIGN_LINE_END.sub("\n", text)
