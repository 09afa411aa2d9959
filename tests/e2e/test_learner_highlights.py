"""A learner marks words of a note, shows them to a group, and takes them back."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper
from papers.services.page_cache import render_pages
from study.models import Highlight
from tests.factories import LearnerFactory, MembershipFactory, StudyGroupFactory

NOTE = "/papers/attention/"
WORDS = "compares every word"
TEXT = f"It {WORDS} with every other one, and that is all it does."
SELECT = """words => {
  const walker = document.createTreeWalker(
    document.querySelector("#approach .prose"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(
      walker.currentNode, at, walker.currentNode, at + words.length);
    return;
  }
}"""


@pytest.fixture
def group(ada):
    made = StudyGroupFactory(name="Thursday readers")
    MembershipFactory(group=made, learner=ada)
    return made


@pytest.fixture
def note(library):
    paper = Paper.objects.get(slug="attention")
    paper.sections.update_or_create(kind="approach", defaults={"body": TEXT})
    list(render_pages([paper.pk]))
    return paper


def looks_right(tab):
    """In the width at hand, by day and by night."""
    assert tab.accessibility_faults() == []
    tab.page.emulate_media(color_scheme="dark")
    assert tab.accessibility_faults("color-contrast") == []
    tab.page.emulate_media(color_scheme="light")
    assert tab.overhang() == 0


def marked(tab, words=WORDS):
    return tab.page.locator("mark.passage", has_text=words)


def test_words_are_marked_by_mouse_and_keyboard(open_tab, ada, note):
    tab = open_tab(ada)
    page = tab.open(NOTE)
    paragraph = page.locator("#approach .prose p").first
    paragraph.dblclick(position={"x": 45, "y": 10})
    bar = page.locator("[data-highlight-bar]")
    expect(bar).to_contain_text("Only you see this.")
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    page.evaluate(SELECT, WORDS)
    page.keyboard.press("h")
    expect(page.get_by_label("What you think of these words")).to_be_focused()
    looks_right(tab)
    tab.type("Really every one?")
    bar.get_by_role("button", name="Highlight", exact=True).click()
    tab.stands_at(rf"{NOTE}#passage-\d+")
    mark = marked(tab)
    mark.click()
    card = page.locator(".highlight-card")
    expect(card).to_contain_text("Really every one?")
    looks_right(tab)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()
    mark.press("Enter")
    card.get_by_role("button", name="Delete").click()
    expect(marked(tab)).to_have_count(0)
    tab.button("Bring it back").click()
    expect(marked(tab)).to_have_count(1)


def test_what_was_written_stays_with_its_words(open_tab, ada, note):
    tab = open_tab(ada)
    page = tab.open(NOTE)
    written = page.get_by_label("What you think of these words")
    button = page.locator("[data-highlight-bar]").get_by_role("button").first
    page.evaluate(SELECT, WORDS)
    page.keyboard.press("h")
    tab.type("To the first words.")
    page.locator("h1").click()
    expect(written).to_be_hidden()
    page.evaluate(SELECT, "that is all")
    page.keyboard.press("Shift")
    expect(button).to_be_visible()
    expect(written).to_be_hidden()
    page.locator("h1").click()
    page.evaluate(SELECT, WORDS)
    page.keyboard.press("Shift")
    expect(written).to_have_value("To the first words.")
    expect(written).to_be_visible()
    page.locator("h1").click()
    page.evaluate(SELECT, "that is all")
    page.keyboard.press("Shift")
    button.click()
    expect(marked(tab, "that is all")).to_have_count(1)
    assert Highlight.objects.get().comment == ""


def test_bar_and_card_stay_out_of_the_way(open_tab, ada, note):
    tab = open_tab(ada)
    page = tab.open(NOTE)
    page.evaluate(SELECT, WORDS)
    page.keyboard.press("h")
    tab.type("Really every one?")
    bar = page.locator("[data-highlight-bar]")
    bar.get_by_role("button").first.click()
    mark = marked(tab)
    mark.click()
    card = page.locator(".highlight-card")
    expect(card).to_have_count(1)
    field = page.locator("main input:visible, main textarea:visible").first
    search = page.locator("header input[type=search]:visible")
    field = search.or_(field).first
    field.click()
    expect(card).to_have_count(0)
    expect(field).to_be_focused()
    page.get_by_text("1 passage marked").click()
    comment = page.locator("#approach .passage-comment").first
    comment.get_by_text("Really").dblclick(position={"x": 15, "y": 10})
    assert page.evaluate("getSelection().toString().trim()")
    expect(bar).to_be_hidden()
    page.evaluate(SELECT, "that is all")
    page.keyboard.press("Shift")
    expect(bar).to_be_visible()


def test_words_are_marked_without_scripts(open_tab, ada, note):
    tab = open_tab(ada, width=360, java_script_enabled=False)
    page = tab.open(NOTE)
    page.get_by_role("link", name="Mark a passage of “Approach”").click()
    tab.fill("The words, copied from the note", "it")
    tab.expects(422)
    tab.button("Mark it").click()
    tab.sees("These words stand there more than once.")
    tab.fill("The words, copied from the note", f" {WORDS}\n with")
    tab.fill("What you think of them (optional)", "Kept.")
    tab.button("Mark it").click()
    expect(marked(tab)).to_have_count(1)
    page.get_by_text("1 passage marked").click()
    tab.sees("Kept.")
    tab.open("/highlights/")
    tab.sees("Kept.")


def test_group_sees_a_passage_as_long_as_it_is_shared(open_tab, ada, note, group):
    ben = LearnerFactory(email="ben@example.org", display_name="Ben")
    MembershipFactory(group=group, learner=ben)
    talk = f"/groups/{group.pk}/discussion/?paper=attention"
    tab = open_tab(ada)
    page = tab.open(NOTE)
    page.evaluate(SELECT, WORDS)
    page.keyboard.press("h")
    tab.type("Why every one?")
    page.locator("[data-highlight-bar]").get_by_role("button").first.click()
    expect(marked(tab)).to_have_count(1)
    number = Highlight.objects.get().pk
    page.get_by_text("1 passage marked").click()
    page.get_by_role("link", name="Show it to a group").click()
    tab.check("Thursday readers")
    looks_right(tab)
    tab.button("Save").click()
    tab.sees("you share no highlights")
    bens = open_tab(ben, width=360)
    bens.open(talk)
    expect(bens.page.get_by_text("Why every one?")).to_have_count(0)
    page.get_by_role("link", name="you do").click()
    tab.check("Highlights that I mark for it")
    tab.button("Save").click()
    tab.sees_heading("As the group sees me")
    tab.sees(WORDS)
    bens.page.reload()
    bens.sees("Why every one?")
    bens.sees("Ada")
    looks_right(bens)
    bens.page.goto(f"{bens.url}/papers/attention/")
    expect(marked(bens)).to_have_count(0)
    tab.open(f"/groups/{group.pk}/sharing/")
    page.get_by_label("Highlights that I mark for it").uncheck()
    tab.button("Save").click()
    bens.open(talk)
    expect(bens.page.get_by_text("Why every one?")).to_have_count(0)
    assert Highlight.objects.get(pk=number).shares.count() == 1
