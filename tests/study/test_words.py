"""The words of the pages: one is not many, and nobody has to know how it works."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from papers.models import PathStep
from papers.services.page_cache import render_pages
from tests.factories import (
    PaperFactory,
    QuestionFactory,
    ReadingPathFactory,
    TopicFactory,
    answer,
)
from tests.html_page import Page

TEMPLATES = Path(settings.BASE_DIR) / "templates"
CURATION = ("admin/", "simple_history/")
# For who wants to know how a question is remembered: there each word is explained.
DETAILS = (
    "progress/partials/memory_figures.html",
    "progress/partials/memory_steps.html",
)
JARGON = re.compile(
    r"\b(cards?|lapses?|leech|stability|retrievability|retention|scheduler|slugs?|queue|cache|database|server|html|"
    r"regex|token|parameters?|invalid|successfully)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)


def words_of(template):
    """What stands in a template besides its code and tags."""
    return CODE.sub(" ", template.read_text(encoding="utf-8"))


def test_templates_speak_no_jargon():
    files = [
        file
        for file in TEMPLATES.rglob("*.*")
        if not str(file.relative_to(TEMPLATES)).startswith((*CURATION, *DETAILS))
    ]
    assert len(files) > 100
    found = {file.name: JARGON.findall(words_of(file)) for file in files}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.fixture
def alone(db):
    """A library with one of each."""
    paper = PaperFactory(slug="alone", topics=[TopicFactory(slug="topic")])
    PathStep.objects.create(
        path=ReadingPathFactory(slug="path"),
        paper=paper,
        position=1,
        reason="It begins here.",
    )
    QuestionFactory(home=paper)
    list(render_pages())
    return paper


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "Browse 1 paper 1 question to answer."),
        ("/papers/", "Take it along as BibTeX"),
        ("/topics/", "1 topic, from the wide to the narrow."),
        ("/topics/topic/", "Take it along as BibTeX"),
        ("/paths/path/", "Take it along as BibTeX"),
        ("/papers/alone/prerequisites/", "Take this paper along as BibTeX"),
        ("/compare/?papers=alone", "Take this paper along as BibTeX"),
    ],
)
def test_one_is_not_many(client, alone, address, words):
    assert words in Page(client.get(address)).text


def test_paper_begun_and_stopped_is_not_said_to_be_read_since(ada, alone):
    for status in ("reading", "stopped"):
        ada.post("/papers/alone/status/", {"status": status})
    assert "Begun " in Page(ada.get("/papers/alone/")).text


def test_learner_is_addressed_alike_on_a_page_and_in_its_title(ada, learner, noon, db):
    review = answer(learner, QuestionFactory(), at=noon)
    page = ada.get(f"/reviews/{review.pk}/").content.decode()
    assert "<title>What you answered · Octavo</title>" in page
    assert "What I answered" not in page


def test_finished_day_without_another_says_nothing_empty():
    html = render_to_string(
        "review/partials/review_finished.html",
        {"answered_count": 3, "remembered_count": 2},
    )
    assert '<p class="lead"' not in html
