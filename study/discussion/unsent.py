"""Nothing that somebody typed is lost because they may no longer send it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from study.access import LearnerRequest

View = Callable[..., HttpResponse]


def gives_text_back(view: View) -> View:
    """What somebody typed comes back when its place is gone meanwhile.

    They were removed, the group was closed, the remark that they answer was deleted.
    The page says not which, and is the same where nothing ever was.
    """

    @wraps(view)
    def wrapped(
        request: LearnerRequest,
        group_id: int,
        *arguments: Any,
        **named: Any,
    ) -> HttpResponse:
        try:
            return view(request, group_id, *arguments, **named)
        except Http404:
            text = request.POST.get("text", "").strip()
            if not text:
                raise
        return text_given_back(request, text)

    return wrapped


def text_given_back(
    request: LearnerRequest,
    text: str,
) -> HttpResponse:
    context = {"text": text}
    return render(request, "discussion/unsent_remark.html", context, status=404)
