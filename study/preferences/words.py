"""What changed, in the words of the page of settings."""

from typing import Any

from study.models import Learner, SettingsChange
from study.preferences.rescheduling import UndoneChange

LABELS = {
    "desired_retention": "How much I want to remember",
    "review_limit": "Questions to review a day",
    "review_order": "Which question comes first",
}


def change_in_words(change: SettingsChange) -> list[dict[str, str]]:
    """Each setting that changed, from what to what."""
    rows = []
    for name, former in change.before.items():
        row = {
            "label": LABELS[name],
            "before": value_in_words(name, former),
            "after": value_in_words(name, change.after[name]),
        }
        rows.append(row)
    return rows


def value_in_words(name: str, value: Any) -> str:
    if name == "desired_retention":
        return f"{value:.0%}".replace("%", " %")
    if name == "review_order":
        return Learner.ReviewOrder(value).label.lower()
    if value is None:
        return "no limit"
    return str(value)


def dates_in_words(moved_count: int) -> str:
    """A sentence that follows another; empty when no date moved."""
    if not moved_count:
        return ""
    if moved_count == 1:
        return " One question comes on another day now."
    return f" {moved_count:,} questions come on another day now."


def undo_in_words(undone: UndoneChange) -> str:
    words = "The settings are as they were."
    if undone.restored_count == 1:
        words += " One question has its old date again."
    elif undone.restored_count:
        words += f" {undone.restored_count:,} questions have their old dates again."
    if undone.kept_count == 1:
        words += " One that you answered since keeps its new one."
    elif undone.kept_count:
        words += f" {undone.kept_count:,} that you answered since keep their new ones."
    return words
