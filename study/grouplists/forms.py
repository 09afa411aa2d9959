"""A list for a group: its name, who edits it, and what it begins with."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from papers.models import ReadingPath
from papers.topic_tree import topic_tree
from study.lists.forms import ListForm
from study.models import Learner, ReadingList
from study.models.reading_list import LONGEST_TITLE

Editing = ReadingList.Editing
EDITING_CHOICES = (
    (Editing.OWNER.value, "Organisers alone"),
    (Editing.SUGGESTIONS.value, "Organisers; members suggest, with an answer"),
    (Editing.GROUP.value, "Every member"),
)
NOT_THERE = "That is not there any more. Choose something else."


KIND_LABELS = {"list": "My lists", "path": "Paths", "topic": "Topics"}


def lists_and_paths(learner: Learner) -> Iterable[tuple[str, str, str]]:
    """Kind, number or slug, and title, in one query and by title."""
    own_lists = ReadingList.objects.current().filter(learner=learner)
    named_lists = own_lists.annotate(
        kind=Value("list"), key=Cast("pk", CharField(max_length=80))
    )
    named_paths = ReadingPath.objects.published().annotate(
        kind=Value("path"), key=F("slug")
    )
    columns = ("kind", "key", "title")
    lists = named_lists.order_by().values_list(*columns)
    paths = named_paths.order_by().values_list(*columns)
    return lists.union(paths).order_by("title", "key")


class GroupListForm(ListForm):
    """A group's list: name, what it is for, who changes it."""

    editing = forms.ChoiceField(
        label="Who changes it?",
        choices=EDITING_CHOICES,
        widget=forms.RadioSelect,
        initial=Editing.SUGGESTIONS.value,
        error_messages={
            "required": "Choose who changes it.",
            "invalid_choice": "Choose one of these.",
        },
    )


class NewGroupListForm(GroupListForm):
    """Also what it begins with: nothing, a list of one's own, a path, a topic."""

    begin_with = forms.ChoiceField(
        label="Begin with",
        required=False,
        help_text="Of a list of yours its headings and your notes come along too.",
        error_messages={"invalid_choice": NOT_THERE},
    )
    field_order = ("title", "begin_with", "description", "editing")

    def __init__(
        self, *arguments: Any, learner: Learner, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.titles: dict[str, str] = {}
        fields: dict[str, Any] = self.fields
        fields["begin_with"].choices = self.beginnings(learner)
        fields["title"].required = False

    def beginnings(self, learner: Learner) -> list[tuple[str, Any]]:
        """Each as kind:number or kind:slug, so that one field names all of them."""
        by_kind: dict[str, list] = {"list": [], "path": [], "topic": []}
        for kind, key, title in lists_and_paths(learner):
            by_kind[kind].append((f"{kind}:{key}", title))
        for node in topic_tree().nodes.values():
            by_kind["topic"].append((f"topic:{node.slug}", node.name))
        choices: list[tuple[str, Any]] = [("", "Nothing")]
        for kind, named in by_kind.items():
            self.titles.update(named)
            if named:
                choices.append((KIND_LABELS[kind], named))
        return choices

    def clean(self) -> None:
        super().clean()
        values = self.cleaned_data
        chosen = values.get("begin_with", "")
        if not values.get("title") and "title" not in self.errors:
            values["title"] = self.titles.get(chosen, "")[:LONGEST_TITLE]
            if not values["title"] and "begin_with" not in self.errors:
                self.add_error("title", "Give the list a name.")

    def beginning(self) -> tuple[str, str]:
        """Kind and key of what it begins with; both empty for nothing."""
        kind, _, key = self.cleaned_data["begin_with"].partition(":")
        return kind, key
