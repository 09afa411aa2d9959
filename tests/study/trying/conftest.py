"""A paper with a question of each kind, and somebody without an account."""

from dataclasses import dataclass, field

import pytest
from django.test import Client

from papers.models import Paper, Question
from tests.factories import (
    ChoiceQuestionFactory,
    ClozeQuestionFactory,
    PaperFactory,
    QuestionFactory,
)
from tests.html_page import Page


@pytest.fixture
def paper(db) -> Paper:
    """Recall, choice and cloze; a visitor is asked the quickest first."""
    paper = PaperFactory(slug="transformer", title="Attention")
    QuestionFactory(home=paper)
    ChoiceQuestionFactory(home=paper)
    ClozeQuestionFactory(home=paper)
    QuestionFactory(home=paper, prompt="Why again?")
    return paper


@dataclass
class Visitor:
    """A browser that sends the forms of the pages it gets."""

    client: Client = field(default_factory=Client)

    def open(self, path="/papers/transformer/try/"):
        return self.client.get(path)

    def send(self, response, path, **more):
        """The form of the page that sends there, with what is added."""
        form = Page(response).form(path)
        fields = form.lists
        fields.pop("csrfmiddlewaretoken", None)
        return self.client.post(path, fields | more)

    def choose(self, response, is_right=True):
        question = response.context["prompt"].question
        choice = Question.objects.get(pk=question.id).choices.filter(is_right=is_right)
        path = f"/questions/{question.id}/try/grade/"
        return self.send(response, path, choice=choice.first().pk)

    def go_on(self, response):
        return self.send(response, "/tries/next/")

    def reveal(self, response, **typed):
        question = response.context["prompt"].question
        return self.send(response, f"/questions/{question.id}/try/answer/", **typed)

    def grade(self, response, rating, **more):
        question = response.context["prompt"].question
        path = f"/questions/{question.id}/try/grade/"
        return self.send(response, path, rating=rating, **more)

    def answer_all(self):
        """The page with what came of all three."""
        page = self.go_on(self.choose(self.open()))
        page = self.grade(self.reveal(page, gap=["six", "nine"]), 1)
        return self.grade(self.reveal(page, typed="They wait."), 3)

    def keep(self, response, account_page="signup"):
        return self.send(response, "/tries/keep/", account_page=account_page)

    def sign_up(self, response):
        """From the redirect of keep() to the page after it."""
        fields = {"email": "eve@example.org", "password1": "correct horse battery"}
        return self.client.post(response["Location"], fields, follow=True)

    def sign_in(self, response, learner):
        fields = {"login": learner.email, "password": "correct horse battery"}
        return self.client.post(response["Location"], fields, follow=True)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()
