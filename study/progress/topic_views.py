"""The topic map: how much of each topic one would recall today."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from config.rows import render_rows
from papers.topic_tree import Node, topic_tree
from study import access
from study.access import LearnerRequest
from study.progress.forms import LIST, TopicMapOptions, read_topic_map_options
from study.progress.topic_map import TopicMap, TopicRecall
from study.progress.topic_page import (
    map_of_topic,
    map_of_tree,
    question_recalls,
    table_topics,
    weakest_topics,
)


@require_safe
def progress_topic_list(request: LearnerRequest) -> HttpResponse:
    tree = topic_tree()
    topic_map = TopicMap(request.user, tree, timezone.now())
    options = read_topic_map_options(request.GET)
    context = {
        "recall": topic_map.recall_of_all(),
        "treemaps": map_of_tree(topic_map, is_later=options.is_later),
    }
    context |= topics_below(request, topic_map, tree.roots, options)
    return render(request, "progress/progress_topic.html", context)


@require_safe
def progress_topic(request: LearnerRequest, slug: str) -> HttpResponse:
    tree = topic_tree()
    node = access.visible_topic(tree, slug)
    now = timezone.now()
    topic_map = TopicMap(request.user, tree, now)
    options = read_topic_map_options(request.GET)
    context = {
        "topic": node,
        "recall": topic_map.recall_of(node),
        "treemaps": map_of_topic(topic_map, node, is_later=options.is_later),
        "questions": question_recalls(request.user, node, now),
    }
    context |= topics_below(request, topic_map, node.children, options)
    return render(request, "progress/progress_topic.html", context)


def topics_below(
    request: LearnerRequest,
    topic_map: TopicMap,
    nodes: list[Node],
    options: TopicMapOptions,
) -> dict[str, Any]:
    """What the page shows of these topics and of all below them."""
    topics = topic_map.topics(nodes, is_weak_first=options.is_weak_first)
    context = {
        "has_topics": bool(topics),
        "view": options.view,
        "views": options.links("view"),
    }
    if options.is_map:
        context["days"] = options.links("day")
        context["weakest"] = weakest_topics(topics)
    else:
        context["orders"] = options.links("order")
        context["rows_html"] = recall_rows(request, topics, options)
    return context


def recall_rows(
    request: LearnerRequest,
    topics: list[TopicRecall],
    options: TopicMapOptions,
) -> SafeString:
    if options.view == LIST:
        template = "rows/topic_recall_list.html"
    else:
        template = "rows/topic_recall_table.html"
        topics = table_topics(topics, is_weak_first=options.is_weak_first)
    return render_rows(template, {"topics": topics}, request)
