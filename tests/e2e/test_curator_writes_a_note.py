"""A curator makes a published note with six questions of a new paper, in few acts."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper, Question
from tests.factories import AuthorFactory

MOST_ACTS = 40


class Hand:
    """Does one thing at a time in the page, and counts what it did."""

    def __init__(self, page):
        self.page = page
        self.act_count = 0

    def fill(self, selector, text):
        self.act_count += 1
        self.page.locator(selector).fill(text)

    def choose(self, selector, value):
        self.act_count += 1
        self.page.locator(selector).select_option(value)

    def press(self, role, name):
        self.act_count += 1
        self.page.get_by_role(role, name=name, exact=True).click()

    def click(self, selector):
        self.act_count += 1
        self.page.locator(selector).click()

    def type(self, text):
        self.act_count += 1
        self.page.keyboard.type(text)

    def open(self, tab, address):
        self.act_count += 1
        tab.open(address)

    def ask(self, button="Save and add another", answer="", points=(), prompt=""):
        self.fill("#id_prompt", prompt)
        if answer:
            self.fill("#id_answer", answer)
        for number, point in enumerate(points):
            self.fill(f"#id_key_points-{number}-text", point)
        self.press("button", button)
        expect(self.page.locator(".messagelist")).to_contain_text("was added")


@pytest.fixture
def hand(open_tab, curator):
    tab = open_tab(curator)
    hand = Hand(tab.page)
    hand.open(tab, "/admin/papers/paper/add/")
    return hand


def write_paper(hand, category):
    hand.fill("#id_title", "Adam: A Method for Stochastic Optimization")
    hand.fill("#id_year", "2014")
    hand.fill("#id_arxiv_id", "1412.6980")
    hand.choose("#id_category", str(category.pk))
    hand.choose("#id_note", "brief")
    hand.fill("#id_tldr", "Each weight gets a step of its own size.")
    hand.fill("#id_why_it_matters", "Most networks are trained with it.")
    hand.fill("#id_written_by", "Cora Curator")
    hand.press("button", "Add another Author")
    hand.click("#authorships-0 .select2-selection")
    hand.type("Kingma")
    hand.click(".select2-results__option--highlighted:has-text('Kingma')")
    hand.fill("#id_authorships-0-position", "1")
    hand.press("button", "Add another Section")
    hand.choose("#id_sections-0-kind", "contributions")
    hand.fill("#id_sections-0-body", "- Steps from two averages.\n- A proof.")
    hand.press("button", "Save and continue editing")
    expect(hand.page.locator(".messagelist")).to_contain_text("was added")


def write_questions(hand):
    hand.press("link", "Add a question")
    for prompt in ("Why two averages?", "Why are they corrected?"):
        hand.ask(prompt=prompt, answer="Since.", points=("One.", "Two."))
    hand.choose("#id_kind", "cloze")
    hand.ask(prompt="The first average is of the {{gradient}}.")
    hand.ask(prompt="The second is of its {{square}}.")
    hand.ask(prompt="Both begin at {{zero}}.")
    hand.ask("Save", prompt="So early ones are {{biased}}.")


def test_new_paper_is_a_published_note_in_forty_acts(hand, open_tab, library):
    AuthorFactory(name="Kingma, Diederik")
    write_paper(hand, library["attention"].category)
    write_questions(hand)
    hand.choose("#id_status", "published")
    hand.press("button", "Save")
    expect(hand.page.locator(".messagelist")).to_contain_text("changed successfully")
    paper = Paper.objects.get(slug="adam")
    assert paper.is_published
    assert Question.objects.live().filter(home=paper).count() == 6
    assert hand.act_count <= MOST_ACTS
    visitor = open_tab()
    visitor.open("/papers/adam/")
    visitor.sees_heading("Adam: A Method for Stochastic Optimization")
    expect(visitor.page.locator(".question-list > li")).to_have_count(6)
