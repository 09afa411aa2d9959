"""A learner marks what they read, from a row and from the page, and takes it back."""

from playwright.sync_api import expect

from study.models import Reading

TITLE = "Attention by itself"


def statuses(learner):
    """The learner's marks by paper."""
    marks = Reading.objects.filter(learner=learner)
    return dict(marks.values_list("paper__slug", "status"))


def row_of(page):
    return page.get_by_role("listitem").filter(has_text=TITLE)


def test_mark_from_a_row(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    row.locator("summary").click()
    row.get_by_role("button", name="To read").click()
    expect(row.locator("summary")).to_contain_text("Marked “to read”")
    expect(row.locator("summary")).to_be_focused()
    tab.stands_at("/papers/")
    assert statuses(ada) == {"attention": "to_read"}


def test_undo_from_a_row(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    for label in ("To read", "Reading"):
        row.locator("summary").click()
        row.get_by_role("button", name=label, exact=True).click()
        expect(row.locator("summary")).to_contain_text(f"Marked “{label.lower()}”")
    for left in ("Marked “to read”", "Mark"):
        row.locator("summary").click()
        row.get_by_role("button", name="Undo the last change").click()
        expect(row.locator("summary")).to_have_text(left)
        expect(row.locator("summary")).to_be_focused()
    tab.stands_at("/papers/")
    assert statuses(ada) == {}


def test_menu_opens_under_its_word(open_tab, ada):
    page = open_tab(ada).open("/papers/")
    row = row_of(page)
    row.locator("summary").click()
    word = row.locator("summary").bounding_box()
    panel = row.locator(".menu-panel").bounding_box()
    below_the_word = word["y"] + word["height"]
    assert 0 <= panel["y"] - below_the_word < 4


def test_menu_in_a_row_says_which_paper_it_marks(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    expect(row.locator("summary")).to_have_accessible_name("Mark Attention by itself")
    row.locator("summary").click()
    row.get_by_role("button", name="Reading").click()
    expect(row.locator("summary")).to_have_accessible_name(
        "Marked “reading” Attention by itself"
    )


def test_menu_closes_with_escape(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    summary = page.locator(".row-status summary").first
    summary.press("Enter")
    tab.press("Tab")
    expect(page.locator(".row-status button").first).to_be_focused()
    tab.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator(".row-status[open]")).to_have_count(0)


def test_mark_from_the_page_and_undo(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/attention/")
    for label, status in {"Reading": "reading", "Read": "read"}.items():
        page.locator(".reading summary").click()
        page.locator(".reading").get_by_role("button", name=label, exact=True).click()
        expect(page.locator(".reading summary")).to_have_text(
            f"Marked “{label.lower()}”"
        )
        assert statuses(ada) == {"attention": status}
    for left in ("Marked “reading”", "Mark this paper"):
        page.locator(".reading summary").click()
        tab.button("Undo the last change").click()
        expect(page.locator(".reading summary")).to_have_text(left)
    assert statuses(ada) == {}


def test_marks_filter_the_catalogue_and_stand_on_the_first_page(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/papers/")
    row = row_of(page)
    row.locator("summary").click()
    row.get_by_role("button", name="Reading").click()
    expect(row.locator("summary")).to_contain_text("Marked “reading”")
    tab.select("My status", "reading")
    tab.stands_at(r"/papers/\?status=reading")
    expect(page.locator(".row-title")).to_have_text([TITLE])
    tab.open("/")
    expect(page.get_by_role("region", name="In the middle of")).to_contain_text(
        "Attention by itself"
    )
