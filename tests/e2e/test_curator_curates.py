"""A curator edits a note, looks at it on the site, and adds a question."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper, Question


@pytest.fixture
def tab(open_tab, curator):
    return open_tab(curator)


def save(tab, name="Save"):
    tab.button(name, exact=True).click()


def write_tldr(tab, text):
    """The preview beside it has a part of that name too."""
    tab.page.locator("#id_tldr").fill(text)


def test_note_is_found_edited_and_looked_at(tab, library):
    tab.open("/")
    tab.page.locator(".account-menu summary").click()
    tab.link("Curate the library").click()
    tab.page.locator("#content").get_by_role("link", name="Papers", exact=True).click()
    tab.page.locator("#searchbar").fill("itself")
    tab.button("Search").click()
    tab.link("Attention by itself").click()
    write_tldr(tab, "Every position looks at every other: $n^2$ looks.")
    save(tab, "Save and continue editing")
    expect(tab.page.locator(".messagelist")).to_contain_text("was changed successfully")
    with tab.page.context.expect_page() as opened:
        tab.link("Look at it").click()
    expect(opened.value.locator(".note-tldr")).to_contain_text(
        "Every position looks at every other"
    )
    expect(opened.value.locator(".note-tldr math")).to_be_visible()
    assert library["attention"].history.first().tldr.startswith("Every position")


def test_history_of_a_note_is_looked_at(tab, library):
    page = tab.open(f"/admin/papers/paper/{library['attention'].pk}/change/")
    write_tldr(tab, "Every position looks at every other.")
    save(tab, "Save and continue editing")
    tab.link("History").click()
    told = page.get_by_role("main")
    expect(told.locator("ins")).to_have_text("Every position looks at every other")
    told.get_by_role("link", name="Changed").click()
    page.get_by_role("button", name="Put back what was before").click()
    expect(page.locator(".messagelist")).to_contain_text("reads as it did before")
    tab.open(f"/admin/papers/paper/{library['attention'].pk}/change/")
    expect(page.locator("#id_tldr")).not_to_have_value(
        "Every position looks at every other."
    )


def test_note_is_seen_while_it_is_written_and_saved_by_a_key(tab, library):
    page = tab.open(f"/admin/papers/paper/{library['attention'].pk}/change/")
    sheet = page.locator(".preview-sheet")
    expect(sheet.locator(".note-tldr")).to_be_visible()
    write_tldr(tab, "Every position looks at *every* other: $n^2$ looks.")
    expect(sheet.locator(".note-tldr em")).to_have_text("every")
    expect(sheet.locator(".note-tldr msup")).to_be_visible()
    assert "looks at *every*" not in Paper.objects.get(slug="attention").tldr
    write_tldr(tab, "Broken: $\\frac{1$. [Gone](paper:attentoin).")
    told = page.locator(".preview-problems")
    expect(told).to_contain_text("TLDR, line 1: The formula “\\frac{1” can't be shown")
    expect(told).to_contain_text("Write attention if that is meant")
    write_tldr(tab, "Every position looks at every other.")
    expect(told).to_have_count(0)
    page.locator("#id_tldr").press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Paper.objects.get(slug="attention").tldr.endswith("every other.")


def test_draft_is_previewed_and_published(tab, open_tab, library):
    visitor = open_tab()
    visitor.expects(404)
    visitor.open("/papers/spark/")
    visitor.sees_heading("There is nothing at this address")
    tab.open("/papers/spark/")
    tab.sees("A draft. Only curators see this page until the paper is published.")
    tab.open(f"/admin/papers/paper/{library['spark'].pk}/change/")
    tab.page.locator("#id_status").select_option("published")
    save(tab)
    expect(tab.page.locator(".messagelist")).to_contain_text("was changed successfully")
    visitor.open("/papers/spark/")
    visitor.sees_heading("Sparks")
    assert Paper.objects.get(slug="spark").status == "published"


def fill_choices(tab, choices):
    for number, (text, feedback) in enumerate(choices):
        tab.page.get_by_role("button", name="Add another Choice").click()
        tab.page.locator(f"#id_choices-{number}-text").fill(text)
        tab.page.locator(f"#id_choices-{number}-feedback").fill(feedback)


def test_question_with_choices_is_added_and_asked(tab, library):
    page = tab.open("/admin/papers/question/add/")
    page.locator("#id_slug").fill("pooling-which-loss")
    page.locator("#id_kind").select_option("choice")
    page.locator("#id_level").select_option("explain")
    page.locator("#id_prompt").fill("What does pooling lose?")
    choose(page, "home", "Pooling")
    choose(page, "papers", "Pooling")
    page.locator("#id_section").fill("problem")
    fill_choices(
        tab,
        [
            ("The place", "Yes."),
            ("The shape", "It stays."),
            ("The count", "It stays too."),
        ],
    )
    save(tab)
    expect(page.locator(".errornote")).to_be_visible()
    expect(page.locator("#choices-group")).to_contain_text("mark exactly one as right")
    page.locator("#id_choices-0-is_right").check()
    save(tab)
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    assert Question.objects.get(slug="pooling-which-loss").choices.count() == 3
    tab.open("/papers/pooling/")
    tab.button("Quiz me", exact=True).click()
    tab.sees("What does pooling lose?")


def choose(page, field, text):
    """Picks from a field that completes what one types."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field:focus").press_sequentially(text)
    page.locator(".select2-results__option--highlighted").filter(has_text=text).click()


def test_circle_of_links_is_refused_with_its_name(tab, library):
    page = tab.open(f"/admin/papers/paper/{library['ember'].pk}/change/")
    page.get_by_role("button", name="Add another Link").click()
    page.locator("#id_links-0-kind").select_option("read_next")
    page.locator("#links-0 .select2-selection").click()
    page.locator(".select2-search__field:focus").press_sequentially("Relays")
    page.locator(".select2-results__option--highlighted").filter(
        has_text="Relays"
    ).click()
    page.locator("#id_links-0-reason").fill("Round and round.")
    page.locator("#id_links-0-position").fill("0")
    save(tab)
    expect(page.locator("#links-group")).to_contain_text(
        "would lead in a circle: relay → ember → relay"
    )


def test_learners_find_no_way_in(open_tab, ada):
    tab = open_tab(ada)
    page = tab.open("/")
    page.locator(".account-menu summary").click()
    expect(tab.link("Curate the library")).to_have_count(0)
