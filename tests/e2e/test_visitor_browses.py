"""A visitor looks round: home, catalogue, a note, the topics, a path."""

import re

from playwright.sync_api import expect


def test_home_leads_to_the_catalogue(open_desk):
    desk = open_desk()
    desk.open("/")
    expect(desk.heading("Read the papers, and keep what they said.")).to_be_visible()
    desk.link("Browse 4 papers").click()
    desk.stands_at("/papers/")
    desk.sees("4 papers")


def test_filters_stay_in_the_address(open_desk):
    desk = open_desk()
    page = desk.open("/papers/")
    page.get_by_label("Category").select_option("memory")
    desk.sees("2 papers")
    desk.stands_at(r"/papers/\?category=memory")
    page.get_by_label("Year").fill("1997")
    page.get_by_label("Year").press("Enter")
    desk.sees("1 paper")
    desk.stands_at(r"/papers/\?category=memory&year=1997")
    page.reload()
    expect(page.locator(".row-title")).to_have_text(["Recurrence and its costs"])
    expect(page.get_by_label("Category")).to_have_value("memory")


def test_back_undoes_a_filter(open_desk):
    desk = open_desk()
    page = desk.open("/papers/")
    page.get_by_label("Category").select_option("signals")
    desk.stands_at(r"/papers/\?category=signals")
    page.get_by_label("Order").select_option("title")
    desk.stands_at(r"/papers/\?category=signals&order=title")
    desk.goes_back()
    desk.stands_at(r"/papers/\?category=signals")
    desk.goes_back()
    desk.stands_at("/papers/")
    desk.sees("4 papers")
    expect(page.get_by_label("Category")).to_have_value("")


def test_filter_is_taken_away_from_its_own_link(open_desk):
    desk = open_desk()
    desk.open("/papers/?category=memory&year=1997")
    desk.link("Remove the filter Year: 1997").click()
    desk.stands_at(r"/papers/\?category=memory")
    desk.sees("2 papers")


def test_nothing_fits_and_the_page_says_how_to_go_on(open_desk):
    desk = open_desk()
    desk.open("/papers/?category=memory&year=1901")
    desk.sees("No paper fits all of these filters.")
    desk.link("Clear the filters").click()
    desk.sees("4 papers")


def test_a_note_is_read_and_its_neighbours_lead_on(open_desk):
    desk = open_desk()
    page = desk.open("/papers/relay/")
    expect(page.locator("math").first).to_be_visible()
    expect(page.locator(".note-body figure svg")).to_be_visible()
    expect(page.locator("main table")).to_be_visible()
    page.get_by_role("navigation", name="Contents").get_by_role(
        "link", name="Approach"
    ).click()
    desk.stands_at("/papers/relay/#approach")
    desk.link("Embers: what glows on", exact=True).click()
    desk.sees("There is no note on this paper yet.")


def test_citation_is_copied(open_desk):
    desk = open_desk(permissions=["clipboard-read", "clipboard-write"])
    page = desk.open("/papers/relay/")
    desk.button("Copy BibTeX").click()
    expect(desk.button("Copied")).to_be_visible()
    assert "title = {" in page.evaluate("navigator.clipboard.readText()")


def test_topic_tree_opens_where_it_is_asked(open_desk):
    desk = open_desk()
    page = desk.open("/topics/")
    expect(desk.link("Chain length")).to_have_count(0)
    for name in ("Signals", "Relays", "Relay chains"):
        page.get_by_text(f"Topics below {name}", exact=True).locator("..").click()
    desk.link("Chain length").click()
    desk.stands_at("/topics/chain-length/")
    desk.link("Attention by itself").click()
    desk.stands_at("/papers/attention/")


def test_path_names_its_steps_with_reasons(open_desk):
    desk = open_desk()
    page = desk.open("/paths/")
    desk.link("First steps").click()
    expect(page.locator(".steps h3")).to_have_text(
        [re.compile("Relays"), re.compile("Attention")]
    )
    desk.sees("Carries it on.")


def test_sign_in_leads_back_to_the_note(open_desk, ada):
    desk = open_desk()
    page = desk.open("/papers/attention/")
    page.get_by_label("Your reading").get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill(ada.email)
    page.get_by_label("Password").fill("correct horse battery")
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    desk.stands_at("/papers/attention/")
    expect(desk.button("Quiz me", exact=True)).to_be_visible()
