"""The topic tree."""

from functools import lru_cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from papers.models import Question
from papers.queries.catalogue import PaperFilters, filter_papers
from papers.topic_tree import Node, TopicTree, topic_tree
from study.access import learner_of
from study.reading.marks import marked_rows, with_marks

OPEN_LEVELS = 2
SHOWN = 50


def branch(node: Node, levels: int) -> dict[str, Any]:
    """A node with its children down to that many levels; below, `children` is None: loaded when opened."""
    return {
        "name": node.name,
        "url": node.url,
        "slug": node.slug,
        "description_html": node.description_html,
        "paper_count": node.paper_count,
        "question_count": node.question_count,
        "children_count": node.children_count,
        "is_supplementary": node.is_supplementary,
        "children": [branch(child, levels - 1) for child in node.children]
        if levels > 1 or not node.children
        else None,
    }


@lru_cache(maxsize=1)
def opened(tree: TopicTree) -> tuple[list[dict[str, Any]], SafeString]:
    """The tree's upper levels, rendered once for each state of the library."""
    branches = [branch(root, OPEN_LEVELS) for root in tree.roots]
    return branches, render_to_string(
        "library/partials/branches.html", {"branches": branches}
    )


def known_node(tree: TopicTree, slug: str) -> Node:
    node = tree.node(slug)
    if node is None:
        raise Http404
    return node


@require_safe
@login_not_required
def topic_list(request: HttpRequest) -> HttpResponse:
    tree = topic_tree()
    branches, html = opened(tree)
    context = {"branches": branches, "branches_html": html, "topic_count": tree.count}
    return render(request, "library/topic_list.html", context)


@require_safe
@login_not_required
def topic_branch(request: HttpRequest, slug: str) -> HttpResponse:
    """The children of one node, for a tree that is being opened."""
    node = known_node(topic_tree(), slug)
    context = {"branches": [branch(child, 1) for child in node.children]}
    return render(request, "library/partials/branches.html", context)


@require_safe
@login_not_required
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    tree = topic_tree()
    node = known_node(tree, slug)
    papers = with_marks(
        filter_papers(PaperFilters(topic=slug), tree), learner_of(request)
    )
    hung = Question.topics.through.objects.filter(topic__in=node.subtree_ids).values(
        "question"
    )
    questions = (
        Question.objects.live().filter(id__in=hung).select_related("home")[:SHOWN]
    )
    context = {
        "topic": node,
        "crumbs": [(above.name, above.url) for above in node.crumbs],
        "children": [branch(child, 1) for child in node.children],
        "rows": marked_rows(
            papers.values_list("slug", "page__row_html", F("mark"))[:SHOWN]
        ),
        "paper_total": node.paper_count,
        "questions": [question_row(question) for question in questions],
        "question_total": node.question_count,
    }
    return render(request, "library/topic.html", context)


def question_row(question: Question) -> dict[str, Any]:
    return {
        "prompt_html": question.shown_html,
        "paper_title": question.home.title if question.home else "Across papers",
        "url": f"{question.home.get_absolute_url()}#questions" if question.home else "",
        "kind_label": question.get_kind_display(),
        "level_label": question.get_level_display(),
    }
