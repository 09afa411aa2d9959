"""A curator moves topics with the mouse, and with keys alone."""

from playwright.sync_api import expect

from papers.models import Topic
from papers.services.library.revision import bump_revision
from tests.factories import TopicFactory

TREE = "/admin/papers/topic/tree/"


def make_topics():
    upper = TopicFactory(name="Kitchen", position=900)
    names = ("Bread", "Soup", "Salad")
    for position, name in enumerate(names):
        TopicFactory(name=name, parent=upper, position=position)
    bump_revision()
    return upper


def below(upper):
    topics = Topic.objects.filter(parent=upper).order_by("position", "id")
    return [topic.name for topic in topics]


def row(page, name):
    return page.locator(".topic-place").filter(has_text=name)


def drag(page, name, target, share):
    """Onto that share of the target's height."""
    box = row(page, target).bounding_box()
    place = {"x": 60, "y": box["height"] * share}
    row(page, name).locator(".topic-handle").drag_to(
        row(page, target), target_position=place
    )


def test_topics_are_dragged_and_dragged_back(open_tab, curator, library):
    upper = make_topics()
    page = open_tab(curator).open(f"{TREE}?at={upper.pk}")
    drag(page, "Salad", "Bread", 0.1)
    expect(page.get_by_role("status")).to_contain_text("“Salad” is moved.")
    assert below(upper) == ["Salad", "Bread", "Soup"]
    drag(page, "Salad", "Soup", 0.5)
    expect(row(page, "Salad").locator("xpath=ancestor::ol")).to_have_count(2)
    assert below(upper) == ["Bread", "Soup"]
    page.get_by_role("button", name="Move it back").click()
    expect(row(page, "Salad").locator("xpath=ancestor::ol")).to_have_count(1)
    assert below(upper) == ["Salad", "Bread", "Soup"]


def test_topics_are_moved_by_keys(open_tab, curator, library):
    upper = make_topics()
    page = open_tab(curator).open(f"{TREE}?at={upper.pk}")
    button = page.get_by_role("button", name="Salad: up")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("“Salad” is moved.")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".topic-place").first).to_contain_text("Salad")
    assert below(upper) == ["Salad", "Bread", "Soup"]
