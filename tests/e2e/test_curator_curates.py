"""A curator edits a note, looks at it on the site, and adds a question with its choices."""

import pytest
from playwright.sync_api import expect

from papers.models import Paper, Question


@pytest.fixture
def desk(open_desk, curator):
    return open_desk(curator)


def save(desk, name="Save"):
    desk.button(name, exact=True).click()


def test_note_is_found_edited_and_looked_at(desk, library):
    desk.open("/")
    desk.page.locator(".account-menu summary").click()
    desk.link("Curate the library").click()
    desk.page.locator("#content").get_by_role("link", name="Papers", exact=True).click()
    desk.page.locator("#searchbar").fill("itself")
    desk.button("Search").click()
    desk.link("Attention by itself").click()
    desk.page.get_by_label("TLDR").fill(
        "Every position looks at every other: $n^2$ looks."
    )
    save(desk, "Save and continue editing")
    expect(desk.page.locator(".messagelist")).to_contain_text(
        "was changed successfully"
    )
    with desk.page.context.expect_page() as opened:
        desk.link("Look at it").click()
    expect(opened.value.locator(".note-tldr")).to_contain_text(
        "Every position looks at every other"
    )
    expect(opened.value.locator(".note-tldr math")).to_be_visible()
    assert library["attention"].history.first().tldr.startswith("Every position")


def test_history_of_a_note_is_looked_at(desk, library):
    page = desk.open(f"/admin/papers/paper/{library['attention'].pk}/change/")
    page.get_by_label("TLDR").fill("Every position looks at every other.")
    save(desk, "Save and continue editing")
    desk.link("History").click()
    expect(page.locator("#change-history")).to_contain_text(
        "→ Every position looks at every other."
    )
    page.locator("#change-history a").last.click()
    expect(page.get_by_label("TLDR")).not_to_have_value(
        "Every position looks at every other."
    )


def test_draft_is_previewed_and_published(desk, open_desk, library):
    visitor = open_desk()
    visitor.expects(404)
    visitor.open("/papers/spark/")
    expect(visitor.heading("There is nothing at this address")).to_be_visible()
    desk.open("/papers/spark/")
    desk.sees("A draft. Only curators see this page until the paper is published.")
    desk.open(f"/admin/papers/paper/{library['spark'].pk}/change/")
    desk.page.locator("#id_status").select_option("published")
    save(desk)
    expect(desk.page.locator(".messagelist")).to_contain_text(
        "was changed successfully"
    )
    visitor.open("/papers/spark/")
    expect(visitor.heading("Sparks")).to_be_visible()
    assert Paper.objects.get(slug="spark").status == "published"


def fill_choices(desk, choices):
    for number, (text, feedback) in enumerate(choices):
        desk.page.get_by_role("button", name="Add another Choice").click()
        desk.page.locator(f"#id_choices-{number}-text").fill(text)
        desk.page.locator(f"#id_choices-{number}-feedback").fill(feedback)


def test_question_with_choices_is_added_and_asked(desk, library):
    page = desk.open("/admin/papers/question/add/")
    page.locator("#id_slug").fill("pooling-which-loss")
    page.locator("#id_kind").select_option("choice")
    page.locator("#id_level").select_option("explain")
    page.locator("#id_prompt").fill("What does pooling lose?")
    choose(page, "home", "Pooling")
    choose(page, "papers", "Pooling")
    fill_choices(
        desk,
        [
            ("The place", "Yes."),
            ("The shape", "It stays."),
            ("The count", "It stays too."),
        ],
    )
    save(desk)
    expect(page.locator(".errornote")).to_be_visible()
    expect(page.locator("#choices-group")).to_contain_text("mark exactly one as right")
    page.locator("#id_choices-0-is_right").check()
    save(desk)
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    assert Question.objects.get(slug="pooling-which-loss").choices.count() == 3
    desk.open("/papers/pooling/")
    desk.button("Quiz me", exact=True).click()
    desk.sees("What does pooling lose?")


def choose(page, field, text):
    """Picks from a field that completes what one types."""
    page.locator(f".field-{field} .select2-selection").click()
    page.locator(".select2-search__field:focus").press_sequentially(text)
    page.locator(".select2-results__option--highlighted").filter(has_text=text).click()


def test_circle_of_links_is_refused_with_its_name(desk, library):
    page = desk.open(f"/admin/papers/paper/{library['ember'].pk}/change/")
    page.get_by_role("button", name="Add another Link").click()
    page.locator("#id_links-0-kind").select_option("read_next")
    page.locator("#links-0 .select2-selection").click()
    page.locator(".select2-search__field:focus").press_sequentially("Relays")
    page.locator(".select2-results__option--highlighted").filter(
        has_text="Relays"
    ).click()
    page.locator("#id_links-0-reason").fill("Round and round.")
    page.locator("#id_links-0-position").fill("0")
    save(desk)
    expect(page.locator("#links-group")).to_contain_text(
        "would lead in a circle: relay → ember → relay"
    )


def test_learners_find_no_way_in(open_desk, ada):
    desk = open_desk(ada)
    page = desk.open("/")
    page.locator(".account-menu summary").click()
    expect(desk.link("Curate the library")).to_have_count(0)
