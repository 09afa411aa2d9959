"""What is to become of many papers, questions or topics at once."""

import re
from typing import Any

from django import forms

from papers.forms.tag_names import check_tag
from papers.models import Category, Paper, Question, Topic
from papers.models.paper_visibility import LIBRARY_STATUSES
from papers.services.library.bulk_edits import Wish

MOST_ROWS = 100
LEAVE = ("", "Leave as it is")
NOTHING_CHOSEN = "Choose what is to change."
NO_ROWS = f"Tick one row at least in the list, and {MOST_ROWS} at most."
ROW = re.compile(r"([1-9]\d{0,17})(?::([0-9a-f]{16}))?\Z", re.ASCII)
LISTS = ("added_topics", "removed_topics", "added_tags", "removed_tags")
TAGS_HELP = "With commas between them, as: vision, self-supervised."


def leave_or(choices: Any) -> list[tuple[str, str]]:
    return [LEAVE, *choices]


class RowsField(forms.CharField):
    """Numbers of rows, each with how it read where somebody looked at it."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(
            max_length=40 * MOST_ROWS, error_messages={"required": NO_ROWS}
        )

    def clean(self, value: Any) -> dict[int, str]:
        rows: dict[int, str] = {}
        for part in super().clean(value).split("-"):
            match = ROW.match(part)
            if match is None:
                raise forms.ValidationError(NO_ROWS)
            rows[int(match.group(1))] = match.group(2) or ""
        if len(rows) > MOST_ROWS:
            raise forms.ValidationError(NO_ROWS)
        return rows


class TagsField(forms.CharField):
    def __init__(self, label: str) -> None:
        super().__init__(
            label=label, required=False, max_length=500, help_text=TAGS_HELP
        )

    def clean(self, value: Any) -> tuple[str, ...]:
        names = re.split(r"[\s,]+", super().clean(value).strip(" ,"))
        return tuple(check_tag(name) for name in names if name)


def topics_field(label: str) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        Topic.objects.all(), label=label, required=False
    )


class RowsForm(forms.Form):
    """Which rows."""

    rows = RowsField()


class BulkForm(RowsForm):
    """What is empty stays as it is."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        wished = [name for name in self.fields if name != "rows"]
        is_empty = not any(given.get(name) for name in wished)
        if is_empty and not self.errors:
            raise forms.ValidationError(NOTHING_CHOSEN)
        return given

    @property
    def wish(self) -> Wish:
        given = self.cleaned_data
        lists = {name: tuple(given.get(name) or ()) for name in LISTS}
        values = {}
        for name, value in given.items():
            if value and name not in (*LISTS, "rows", "parent"):
                values[name] = value
        supplementary = values.get("is_supplementary")
        if supplementary:
            values["is_supplementary"] = supplementary == "yes"
        return Wish(values=values, parent=given.get("parent"), **lists)


class BulkPaperForm(BulkForm):
    status = forms.ChoiceField(
        required=False,
        choices=leave_or(
            choice
            for choice in Paper.Status.choices
            if choice[0] in LIBRARY_STATUSES
        ),
    )
    category = forms.ModelChoiceField(
        Category.objects.all(), required=False, empty_label=LEAVE[1]
    )
    read_by = forms.CharField(
        label="Read a second time by", required=False, max_length=200
    )
    added_tags = TagsField("Add tags")
    removed_tags = TagsField("Take away tags")
    added_topics = topics_field("Add topics")
    removed_topics = topics_field("Take away topics")


class BulkQuestionForm(BulkForm):
    status = forms.ChoiceField(
        required=False, choices=leave_or(Question.Status.choices)
    )
    level = forms.ChoiceField(
        required=False, choices=leave_or(Question.Level.choices)
    )
    added_topics = topics_field("Add topics")
    removed_topics = topics_field("Take away topics")


class BulkTopicForm(BulkForm):
    is_supplementary = forms.ChoiceField(
        label="Supplementary",
        required=False,
        choices=leave_or((("yes", "Yes"), ("no", "No"))),
    )
    parent = forms.ModelChoiceField(
        Topic.objects.all(), label="Move below the topic", required=False
    )


BULK_FORMS: dict[str, type[BulkForm]] = {
    "paper": BulkPaperForm,
    "question": BulkQuestionForm,
    "topic": BulkTopicForm,
}
