"""A visitor follows what leads where.

The drawing of a note, the map, a comparison on the screen and on paper.
"""

import pytest
from playwright.sync_api import expect

from papers.models import Link
from papers.services.page_cache import render_pages

LINKS = (("attention", "recurrence"), ("attention", "relay"), ("recurrence", "pooling"))


@pytest.fixture
def tab(open_tab, library):
    for source, target in LINKS:
        link = {
            "source": library[source],
            "target": library[target],
            "kind": "builds_on",
        }
        Link.objects.create(**link, reason="It takes up what was there.")
    list(render_pages())
    return open_tab()


def tab_through(tab, most=60):
    """The addresses of the drawing's boxes in the order in which Tab reaches them.

    It stands on the last one.
    """
    found = []
    for _ in range(most):
        tab.press("Tab")
        address = tab.page.evaluate(
            "document.activeElement.closest('.map-box')?.getAttribute('href') ?? ''"
        )
        if found and not address:
            tab.press("Shift+Tab")
            return found
        found += [address] if address else []
    return found


def test_drawing_of_a_note_is_walked_by_keys(tab):
    page = tab.open("/papers/attention/")
    boxes = page.locator(".map-box").evaluate_all(
        "boxes => boxes.map(box => box.getAttribute('href'))"
    )
    assert sorted(boxes) == [
        "/papers/attention/",
        "/papers/recurrence/",
        "/papers/relay/",
    ]
    page.locator("#links-title, #links h2").first.click()
    assert tab_through(tab) == boxes
    box = page.locator(".map-box:focus")
    expect(box).to_be_in_viewport()
    place = box.get_attribute("href")
    tab.press("Enter")
    tab.stands_at(place)


def test_boxes_and_lines_say_what_they_are(tab):
    page = tab.open("/papers/attention/")
    drawing = page.get_by_role("group", name="What Attention by itself stands between")
    expect(
        drawing.get_by_role("link", name="Recurrence and its costs, 1997")
    ).to_be_visible()
    expect(drawing.locator("a[aria-current=page]")).to_have_attribute(
        "href", "/papers/attention/"
    )
    lines = drawing.locator(".map-line title").all_text_contents()
    reason = "It takes up what was there."
    assert sorted(lines) == [
        f"Attention by itself builds on Recurrence and its costs: {reason}",
        f"Attention by itself builds on Relays: A Method: {reason}",
    ]


def test_map_is_walked_by_keys_on_a_phone_too(tab):
    tab.page.set_viewport_size({"width": 360, "height": 780})
    page = tab.open("/map/")
    boxes = page.locator(".map-box").evaluate_all(
        "boxes => boxes.map(box => box.getAttribute('href'))"
    )
    assert len(boxes) == 5
    page.locator("h1").click()
    assert tab_through(tab) == boxes
    expect(page.locator(".map-box:focus")).to_be_in_viewport()
    assert tab.overhang() == 0
    place = page.locator(".map-box:focus").get_attribute("href")
    tab.press("Enter")
    tab.stands_at(place)


def test_map_opens_on_its_most_linked_paper(tab, library):
    """It is in sight, however far down it stands."""
    page = tab.open("/map/")
    page.locator(".map-drawing").evaluate("""drawing => {
      drawing.setAttribute("height", 6000);
      drawing.dataset.centreY = 5000;
    }""")
    # The browser lays the grown drawing out only when it next paints.
    tab.waits_until("document.querySelector('.map-scroll').scrollHeight >= 6000")
    page.add_script_tag(url="/static/js/map.js?again", type="module")
    tab.waits_until("document.querySelector('.map-scroll').scrollTop > 4000")


def test_map_is_drawn_closer_and_moved(tab, library):
    """By keys in the map, and in its overview."""
    tab.page.set_viewport_size({"width": 360, "height": 780})
    page = tab.open("/map/?view=fields")
    overview = page.locator(".map-overview")
    page.locator(".map-scroll").focus()
    tab.press("0")
    tab.waits_until(
        "document.querySelector('.map-scroll').scrollWidth"
        " <= document.querySelector('.map-scroll').clientWidth"
    )
    for _ in range(6):
        tab.press("+")
    expect(overview).to_be_visible()
    page.locator(".map-scroll").evaluate("area => area.scrollLeft = 0")
    area = overview.bounding_box()
    overview.click(position={"x": area["width"] - 3, "y": area["height"] / 2})
    tab.waits_until("document.querySelector('.map-scroll').scrollLeft > 100")
    assert tab.overhang() == 0


WIDTH_OF_MAP = "document.querySelector('.map-drawing').getBoundingClientRect().width"


def drag(page, *fingers):
    """Each finger from its first point to its second, in steps as a hand makes them."""
    client = page.context.new_cdp_session(page)
    for step in range(11):
        points = []
        for number, (start, end) in enumerate(fingers):
            x, y = (a + (b - a) * step / 10 for a, b in zip(start, end, strict=True))
            points.append({"x": x, "y": y, "id": number})
        kind = "touchMove" if step else "touchStart"
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_map_is_pinched_and_dragged(open_tab, library):
    tab = open_tab(width=360, has_touch=True, is_mobile=True)
    page = tab.open("/map/?view=fields")
    area = page.locator(".map-scroll")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    # Beside the overview, which lies in the map's corner.
    x = box["x"] + 70
    y = box["y"] + 80
    before = page.evaluate(WIDTH_OF_MAP)
    drag(page, ((x - 10, y), (x - 40, y)), ((x + 10, y), (x + 40, y)))
    closer = page.evaluate(WIDTH_OF_MAP)
    assert closer > 1.5 * before
    # The page itself was not drawn closer.
    assert page.evaluate("visualViewport.scale") == 1
    area.evaluate("area => area.scrollLeft = 0")
    drag(page, ((x + 50, y), (x - 60, y)))
    tab.waits_until("document.querySelector('.map-scroll').scrollLeft > 50")
    drag(page, ((x - 40, y), (x - 10, y)), ((x + 40, y), (x + 10, y)))
    assert page.evaluate(WIDTH_OF_MAP) < closer


def test_map_narrows_to_a_category(tab):
    page = tab.open("/map/")
    tab.select("Category", "memory")
    tab.button("Draw").click()
    tab.stands_at(r"/map/\?category=memory")
    expect(page.locator(".map-box")).to_have_count(3)


def test_comparison_grows_and_shrinks(tab):
    page = tab.open("/papers/attention/")
    tab.link("Compare it with another").click()
    tab.fill("Add a paper", "recurrence")
    tab.button("Add", exact=True).click()
    tab.stands_at(r"/compare/\?papers=attention,recurrence")
    expect(page.locator(".compare-title")).to_have_text(
        ["Attention by itself", "Recurrence and its costs"]
    )
    tab.link("Remove Attention by itself").click()
    tab.stands_at(r"/compare/\?papers=recurrence")
    tab.goes_back()
    expect(page.locator(".compare-title")).to_have_count(2)


def test_comparison_on_a_phone_scrolls_inside_itself(tab):
    tab.page.set_viewport_size({"width": 360, "height": 780})
    page = tab.open("/compare/?papers=attention,recurrence,relay,pooling")
    assert tab.overhang() == 0
    table = page.get_by_role("region", name="Comparison")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    table.focus()
    for _ in range(10):
        tab.press("ArrowRight")
    tab.waits_until("document.querySelector('.compare-scroll').scrollLeft > 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_comparison_on_paper(tab, scheme):
    """The table alone, nothing cut off, the titles again on each sheet."""
    page = tab.open("/compare/?papers=attention,recurrence,relay,pooling")
    page.emulate_media(media="print", color_scheme=scheme)
    for name in (
        ".site-head",
        ".site-foot",
        ".compare-add",
        ".compare-remove",
        ".export-links",
    ):
        expect(page.locator(name).first).to_be_hidden()
    expect(page.get_by_role("heading", name="Compare papers")).to_be_visible()
    expect(page.locator(".compare-title")).to_have_count(4)
    page.set_viewport_size({"width": 1000, "height": 700})  # an A4 sheet on its side
    table = page.get_by_role("region", name="Comparison")
    assert table.evaluate(
        "box => [getComputedStyle(box).overflowX, box.scrollWidth - box.clientWidth]"
    ) == [
        "visible",
        0,
    ]
    assert (
        page.locator(".compare-table > thead").evaluate(
            "head => getComputedStyle(head).display"
        )
        == "table-header-group"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_comparison_is_exported(tab):
    tab.open("/compare/?papers=attention,recurrence")
    with tab.page.expect_download() as download:
        tab.link("CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["slug", "attention", "recurrence"]
