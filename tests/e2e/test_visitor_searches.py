"""A visitor types into the search.

Results come by themselves, the address tells them, nothing old comes back.
"""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

ANYWHERE = (
    "/",
    "/papers/",
    "/papers/relay/",
    "/topics/",
    "/paths/first-steps/",
    "/map/",
    "/compare/",
    "/account/login/",
)


@pytest.fixture
def tab(open_tab):
    return open_tab()


@pytest.fixture
def box(tab):
    tab.open("/search/")
    return tab.page.get_by_label("Words, a title, an author")


def expect_titles(tab, *titles):
    expect(tab.page.locator(".search-papers .row-title")).to_have_text(list(titles))


def test_results_appear_while_typing(tab, box):
    box.press_sequentially("its recurr", delay=20)
    expect_titles(tab, "Recurrence and its costs")
    expect(tab.page.locator(".search-papers mark").first).to_have_text("Recurrence")
    tab.stands_at(r"/search/\?q=its%20recurr")
    expect(tab.page.locator("#announcer")).to_contain_text("Papers 1")
    expect(box).to_be_focused()
    expect(box).to_have_value("its recurr")


def test_back_leads_to_the_search_before(tab, box):
    box.fill("relays")
    expect_titles(tab, "Relays: A Method")
    box.fill("pooling")
    expect_titles(tab, "Pooling what is near")
    tab.stands_at(r"/search/\?q=pooling")
    tab.goes_back()
    tab.stands_at(r"/search/\?q=relays")
    expect_titles(tab, "Relays: A Method")
    expect(box).to_have_value("relays")
    tab.goes_back()
    tab.stands_at("/search/")
    expect(box).to_have_value("")
    tab.sees("results appear as you type")


def test_typing_on_is_one_step_back(tab, box):
    before = tab.page.evaluate("history.length")
    for words in ("rel", "relays", "relays meth"):
        box.press_sequentially(words.removeprefix(box.input_value()))
        tab.stands_at(r"/search/\?q=" + words.replace(" ", "%20"))
    assert tab.page.evaluate("history.length") == before + 1
    tab.goes_back()
    tab.stands_at("/search/")


def test_result_and_back_to_the_results(tab, box):
    box.fill("relays method")
    tab.link("Relays: A Method").click()
    tab.stands_at("/papers/relay/")
    tab.goes_back()
    tab.stands_at(r"/search/\?q=relays%20method")
    expect_titles(tab, "Relays: A Method")


def test_old_answer_never_overwrites_a_newer_one(tab, box):
    held = []
    tab.page.route(re.compile(r"q=relays$"), lambda route: held.append(route))
    with tab.page.expect_request(re.compile(r"q=relays$")):
        box.fill("relays")
    box.fill("pooling")
    expect_titles(tab, "Pooling what is near")
    for route in held:
        # The browser has dropped the request already.
        with suppress(Error):
            route.continue_()
    tab.page.wait_for_timeout(500)
    assert len(held) == 1
    expect_titles(tab, "Pooling what is near")
    tab.stands_at(r"/search/\?q=pooling")


def test_few_requests_for_many_letters(tab, box):
    asked = []
    tab.page.on(
        "request",
        lambda request: asked.append(request.url) if "q=" in request.url else None,
    )
    box.press_sequentially("attention by itself", delay=10)
    expect_titles(tab, "Attention by itself")
    assert len(asked) < 5


def test_server_that_does_not_answer_is_no_empty_result(tab, box):
    box.fill("relays")
    expect_titles(tab, "Relays: A Method")
    tab.page.route(re.compile(r"/search/\?q=pooling"), lambda route: route.abort())
    box.fill("pooling")
    expect(tab.page.locator("#messages")).to_contain_text("The server did not answer")
    expect(tab.page.locator("main")).not_to_contain_text("Nothing fits")
    expect_titles(tab)
    tab.page.unroute_all()
    box.fill("relays method")
    expect_titles(tab, "Relays: A Method")
    expect(tab.page.locator("#messages")).to_be_empty()
    tab.faults = [fault for fault in tab.faults if "net::ERR_FAILED" not in fault]


def test_misspelt_word_leads_to_the_right_one(tab, box):
    box.fill("polling")
    tab.sees("Did you mean")
    tab.link("pooling", exact=True).click()
    tab.stands_at(r"/search/\?q=pooling")
    expect_titles(tab, "Pooling what is near")


def test_nothing_found_says_what_to_try(tab, box):
    box.fill("zyzzyva")
    tab.sees("Nothing fits “zyzzyva”.")
    tab.link("Look through the papers").click()
    tab.stands_at("/papers/")


def search_box(page):
    """One that suggests is a combobox, in the words of assistive technology."""
    suggesting = page.get_by_role("combobox", name="Search")
    return suggesting.or_(page.get_by_role("searchbox", name="Search"))


@pytest.mark.parametrize("width", [360, 1280])
def test_slash_leads_to_the_search_from_any_page(open_tab, width):
    tab = open_tab(width=width)
    for place in ANYWHERE:
        page = tab.open(place)
        page.locator("h1").first.click()
        tab.press("/")
        expect(search_box(page)).to_be_focused()
    tab.type("relays/method")
    expect(search_box(page)).to_have_value("relays/method")
    tab.press("Enter")
    tab.stands_at(r"/search/\?q=relays%2Fmethod")
    expect_titles(tab, "Relays: A Method")


def test_slash_is_a_letter_where_one_writes(tab):
    page = tab.open("/compare/")
    page.get_by_label("Begin with a paper").press_sequentially("a/b")
    expect(page.get_by_label("Begin with a paper")).to_have_value("a/b")


def test_search_without_scripts(open_tab):
    tab = open_tab(java_script_enabled=False)
    page = tab.open("/")
    page.get_by_role("searchbox", name="Search").fill("pooling")
    page.get_by_role("searchbox", name="Search").press("Enter")
    tab.stands_at(r"/search/\?q=pooling")
    expect_titles(tab, "Pooling what is near")
    tab.fill("Words, a title, an author", "relays")
    tab.button("Search").click()
    expect_titles(tab, "Relays: A Method")


def test_papers_found_are_exported(tab, box):
    box.fill("relays")
    expect_titles(tab, "Relays: A Method")
    with tab.page.expect_download() as download:
        tab.link("BibTeX").click()
    assert download.value.suggested_filename == "octavo.bib"
    assert "{relay," in download.value.path().read_text(encoding="utf-8")
