"""A curator writes a draft beside a published note and publishes it."""

from playwright.sync_api import expect

from papers.models import NoteDraft, Paper


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
