"""A visitor types into the search: results come by themselves, the address tells them, nothing old comes back."""

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
def desk(open_desk):
    return open_desk()


@pytest.fixture
def box(desk):
    desk.open("/search/")
    return desk.page.get_by_label("Words, a title, an author")


def found(desk, *titles):
    expect(desk.page.locator(".search-papers .row-title")).to_have_text(list(titles))


def test_results_appear_while_typing(desk, box):
    box.press_sequentially("its recurr", delay=20)
    found(desk, "Recurrence and its costs")
    expect(desk.page.locator(".search-papers mark").first).to_have_text("Recurrence")
    desk.stands_at(r"/search/\?q=its%20recurr")
    expect(desk.page.locator("#announcer")).to_contain_text("Papers 1")
    expect(box).to_be_focused()
    expect(box).to_have_value("its recurr")


def test_back_leads_to_the_search_before(desk, box):
    box.fill("relays")
    found(desk, "Relays: A Method")
    box.fill("pooling")
    found(desk, "Pooling what is near")
    desk.stands_at(r"/search/\?q=pooling")
    desk.goes_back()
    desk.stands_at(r"/search/\?q=relays")
    found(desk, "Relays: A Method")
    expect(box).to_have_value("relays")
    desk.goes_back()
    desk.stands_at("/search/")
    expect(box).to_have_value("")
    desk.sees("results appear as you type")


def test_typing_on_is_one_step_back(desk, box):
    before = desk.page.evaluate("history.length")
    for words in ("rel", "relays", "relays meth"):
        box.press_sequentially(words.removeprefix(box.input_value()))
        desk.stands_at(r"/search/\?q=" + words.replace(" ", "%20"))
    assert desk.page.evaluate("history.length") == before + 1
    desk.goes_back()
    desk.stands_at("/search/")


def test_result_and_back_to_the_results(desk, box):
    box.fill("relays method")
    desk.link("Relays: A Method").click()
    desk.stands_at("/papers/relay/")
    desk.goes_back()
    desk.stands_at(r"/search/\?q=relays%20method")
    found(desk, "Relays: A Method")


def test_old_answer_never_overwrites_a_newer_one(desk, box):
    held = []
    desk.page.route(re.compile(r"q=relays$"), lambda route: held.append(route))
    with desk.page.expect_request(re.compile(r"q=relays$")):
        box.fill("relays")
    box.fill("pooling")
    found(desk, "Pooling what is near")
    for route in held:
        with suppress(Error):  # the browser has dropped the request already
            route.continue_()
    desk.page.wait_for_timeout(500)
    assert len(held) == 1
    found(desk, "Pooling what is near")
    desk.stands_at(r"/search/\?q=pooling")


def test_few_requests_for_many_letters(desk, box):
    asked = []
    desk.page.on(
        "request",
        lambda request: asked.append(request.url) if "q=" in request.url else None,
    )
    box.press_sequentially("attention by itself", delay=10)
    found(desk, "Attention by itself")
    assert len(asked) < 5


def test_server_that_does_not_answer_is_no_empty_result(desk, box):
    box.fill("relays")
    found(desk, "Relays: A Method")
    desk.page.route(re.compile(r"/search/\?q=pooling"), lambda route: route.abort())
    box.fill("pooling")
    expect(desk.page.locator("#messages")).to_contain_text("The server did not answer")
    expect(desk.page.locator("main")).not_to_contain_text("Nothing fits")
    found(desk)
    desk.page.unroute_all()
    box.fill("relays method")
    found(desk, "Relays: A Method")
    expect(desk.page.locator("#messages")).to_be_empty()
    desk.faults = [fault for fault in desk.faults if "net::ERR_FAILED" not in fault]


def test_misspelt_word_leads_to_the_right_one(desk, box):
    box.fill("polling")
    desk.sees("Did you mean")
    desk.link("pooling", exact=True).click()
    desk.stands_at(r"/search/\?q=pooling")
    found(desk, "Pooling what is near")


def test_nothing_found_says_what_to_try(desk, box):
    box.fill("zyzzyva")
    desk.sees("Nothing fits “zyzzyva”.")
    desk.link("Look through the papers").click()
    desk.stands_at("/papers/")


@pytest.mark.parametrize("width", [360, 1280])
def test_slash_leads_to_the_search_from_any_page(open_desk, width):
    desk = open_desk(width=width)
    for place in ANYWHERE:
        page = desk.open(place)
        page.locator("h1").first.click()
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type("relays/method")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("relays/method")
    page.keyboard.press("Enter")
    desk.stands_at(r"/search/\?q=relays%2Fmethod")
    found(desk, "Relays: A Method")


def test_slash_is_a_letter_where_one_writes(desk):
    page = desk.open("/compare/")
    page.get_by_label("Begin with a paper").press_sequentially("a/b")
    expect(page.get_by_label("Begin with a paper")).to_have_value("a/b")


def test_search_without_scripts(open_desk):
    desk = open_desk(java_script_enabled=False)
    page = desk.open("/")
    page.get_by_role("searchbox", name="Search").fill("pooling")
    page.get_by_role("searchbox", name="Search").press("Enter")
    desk.stands_at(r"/search/\?q=pooling")
    found(desk, "Pooling what is near")
    page.get_by_label("Words, a title, an author").fill("relays")
    desk.button("Search").click()
    found(desk, "Relays: A Method")


def test_papers_found_are_taken_along(desk, box):
    box.fill("relays")
    found(desk, "Relays: A Method")
    with desk.page.expect_download() as download:
        desk.link("BibTeX").click()
    assert download.value.suggested_filename == "octavo.bib"
    assert "{relay," in download.value.path().read_text(encoding="utf-8")
