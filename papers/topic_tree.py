"""The topic tree, loaded once and kept in memory until the library changes."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from papers.models import LibraryRevision, Paper, Question, Topic


@dataclass
class Node:
    """A topic in its place.

    The sets hold papers with a note and live questions, of the node and all below it.
    """

    id: int
    slug: str
    name: str
    url: str
    description_html: str
    is_supplementary: bool
    parent: "Node | None"
    children: list["Node"] = field(default_factory=list)
    paper_ids: set[int] = field(default_factory=set)
    question_ids: set[int] = field(default_factory=set)

    @property
    def paper_count(self) -> int:
        return len(self.paper_ids)

    @property
    def question_count(self) -> int:
        return len(self.question_ids)

    @property
    def children_count(self) -> int:
        return len(self.children)

    @property
    def crumbs(self) -> list["Node"]:
        """The topics above, from the top, without the node itself."""
        if self.parent is None:
            return []
        return [*self.parent.crumbs, self.parent]

    @property
    def subtree_ids(self) -> list[int]:
        """The topic's own and those of all below it."""
        ids = [self.id]
        for child in self.children:
            ids += child.subtree_ids
        return ids


@dataclass(frozen=True, eq=False)
class TopicTree:
    """The whole tree at one revision of the library.

    Another revision is another tree.
    """

    roots: list[Node]
    nodes: dict[str, Node]

    @cached_property
    def count(self) -> int:
        return len(self.nodes)

    def node(self, slug: str) -> Node | None:
        return self.nodes.get(slug)


_cached_tree: dict[int, TopicTree] = {}


def topic_tree() -> TopicTree:
    """The tree as the library is now.

    One query when nothing changed, four when something did.
    """
    revisions = LibraryRevision.objects.values_list("number", flat=True)
    number = revisions.first() or 0
    tree = _cached_tree.get(number)
    if tree is None or number == 0:
        tree = load_tree()
        _cached_tree.clear()
        _cached_tree[number] = tree
    return tree


def load_tree() -> TopicTree:
    topics = list(Topic.objects.order_by("position", "id"))
    nodes = {topic.pk: make_node(topic) for topic in topics}
    roots: list[Node] = []
    for topic in topics:
        node = nodes[topic.pk]
        if topic.parent_id is None:
            roots.append(node)
        else:
            node.parent = nodes[topic.parent_id]
            node.parent.children.append(node)
    attach_papers_and_questions(nodes)
    by_slug = {node.slug: node for node in nodes.values()}
    return TopicTree(roots, by_slug)


def make_node(topic: Topic) -> Node:
    """The topic's node, not yet in its place."""
    return Node(
        id=topic.pk,
        slug=topic.slug,
        name=topic.name,
        url=topic.get_absolute_url(),
        description_html=topic.description_html,
        is_supplementary=topic.is_supplementary,
        parent=None,
    )


def attach_papers_and_questions(nodes: dict[int, Node]) -> None:
    """To their topics, and to every topic above."""
    paper_ids = ids_by_topic(Paper.objects.published().with_note())
    question_ids = ids_by_topic(Question.objects.live())
    for topic_id, node in nodes.items():
        for place in (*node.crumbs, node):
            place.paper_ids |= paper_ids[topic_id]
            place.question_ids |= question_ids[topic_id]


def ids_by_topic(rows: QuerySet) -> defaultdict[int, set[int]]:
    ids: defaultdict[int, set[int]] = defaultdict(set)
    with_topic = rows.filter(topics__isnull=False).order_by()
    for topic_id, row_id in with_topic.values_list("topics", "id"):
        ids[topic_id].add(row_id)
    return ids
