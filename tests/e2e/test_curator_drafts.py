"""A curator writes a draft beside a published note and publishes it."""

import re

import pytest
from playwright.sync_api import expect

from papers.models import NoteDraft, Paper

ENDS_BY_KEYS = re.compile(r"By keys\.$")
NAME_OF_FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels[0];
  return (label || at).textContent.trim() || at.value;
}"""
IS_OUTLINED = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none"
    || document.activeElement.matches("textarea, input");
}"""


def test_draft_is_kept_while_it_is_written_then_published(open_tab, curator, library):
    tab = open_tab(curator)
    page = tab.open(f"/admin/papers/paper/{library['attention'].pk}/change/")
    tab.link("Draft beside it").click()
    saved = page.locator("#draft-saved")
    expect(saved).to_contain_text("No draft is begun")
    page.locator("#id_tldr").fill("Every position looks at *every* other.")
    expect(page.locator(".preview-sheet .note-tldr em")).to_have_text("every")
    expect(saved).to_contain_text("Readers do not see it.")
    assert NoteDraft.objects.get().texts["tldr"].endswith("*every* other.")
    page.locator("#id_tldr").fill("Every position looks at all others.")
    page.locator("#id_tldr").press("Control+s")
    expect(saved.locator("[name=version]")).to_have_value("2")
    assert "all others" not in Paper.objects.get(slug="attention").tldr
    tab.link("Compare and publish").click()
    expect(page.locator(".word-difference ins").first).to_be_visible()
    tab.button("Publish it now").click()
    expect(page.locator(".messagelist")).to_contain_text("readers see it now")
    visitor = open_tab()
    visitor.open("/papers/attention/")
    visitor.sees("Every position looks at all others.")


@pytest.fixture
def press_to(open_tab, curator):
    """Presses Tab until what has that name is reached, then the key."""

    def press(page, name, key="Enter", most=80):
        for _ in range(most):
            page.keyboard.press("Tab")
            focused = page.evaluate(NAME_OF_FOCUSED)
            if focused == name:
                assert page.evaluate(IS_OUTLINED), f"{name} has no visible focus"
                page.keyboard.press(key)
                return
        raise AssertionError(f"no key leads to {name}")

    return press


def test_draft_is_written_thrown_away_and_brought_back_by_keys(
    open_tab, curator, library, press_to
):
    page = open_tab(curator).open(
        f"/admin/papers/paper/{library['attention'].pk}/draft/"
    )
    press_to(page, "TLDR", key="End")
    page.keyboard.press("Control+End")
    page.keyboard.type(" By keys.")
    saved = page.locator("#draft-saved")
    expect(saved.locator("[name=version]")).to_have_value("1")
    press_to(page, "Compare and publish")
    expect(page.locator(".word-difference ins").first).to_contain_text("By keys")
    press_to(page, "Throw the draft away")
    expect(page.locator(".messagelist")).to_contain_text("you can bring it back")
    press_to(page, "Bring it back")
    expect(page.locator("#id_tldr")).to_have_value(ENDS_BY_KEYS)
    assert NoteDraft.objects.standing().get().texts["tldr"].endswith("By keys.")
