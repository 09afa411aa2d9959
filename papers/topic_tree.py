"""The topic tree, loaded once and kept in memory until the library changes."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from papers.models import LibraryRevision, Paper, Question, Topic


@dataclass
class Node:
    """A topic in its place. The sets hold papers with a note and live questions of the node and all below it."""

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
        """The way from the top to here, without the node itself."""
        return [*self.parent.crumbs, self.parent] if self.parent else []

    @property
    def subtree_ids(self) -> list[int]:
        return [
            self.id,
            *(below for child in self.children for below in child.subtree_ids),
        ]


@dataclass(frozen=True, eq=False)
class TopicTree:
    """The whole tree at one revision of the library; another revision is another tree."""

    roots: list[Node]
    nodes: dict[str, Node]

    @cached_property
    def count(self) -> int:
        return len(self.nodes)

    def node(self, slug: str) -> Node | None:
        return self.nodes.get(slug)


_kept: dict[int, TopicTree] = {}


def topic_tree() -> TopicTree:
    """The tree as the library is now: one query when nothing changed, four when something did."""
    number = LibraryRevision.objects.values_list("number", flat=True).first() or 0
    tree = _kept.get(number)
    if tree is None or number == 0:
        tree = load_tree()
        _kept.clear()
        _kept[number] = tree
    return tree


def load_tree() -> TopicTree:
    nodes: dict[int, Node] = {}
    parents: dict[int, int | None] = {}
    for topic in Topic.objects.order_by("position", "id"):
        parents[topic.pk] = topic.parent_id
        nodes[topic.pk] = Node(
            id=topic.pk,
            slug=topic.slug,
            name=topic.name,
            url=topic.get_absolute_url(),
            description_html=topic.description_html,
            is_supplementary=topic.is_supplementary,
            parent=None,
        )
    roots: list[Node] = []
    for pk, node in nodes.items():
        parent = nodes.get(parents[pk] or 0)
        node.parent = parent
        (parent.children if parent else roots).append(node)
    hang(nodes)
    return TopicTree(roots, {node.slug: node for node in nodes.values()})


def hang(nodes: dict[int, Node]) -> None:
    """Hangs papers and questions on their topics, and on every topic above."""
    papers: dict[int, set[int]] = defaultdict(set)
    questions: dict[int, set[int]] = defaultdict(set)
    shown = Paper.objects.published().with_note().filter(topics__isnull=False)
    for topic, paper in shown.order_by().values_list("topics", "id"):
        papers[topic].add(paper)
    for topic, question in (
        Question.objects.live()
        .filter(topics__isnull=False)
        .order_by()
        .values_list("topics", "id")
    ):
        questions[topic].add(question)
    for pk, node in nodes.items():
        above: Node | None = node
        while above is not None:
            above.paper_ids |= papers[pk]
            above.question_ids |= questions[pk]
            above = above.parent
