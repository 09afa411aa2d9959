"""The topic tree."""

from functools import lru_cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from papers.models import Question, Topic
from papers.queries.catalogue import (
    PaperFilters,
    filter_papers,
    important_first,
)
from papers.topic_tree import Node, TopicTree, topic_tree
from study.access import learner_of, visible_topic
from study.reading.marks import marked_rows, row_values
from study.reading.status_menu import render_paper_rows

OPEN_LEVELS = 2
SHOWN = 50


def branch_of(node: Node, levels: int) -> dict[str, Any]:
    """A node with its children down to that many levels.

    Below them `children` is None: they are loaded when the branch is opened.
    """
    children = None
    if levels > 1 or not node.children:
        children = [branch_of(child, levels - 1) for child in node.children]
    return {
        "name": node.name,
        "url": node.url,
        "slug": node.slug,
        "description_html": node.description_html,
        "paper_count": node.paper_count,
        "question_count": node.question_count,
        "children_count": node.children_count,
        "is_supplementary": node.is_supplementary,
        "children": children,
    }


@lru_cache(maxsize=1)
def upper_levels(tree: TopicTree) -> tuple[list[dict[str, Any]], SafeString]:
    """The tree's upper levels and their HTML, the same for everybody.

    Rendered once for each state of the library, since there are hundreds of nodes.
    """
    branches = [branch_of(root, OPEN_LEVELS) for root in tree.roots]
    context = {"branches": branches}
    return branches, render_to_string("library/partials/branches.html", context)


@require_safe
@login_not_required
def topic_list(request: HttpRequest) -> HttpResponse:
    tree = topic_tree()
    branches, html = upper_levels(tree)
    context = {
        "branches": branches,
        "branches_html": html,
        "topic_count": tree.count,
    }
    return render(request, "library/topic_list.html", context)


@require_safe
@login_not_required
def topic_branch(request: HttpRequest, slug: str) -> HttpResponse:
    """The children of one node, for a tree that is being opened."""
    node = visible_topic(topic_tree(), slug)
    context = {"branches": [branch_of(child, 1) for child in node.children]}
    return render(request, "library/partials/branches.html", context)


@require_safe
@login_not_required
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    tree = topic_tree()
    node = visible_topic(tree, slug)
    papers = important_first(filter_papers(PaperFilters(topic=slug), tree))
    learner = learner_of(request)
    rows = marked_rows(row_values(papers, learner)[:SHOWN])
    hung = Question.topics.through.objects.filter(topic__in=node.subtree_ids)
    questions = Question.objects.live().filter(id__in=hung.values("question"))
    shown_questions = questions.select_related("home")[:SHOWN]
    context = {
        "topic": node,
        **definition_of(node),
        "can_quiz": learner is not None and node.question_count > 0,
        "crumbs": [(above.name, above.url) for above in node.crumbs],
        "children": [branch_of(child, 1) for child in node.children],
        "rows": rows,
        "rows_html": render_paper_rows(request, rows),
        "paper_total": node.paper_count,
        "questions": [topic_question(question) for question in shown_questions],
        "question_total": node.question_count,
    }
    return render(request, "library/topic.html", context)


def definition_of(node: Node) -> dict[str, Any]:
    """What it is in full or else in short, and the section that explains it."""
    topics = Topic.objects.select_related("explained_in__paper")
    stored = topics.get(pk=node.id)
    section = stored.explained_in
    explained_at = ""
    explained_by = ""
    if section and section.paper.is_published:
        explained_at = f"{section.paper.get_absolute_url()}#{section.kind}"
        explained_by = f"{section.paper.title}, {section}"
    return {
        "lead_html": stored.definition_html or node.description_html,
        "explained_at": explained_at,
        "explained_by": explained_by,
    }


def topic_question(question: Question) -> dict[str, Any]:
    home = question.home
    url = ""
    if home:
        url = f"{home.get_absolute_url()}#questions"
    return {
        "prompt_html": question.shown_html,
        "paper_title": home.title if home else "Across papers",
        "url": url,
        "kind_label": question.get_kind_display(),
        "level_label": question.get_level_display(),
    }
