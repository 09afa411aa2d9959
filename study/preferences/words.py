"""What changed, in the words of the page of settings."""

import calendar
from typing import Any

from study.models import Learner, SettingsChange
from study.preferences.rescheduling import UndoneChange

LABELS = {
    "desired_retention": "How much I want to remember",
    "review_limit": "Questions to review a day",
    "new_limit": "New questions a day",
    "review_order": "Which question comes first",
    "types_first": "Type before the answer is shown",
    "has_two_buttons": "Only two buttons",
    "leech_threshold": "Offer help after a question was forgotten",
    "spreads_load": "Spread questions evenly",
    "easy_weekdays": "Easy weekdays",
    "learning_steps": "Learning steps",
    "uses_shared_memory": "Learn from others' answers",
    "memory_weights": "How dates are reckoned",
}
NONE_IN_WORDS = {"memory_weights": "as for most people"}
WEEKDAYS = tuple(calendar.day_name)


def change_in_words(change: SettingsChange) -> list[dict[str, str]]:
    """Each setting that changed, from what to what, in the order of the page."""
    rows = []
    for name, label in LABELS.items():
        if name in change.before:
            row = {
                "label": label,
                "before": value_in_words(name, change.before[name]),
                "after": value_in_words(name, change.after[name]),
            }
            rows.append(row)
    return rows


def value_in_words(name: str, value: Any) -> str:
    if name == "desired_retention":
        return f"{value:.0%}".replace("%", " %")
    if name == "review_order":
        return Learner.ReviewOrder(value).label.lower()
    if name == "easy_weekdays":
        days = [WEEKDAYS[weekday] for weekday in weekdays_of(value)]
        return ", ".join(days) or "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if value is None:
        return NONE_IN_WORDS.get(name, "no limit")
    if name == "memory_weights":
        return "fitted to you"
    return str(value)


def weekdays_of(bits: int) -> list[int]:
    """The weekdays whose bit is set; Monday is 0."""
    return [weekday for weekday in range(7) if bits >> weekday & 1]


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
        words += (
            f" {undone.restored_count:,} questions have their old dates again."
        )
    if undone.kept_count == 1:
        words += " One that you answered since keeps its new one."
    elif undone.kept_count:
        words += f" {undone.kept_count:,} that you answered since keep their new ones."
    if undone.planned_count == 1:
        words += " One keeps its day of your plan for coming back."
    elif undone.planned_count:
        words += (
            f" {undone.planned_count:,} keep their days"
            " of your plan for coming back."
        )
    return words
