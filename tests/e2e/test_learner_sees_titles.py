"""The tab's title says where one is, also after a part of the page was exchanged."""

from playwright.sync_api import expect

NAME = "Attention by itself"


def test_title_follows_a_quiz(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    expect(page).to_have_title(f"Question 1 of 3 · {NAME} · Octavo")
    tab.button("Show answer").click()
    expect(page).to_have_title(f"Answer 1 of 3 · {NAME} · Octavo")
    tab.button("Good").click()
    expect(page).to_have_title(f"Question 2 of 3 · {NAME} · Octavo")
    tab.check("Attention")
    tab.button("Answer", exact=True).click()
    expect(page).to_have_title("What you answered · Octavo")
    tab.link("Next question").click()
    expect(page).to_have_title(f"Question 3 of 3 · {NAME} · Octavo")
    tab.button("Check").click()
    tab.button("Forgot").click()
    expect(page).to_have_title(f"{NAME} · Octavo")


def test_title_without_scripts_is_the_same(open_tab, ada):
    tab = open_tab(ada, java_script_enabled=False)
    page = tab.open("/papers/attention/")
    tab.button("Quiz me", exact=True).click()
    expect(page).to_have_title(f"Question 1 of 3 · {NAME} · Octavo")
    tab.button("Show answer").click()
    expect(page).to_have_title(f"Answer 1 of 3 · {NAME} · Octavo")


def test_title_follows_a_search(open_tab):
    tab = open_tab()
    page = tab.open("/search/")
    page.get_by_label("Words, a title, an author").fill("relays & <b>")
    expect(page).to_have_title("relays & <b> · Search · Octavo")
