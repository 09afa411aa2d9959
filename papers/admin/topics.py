"""The topic tree, for curators."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from papers.admin.base import LibraryAdmin
from papers.admin.bulk_edits import BulkEdited
from papers.admin.merging import Mergeable
from papers.admin.names import clean_other_names
from papers.admin.places import PlaceField
from papers.admin.topic_moves import MovedTopics
from papers.admin.topic_places import PlacedByHand
from papers.admin.worklists import TopicHoldsFilter
from papers.models import Paper, Topic
from papers.services.library.keeping import TOPICS, Part


class TopicForm(forms.ModelForm):
    """A topic as the library's files have it."""

    explained_in = PlaceField()

    def clean_also_called(self) -> str:
        return clean_other_names(self.cleaned_data["also_called"])


def what_hangs_on(topic: Topic) -> list[SafeString]:
    """What a topic's deletion would take along, each with its list; empty for none."""
    below = topic.descendants().count()
    questions = topic.questions.count()
    papers = topic.papers.library().count()
    lines = (
        (below, "topic", "stand", "parent__id__exact"),
        (questions, "question", "hang", "topics__id__exact"),
        (papers, "paper", "hang", "topics__id__exact"),
    )
    hanging = []
    for count, noun, verb, lookup in lines:
        if count:
            url = reverse(f"admin:papers_{noun}_changelist")
            address = f"{url}?{lookup}={topic.pk}"
            plural = pluralize(count)
            ending = "s" if count == 1 else ""
            place = "below" if noun == "topic" else "on"
            line = format_html(
                '<a href="{}">{} {}</a> {} {} “{}”',
                address,
                count,
                f"{noun}{plural}",
                f"{verb}{ending}",
                place,
                topic.name,
            )
            hanging.append(line)
    return hanging


@admin.register(Topic)
class TopicAdmin(
    MovedTopics, PlacedByHand, Mergeable, BulkEdited, LibraryAdmin
):
    form = TopicForm
    change_list_template = "admin/papers/topic/change_list.html"
    list_display = ("name", "parent", "is_supplementary", "slug")
    list_filter = ("is_supplementary", TopicHoldsFilter)
    list_select_related = ("parent",)
    actions = ("change_selected", "merge_selected")
    search_fields = (
        "name",
        "slug",
        "also_called",
        "description",
        "definition",
        "parent__name",
    )
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("name",)}

    def parts_of(self, row: Topic) -> set[Part]:
        return {TOPICS}

    def papers_of(self, instance: Topic) -> QuerySet[Paper]:
        return instance.papers.all()

    def get_deleted_objects(
        self, objs: Iterable[Topic], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        """A topic is deleted when nothing hangs on it: there would be no way back."""
        topics = list(objs)
        hanging: list[SafeString] = []
        for topic in topics:
            hanging += what_hangs_on(topic)
        may_delete = self.has_delete_permission(request)
        lacking = set() if may_delete else {"topic"}
        names = [topic.name for topic in topics]
        return names, {"topics": len(topics)}, lacking, hanging
