"""Topics by their path where one is chosen: several are called “Structure”."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from papers.models import Topic
from papers.topic_tree import TopicTree, topic_tree

BETWEEN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


class TopicPaths:
    """Says a topic with those above it; the tree is asked for once."""

    def __init__(self) -> None:
        self.tree: TopicTree | None = None

    def __call__(self, topic: Topic) -> str:
        if self.tree is None:
            self.tree = topic_tree()
        node = self.tree.node(topic.slug)
        if node is None:
            return topic.name
        names = [above.name for above in node.crumbs]
        return BETWEEN.join([*names, topic.name])


class PlacedTopics:
    """For admins: what is chosen of topics is said with its path."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: Any, **options: Any
    ) -> Any:
        field = super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **options
        )
        return with_paths(field, db_field)

    def formfield_for_manytomany(
        self, db_field: Any, request: Any, **options: Any
    ) -> Any:
        field = super().formfield_for_manytomany(  # type: ignore[misc]
            db_field, request, **options
        )
        return with_paths(field, db_field)


def with_paths(field: Any, db_field: Any) -> Any:
    if field is not None and db_field.related_model is Topic:
        field.label_from_instance = TopicPaths()
    return field


class PlacedAutocomplete(AutocompleteJsonView):
    """What the curation pages complete while one types."""

    def setup(self, request: Any, *positional: Any, **options: Any) -> None:
        super().setup(request, *positional, **options)
        self.topic_paths = TopicPaths()

    def serialize_result(self, obj: Any, to_field_name: str) -> Any:
        result = super().serialize_result(obj, to_field_name)
        if isinstance(obj, Topic):
            result["text"] = self.topic_paths(obj)
        return result
