"""The page that moves what hangs on a topic to another one."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from papers.admin.base import may_publish
from papers.admin.kept import sentence_with_path
from papers.admin.topic_paths import TopicPaths
from papers.forms.topic_moves import TopicMoveForm
from papers.libraryfiles import CannotBeKept
from papers.models import Topic
from papers.services.library.topic_moves import (
    BELOW,
    PAPERS,
    QUESTIONS,
    WouldStandBelowItself,
    move_what_hangs_on,
)

CIRCLE = "Topics would stand below themselves there. Choose one outside."


def counts_of(topic: Topic) -> dict[str, int]:
    return {
        BELOW: topic.children.count(),
        PAPERS: topic.papers.library().count(),
        QUESTIONS: topic.questions.count(),
    }


def forget_odd_target(form: TopicMoveForm) -> None:
    """What is no topic can't be shown as one that was chosen."""
    data = form.data
    if isinstance(data, QueryDict) and "target" not in form.cleaned_data:
        form.data = data.copy()
        form.data.pop("target", None)


class MovedTopics:
    """For the admin of topics: what hangs on one, moved at once."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.move_view)
        move = path("<int:topic_id>/move/", view, name="papers_topic_move")
        return [move, *super().get_urls()]  # type: ignore[misc]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def move_view(self, request: HttpRequest, topic_id: int) -> HttpResponse:
        may_change = self.has_change_permission(request)  # type: ignore[attr-defined]
        if not (may_change and may_publish(request)):
            raise PermissionDenied
        topic = Topic.objects.filter(pk=topic_id).first()
        if topic is None:
            raise Http404
        form = TopicMoveForm(topic, counts_of(topic), request.POST or None)
        self.complete_target(form)
        if form.is_valid() and self.move(request, topic, form):
            return redirect("admin:papers_topic_change", topic_id)
        forget_odd_target(form)
        context = self.admin_site.each_context(request) | {
            "title": f"Move what hangs on “{topic.name}”",
            "opts": self.model._meta,  # type: ignore[attr-defined]
            "topic": topic,
            "form": form,
            "media": form.media,
        }
        template = "admin/papers/topic/move.html"
        return TemplateResponse(request, template, context)

    def complete_target(self, form: TopicMoveForm) -> None:
        """As the parent of a topic is chosen."""
        target: Any = form.fields["target"]
        target.label_from_instance = TopicPaths()
        parent = Topic._meta.get_field("parent")
        target.widget = AutocompleteSelect(parent, self.admin_site)
        target.widget.choices = target.choices

    def move(
        self, request: HttpRequest, topic: Topic, form: TopicMoveForm
    ) -> bool:
        """Whether it could be done; else the form or a message says why not."""
        target = form.cleaned_data["target"]
        try:
            count = move_what_hangs_on(
                topic,
                target=target,
                what=form.cleaned_data["what"],
                by=request.user,
                at=timezone.now(),
            )
        except WouldStandBelowItself:
            form.add_error("target", CIRCLE)
            return False
        except CannotBeKept as refusal:
            for fault in refusal.faults:
                messages.error(request, sentence_with_path(fault))
            return False
        messages.success(request, f"{count} moved to “{target.name}”.")
        return True
