"""Topic trees as Markdown lists below headings, and as lines indented with tabs."""

import re

from papers.documents.box_tree import (
    FENCE,
    HEADING,
    HEADING_COLUMN,
    line_of_title,
)
from papers.documents.topic_nodes import TopicDocument, TreeBuilder

ITEM = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,9}[.)])[ \t]+(.*)$")
LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
INDENT = re.compile(r"[ \t]*")
NOT_UNDERSTOOD = "Neither a heading nor an item of a list"


def read_topic_list(text: str) -> TopicDocument:
    builder = TreeBuilder()
    rows = text.split("\n")
    title_line = line_of_title(rows, is_alone=True)
    for line, row in enumerate(rows, start=1):
        heading = HEADING.match(row)
        item = ITEM.match(row)
        if line == title_line and heading:
            builder.document.title = heading[2]
        elif heading:
            column = HEADING_COLUMN + len(heading[1])
            builder.add(line, column, without_links(heading[2]))
        elif item:
            column = len(item[1].expandtabs(4))
            builder.add(line, column, without_links(item[2]))
        elif row.strip() and not FENCE.match(row):
            builder.keep_raw(line, row, NOT_UNDERSTOOD)
    return builder.document


def without_links(label: str) -> str:
    """A link's text in its place."""
    return LINK.sub(r"\1", label)


def read_indented_topics(text: str) -> TopicDocument:
    builder = TreeBuilder()
    for line, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            indent = INDENT.match(row)
            assert indent is not None
            builder.add(line, len(indent[0].expandtabs(4)), row)
    return builder.document
