"""The topic tree, branch by branch, where topics are moved by dragging or buttons."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from papers.admin.base import may_publish
from papers.admin.kept import sentence_with_path
from papers.admin.topic_moves import CIRCLE
from papers.forms.topic_places import BranchForm, TopicPlaceForm
from papers.libraryfiles import CannotBeKept
from papers.services.library.topic_moves import WouldStandBelowItself
from papers.services.library.topic_places import (
    MovedMeanwhile,
    NothingThere,
    Place,
    move_topic,
    version_of_level,
)
from papers.topic_tree import Node, topic_tree

MEANWHILE = "Somebody changed this part of the tree: here is how it is now."
NO_PLACE = "There is no place in that direction."


@dataclass(frozen=True)
class ShownTopic:
    """A topic with those directly below it. version: of the level it stands in."""

    node: Node
    version: str
    below: list["ShownTopic"]

    @property
    def is_cut(self) -> bool:
        """Whether there are topics below it that the page does not show."""
        return bool(self.node.children) and not self.below


@dataclass(frozen=True)
class MovedTopic:
    """What was moved, from where, and how its level reads now."""

    node: Node
    former: Place
    version: str


class PlacedByHand:
    """For the admin of topics: the tree as a page."""

    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("tree/", view(self.tree_view), name="papers_topic_tree"),
            path(
                "tree/move/",
                view(self.place_view),
                name="papers_topic_place",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def refuse_who_may_not_move(
        self,
        request: HttpRequest,
    ) -> None:
        may_change = self.has_change_permission(request)  # type: ignore[attr-defined]
        if not (may_change and may_publish(request)):
            raise PermissionDenied

    @method_decorator(require_safe)
    def tree_view(
        self,
        request: HttpRequest,
    ) -> HttpResponse:
        self.refuse_who_may_not_move(request)
        form = BranchForm(request.GET)
        if not form.is_valid():
            raise Http404
        at = form.cleaned_data["at"]
        context = self.tree_context(request, at)
        template = "admin/papers/topic/tree.html"
        return TemplateResponse(request, template, context)

    def tree_context(
        self,
        request: HttpRequest,
        at: int | None,
        moved: MovedTopic | None = None,
        problem: str = "",
    ) -> dict[str, Any]:
        branch = node_with_id(at)
        if at is not None and branch is None:
            raise Http404
        level = branch.children if branch else topic_tree().roots
        return self.admin_site.each_context(request) | {
            "title": "The topic tree",
            "opts": self.model._meta,  # type: ignore[attr-defined]
            "branch": branch,
            "shown": shown_level(level, depth=2),
            "moved": moved,
            "problem": problem,
        }

    @method_decorator(require_POST)
    def place_view(
        self,
        request: HttpRequest,
    ) -> HttpResponse:
        self.refuse_who_may_not_move(request)
        form = TopicPlaceForm(request.POST)
        at = form.cleaned_data.get("at") if form.is_valid() else None
        moved = None
        problem = MEANWHILE
        if form.is_valid():
            moved, problem = moved_topic(request, form)
        if at is not None and node_with_id(at) is None:
            at = None
        if request.htmx:  # type: ignore[attr-defined]
            context = self.tree_context(request, at, moved, problem)
            template = "admin/papers/topic/tree_branch.html"
            return TemplateResponse(request, template, context)
        if problem:
            messages.error(request, problem)
        elif moved:
            messages.success(request, f"“{moved.node.name}” is moved.")
        url = reverse("admin:papers_topic_tree")
        return redirect(f"{url}?at={at}" if at else url)


def moved_topic(
    request: HttpRequest,
    form: TopicPlaceForm,
) -> tuple[MovedTopic | None, str]:
    """What was moved, or why nothing was."""
    given = form.cleaned_data
    try:
        topic, former = move_topic(
            topic_id=given["topic"],
            version=given["version"],
            step=given["step"],
            how=given["how"],
            target_id=given["target"],
            by=request.user,
            at=timezone.now(),
        )
    except MovedMeanwhile:
        return None, MEANWHILE
    except NothingThere:
        return None, NO_PLACE
    except WouldStandBelowItself:
        return None, CIRCLE
    except CannotBeKept as refusal:
        sentences = map(sentence_with_path, refusal.faults)
        return None, " ".join(sentences)
    node = topic_tree().nodes[topic.slug]
    return MovedTopic(node, former, version_of_node(node)), ""


def node_with_id(topic_id: int | None) -> Node | None:
    for node in topic_tree().nodes.values():
        if node.id == topic_id:
            return node
    return None


def level_of_node(node: Node) -> list[Node]:
    return node.parent.children if node.parent else topic_tree().roots


def version_of_node(node: Node) -> str:
    return version_of_level(one.id for one in level_of_node(node))


def shown_level(
    level: list[Node],
    *,
    depth: int,
) -> list[ShownTopic]:
    """So many levels; what lies deeper is opened by itself."""
    if depth == 0:
        return []
    version = version_of_level(node.id for node in level)
    shown = []
    for node in level:
        below = shown_level(node.children, depth=depth - 1)
        shown.append(ShownTopic(node, version, below))
    return shown
