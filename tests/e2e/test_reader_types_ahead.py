"""What is suggested while one types, things to do by Ctrl+K, a theme: all by keys."""

from playwright.sync_api import expect

PAGES = ("/", "/papers/attention/", "/papers/", "/search/?q=relays", "/theme/")


def test_reader_types_ahead(open_tab, ada):
    tab = open_tab(ada, width=360)
    page = tab.page
    tab.open("/papers/relay/")
    box = page.get_by_role("combobox", name="Search", exact=True)
    box.focus()
    tab.type("poolnig")
    pooling = page.get_by_role("option", name="Pooling what is near")
    expect(pooling).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".site-search [data-quick-status]")).to_contain_text(
        "uggestion"
    )
    tab.is_accessible()
    tab.press("Escape")
    expect(pooling).to_be_hidden()
    expect(box).to_have_value("poolnig")
    tab.press("ArrowDown")
    expect(pooling).to_have_attribute("aria-selected", "true")
    tab.press("Enter")
    tab.stands_at("/papers/pooling/")

    say(tab, "compare with relays", "Compare with Relays")
    tab.stands_at(r"/compare/\?papers=pooling,relay")

    say(tab, "theme sepia", "Theme: sepia")
    expect(page.locator("html")).to_have_attribute("data-theme", "sepia")
    tab.stands_at(r"/compare/\?papers=pooling,relay")
    for path in PAGES:
        tab.open(path)
        assert tab.accessibility_faults("color-contrast") == []

    page.locator(".site-search, .search-form").locator("input").first.focus()
    tab.open("/papers/")
    box.focus()
    tab.type("relays")
    tab.press("Enter")
    tab.stands_at(r"/search/\?q=relays")


def say(tab, words, first):
    """What one says in the box of Ctrl+K is done by Enter."""
    tab.press("Control+k")
    box = tab.page.get_by_label("Search, or what to do")
    expect(box).to_be_focused()
    tab.type(words)
    option = tab.page.locator("#quick-suggestions [role=option]").first
    expect(option).to_contain_text(first)
    tab.press("Enter")
