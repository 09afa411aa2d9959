"""Questions entered one after the other for one note, with what stays the same kept."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify

from papers.libraryfiles.slugs import SLUG_LENGTH
from papers.models import Paper, Question
from papers.services.library.proposed_slugs import stem_of

MARKUP = re.compile(r"[^\w\s-]+")
FIRST_SECTION = "contributions"


def add_question_url(paper: Paper, *, like: Question | None = None) -> str:
    """The form of one more question in the note; like: the one before it."""
    preset = {
        "home": paper.pk,
        "papers": paper.pk,
        "kind": like.kind if like else Question.Kind.RECALL,
        "level": like.level if like else Question.Level.EXPLAIN,
        "section": like.section if like else FIRST_SECTION,
        "position": paper.own_questions.count(),
    }
    return f"{reverse('admin:papers_question_add')}?{urlencode(preset)}"


def proposed_question_id(home: Paper, prompt: str) -> str:
    """Free, of the note's slug and the first words of what is asked."""
    words = stem_of(slugify(MARKUP.sub(" ", prompt))) or "question"
    stem = f"{home.slug}-{words}"[: SLUG_LENGTH - 4].rstrip("-")
    slug = stem
    number = 1
    while Question.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


class QuestionsInARow:
    """For the admin of questions: from one to the next, and back to the note."""

    def response_add(
        self, request: HttpRequest, obj: Question, *positional: Any
    ) -> HttpResponse:
        response = super().response_add(request, obj, *positional)  # type: ignore[misc]
        if obj.home is None:
            return response
        if "_addanother" in request.POST:
            return redirect(add_question_url(obj.home, like=obj))
        is_from_note = "home" in request.GET and "_continue" not in request.POST
        if is_from_note and "_popup" not in request.POST:
            return redirect("admin:papers_paper_change", obj.home_id)
        return response
