"""Answers as the pages send them, and what a refusal must say."""

import uuid

from study.models import Card, Review
from tests.html_page import Page


def body(**changes):
    return {"key": str(uuid.uuid4()), "seen": 0, "rating": 3, "typed": ""} | changes


def grade(browser, question, **changes):
    return browser.post(f"/questions/{question.pk}/grade/", body(**changes))


def assert_refused(response, status):
    """That status, an explanation, a way on, and nothing stored."""
    page = Page(response)
    assert response.status_code == status
    assert response.context["explanation"] in page.text
    assert response.context["next_url"] in page.links
    assert Review.objects.count() == 0
    assert Card.objects.count() == 0
