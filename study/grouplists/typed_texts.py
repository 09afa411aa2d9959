"""Who may no longer write, gets back what they typed.

Said of every address alike, so that it tells nobody what there is.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import render

from study.access import LearnerRequest

TEXT_FIELDS = (
    "title",
    "description",
    "text",
    "note",
    "sentence",
    "answer",
    "question",
)
Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[LearnerRequest, Parameters], HttpResponse]


def gives_text_back(view: View[Parameters]) -> View[Parameters]:
    """The view, whose 404 shows what was typed into a form that was sent."""

    @wraps(view)
    def guarded(request: LearnerRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except Http404:
            texts = typed_texts(request)
            if not texts:
                raise
            context = {"texts": texts}
            return render(request, "grouplists/not_yours.html", context, status=404)

    return guarded


def typed_texts(request: LearnerRequest) -> list[str]:
    texts = [request.POST.get(name, "").strip() for name in TEXT_FIELDS]
    return [text for text in texts if text]
