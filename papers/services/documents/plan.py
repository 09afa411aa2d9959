"""What an import of topics would do, before it does it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify

from papers.documents.topic_nodes import (
    Path,
    TopicDocument,
    TopicNode,
    name_key,
)
from papers.libraryfiles.slugs import SLUG_LENGTH
from papers.models import Topic

# What a name without a letter of ASCII is addressed by.
NAMELESS_SLUG = "topic"
# Room for a number behind a slug that is taken.
LONGEST_STEM = SLUG_LENGTH - 7


@dataclass
class PlannedTopic:
    """topic_id: of the topic that is there; None where it is new.

    elsewhere: a topic of the same name that stands at another place.
    """

    node: TopicNode
    slug: str
    topic_id: int | None = None
    is_changed: bool = False
    elsewhere: str = ""

    @property
    def is_new(self) -> bool:
        return self.topic_id is None


@dataclass
class TopicPlan:
    """new and changed: parents before their children; left: in place already."""

    new: list[PlannedTopic] = field(default_factory=list)
    changed: list[PlannedTopic] = field(default_factory=list)
    left: list[PlannedTopic] = field(default_factory=list)

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed)


@dataclass(frozen=True)
class KnownTopic:
    id: int
    slug: str
    name: str
    parent_id: int | None
    is_supplementary: bool


class KnownTree:
    """The library's tree as it is now, by paths of names."""

    def __init__(self, topics: Iterable[KnownTopic]) -> None:
        self.by_id = {topic.id: topic for topic in topics}
        self.slugs = {topic.slug for topic in self.by_id.values()}
        # By stems of slugs, the number to try next.
        self.numbers: dict[str, int] = {}
        self.paths: dict[int, Path] = {}
        self.by_path: dict[Path, KnownTopic] = {}
        self.by_name: dict[str, KnownTopic] = {}
        for topic in self.by_id.values():
            self.by_path[self.path_of(topic)] = topic
            self.by_name.setdefault(name_key(topic.name), topic)

    def path_of(self, topic: KnownTopic) -> Path:
        path = self.paths.get(topic.id)
        if path is None:
            above: Path = ()
            if topic.parent_id is not None:
                above = self.path_of(self.by_id[topic.parent_id])
            path = (*above, name_key(topic.name))
            self.paths[topic.id] = path
        return path

    def free_slug(self, node: TopicNode) -> str:
        """By its name, else by its parent's too, else with a number."""
        stem = slug_of(node.name) or NAMELESS_SLUG
        above = slug_of(node.path[-2]) if len(node.path) > 1 else ""
        for wished in (stem, slug_of(f"{above}-{stem}")):
            if wished not in self.slugs:
                return self.take(wished)
        stem = stem[:LONGEST_STEM].strip("-")
        number = self.numbers.get(stem, 2)
        while f"{stem}-{number}" in self.slugs:
            number += 1
        self.numbers[stem] = number + 1
        return self.take(f"{stem}-{number}")

    def take(self, slug: str) -> str:
        self.slugs.add(slug)
        return slug


def slug_of(name: str) -> str:
    """As the library's files have it; empty for a name without ASCII letters."""
    words = slugify(name).replace("_", "-").split("-")
    slug = "-".join(word for word in words if word)
    return slug[:SLUG_LENGTH].strip("-")


def known_tree() -> KnownTree:
    fields = ("id", "slug", "name", "parent_id", "is_supplementary")
    rows = Topic.objects.order_by().values_list(*fields)
    return KnownTree(KnownTopic(*row) for row in rows)


def plan_topics(document: TopicDocument, tree: KnownTree) -> TopicPlan:
    plan = TopicPlan()
    for node in document.nodes:
        known = tree.by_path.get(node.path)
        if known is None:
            same = tree.by_name.get(node.path[-1])
            elsewhere = same.slug if same else ""
            slug = tree.free_slug(node)
            plan.new.append(PlannedTopic(node, slug, elsewhere=elsewhere))
        elif known.is_supplementary != node.is_supplementary:
            planned = PlannedTopic(node, known.slug, known.id, is_changed=True)
            plan.changed.append(planned)
        else:
            plan.left.append(PlannedTopic(node, known.slug, known.id))
    return plan
