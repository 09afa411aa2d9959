"""Paths with papers, and what is sent to plan them."""

from tests.factories import PaperFactory, ReadingPathFactory

EVERY_DAY = ["0", "1", "2", "3", "4", "5", "6"]


def make_path(count=4, slug="beginning"):
    path = ReadingPathFactory(slug=slug, title="Beginning")
    for number in range(1, count + 1):
        paper = PaperFactory(slug=f"{slug}-{number}", title=f"Paper {number}")
        path.steps.create(paper=paper, position=number, reason="Next.")
    return path


def plan_body(**changes):
    """As the form sends it on the 10th of March 2026, a Tuesday."""
    body = {
        "source": "path:beginning",
        "rhythm": "weekly",
        "per_turn": "1",
        "starts_on": "2026-03-10",
        "ends_on": "",
        "weekdays": EVERY_DAY,
    }
    return body | changes


def days_of(plan):
    """Day of the month by title; None for what was left out."""
    rows = plan.readings.select_related("paper").order_by("position")
    return {row.paper.title: row.day and (row.day.month, row.day.day) for row in rows}
