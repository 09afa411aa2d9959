"""Nothing that somebody typed is lost because they may no longer send it.

They were removed, the group was closed, what they wrote to was deleted meanwhile. The
page says not which, and is the same where nothing ever was: it tells nobody what there
is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import render

from study.access import LearnerRequest

# By the names that fields of forms in groups have.
LABELS = {
    "name": "Name",
    "email": "Address",
    "title": "Title",
    "about": "What it studies",
    "description": "Description",
    "question": "Question",
    "quote": "Quoted",
    "text": "Text",
    "decisions": "Decisions",
    "next_steps": "What comes next",
    "note": "Note",
    "sentence": "Sentence",
    "answer": "Answer",
    "reason": "Reason",
    "day": "Day",
    "clock_time": "Time",
    "starts_on": "First day",
    "ends_on": "Last day",
    "last_on": "Last meeting",
    "closes_at": "Closes",
    "place": "Place",
    "pasted": "Pasted text",
}
LETTERS_A_LINE = 60
MOST_ROWS = 14
Parameters = ParamSpec("Parameters")
View = Callable[Concatenate[LearnerRequest, Parameters], HttpResponse]


@dataclass(frozen=True, slots=True)
class TypedText:
    """label: of the field in which it was typed."""

    label: str
    text: str

    @property
    def rows(self) -> int:
        """How high the field is that shows it."""
        line_count = self.text.count("\n") + len(self.text) // LETTERS_A_LINE
        return min(MOST_ROWS, line_count + 1)


def gives_text_back(view: View[Parameters]) -> View[Parameters]:
    """The view, whose 404 shows what was typed into a form that was sent."""

    @wraps(view)
    def guarded(
        request: LearnerRequest, *arguments: Any, **named: Any
    ) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except Http404:
            texts = typed_texts(request)
            if not texts:
                raise
        return texts_given_back(request, texts)

    return guarded


def typed_texts(request: LearnerRequest) -> list[TypedText]:
    texts = []
    for name, label in LABELS.items():
        text = request.POST.get(name, "").strip()
        if text:
            texts.append(TypedText(label, text))
    return texts


def text_given_back(request: LearnerRequest, text: str) -> HttpResponse:
    return texts_given_back(request, [TypedText(LABELS["text"], text)])


def texts_given_back(
    request: LearnerRequest, texts: list[TypedText]
) -> HttpResponse:
    return render(request, "groups/unsent.html", {"texts": texts}, status=404)
