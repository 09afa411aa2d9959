"""A visitor looks round: home, catalogue, a note, the topics, a path."""

import re

from playwright.sync_api import expect


def test_home_leads_to_the_catalogue(open_tab):
    tab = open_tab()
    tab.open("/")
    tab.sees_heading("Read the papers, and keep what they said.")
    tab.link("Browse 4 papers").click()
    tab.stands_at("/papers/")
    tab.sees("4 papers")


def test_filters_stay_in_the_address(open_tab):
    tab = open_tab()
    page = tab.open("/papers/")
    tab.select("Category", "memory")
    tab.sees("2 papers")
    tab.stands_at(r"/papers/\?category=memory")
    tab.fill("Year", "1997")
    page.get_by_label("Year").press("Enter")
    tab.sees("1 paper")
    tab.stands_at(r"/papers/\?category=memory&year=1997")
    page.reload()
    expect(page.locator(".row-title")).to_have_text(["Recurrence and its costs"])
    expect(page.get_by_label("Category")).to_have_value("memory")


def test_back_undoes_a_filter(open_tab):
    tab = open_tab()
    page = tab.open("/papers/")
    tab.select("Category", "signals")
    tab.stands_at(r"/papers/\?category=signals")
    tab.select("Order", "title")
    tab.stands_at(r"/papers/\?category=signals&order=title")
    tab.goes_back()
    tab.stands_at(r"/papers/\?category=signals")
    tab.goes_back()
    tab.stands_at("/papers/")
    tab.sees("4 papers")
    expect(page.get_by_label("Category")).to_have_value("")


def test_filter_is_taken_away_from_its_own_link(open_tab):
    tab = open_tab()
    tab.open("/papers/?category=memory&year=1997")
    tab.link("Remove the filter Year: 1997").click()
    tab.stands_at(r"/papers/\?category=memory")
    tab.sees("2 papers")


def test_nothing_fits_and_the_page_says_how_to_go_on(open_tab):
    tab = open_tab()
    tab.open("/papers/?category=memory&year=1901")
    tab.sees("No paper fits all of these filters.")
    tab.link("Clear the filters").click()
    tab.sees("4 papers")


def test_a_note_is_read_and_its_neighbours_lead_on(open_tab):
    tab = open_tab()
    page = tab.open("/papers/relay/")
    expect(page.locator("math").first).to_be_visible()
    expect(page.locator(".note-body figure svg")).to_be_visible()
    expect(page.locator("main table")).to_be_visible()
    page.get_by_role("navigation", name="Contents").get_by_role(
        "link", name="Approach"
    ).click()
    tab.stands_at("/papers/relay/#approach")
    tab.link("Embers: what glows on", exact=True).click()
    tab.sees("There is no note on this paper yet.")


def test_citation_is_copied(open_tab):
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page = tab.open("/papers/relay/")
    tab.button("Copy BibTeX").click()
    expect(tab.button("Copied")).to_be_visible()
    assert "title = {" in page.evaluate("navigator.clipboard.readText()")


def test_topic_tree_opens_where_it_is_asked(open_tab):
    tab = open_tab()
    page = tab.open("/topics/")
    expect(tab.link("Chain length")).to_have_count(0)
    for name in ("Signals", "Relays", "Relay chains"):
        page.get_by_text(f"Topics below {name}", exact=True).locator("..").click()
    tab.link("Chain length").click()
    tab.stands_at("/topics/chain-length/")
    tab.link("Attention by itself").click()
    tab.stands_at("/papers/attention/")


def test_path_names_its_steps_with_reasons(open_tab):
    tab = open_tab()
    page = tab.open("/paths/")
    tab.link("First steps").click()
    expect(page.locator(".steps h3")).to_have_text(
        [re.compile("Relays"), re.compile("Attention")]
    )
    tab.sees("Carries it on.")


def test_sign_in_leads_back_to_the_note(open_tab, ada):
    tab = open_tab()
    page = tab.open("/papers/attention/")
    page.get_by_label("Your reading").get_by_role("link", name="Sign in").click()
    tab.fill("Email", ada.email)
    tab.fill("Password", "correct horse battery")
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    tab.stands_at("/papers/attention/")
    expect(tab.button("Quiz me", exact=True)).to_be_visible()


def test_navigation_has_no_bullets(open_tab):
    page = open_tab().open("/papers/")
    lists = page.locator("nav ul")
    assert lists.count() > 0
    styles = lists.evaluate_all(
        "lists => lists.map(list => getComputedStyle(list).listStyleType)"
    )
    assert set(styles) == {"none"}
