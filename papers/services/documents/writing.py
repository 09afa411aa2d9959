"""The library's topics as a document that can be taken in again."""

from papers.documents.write_box_tree import DrawnTopic, write_box_tree
from papers.models import Topic


def topics_as_box_tree() -> str:
    fields = ("id", "parent_id", "name", "is_supplementary")
    rows = Topic.objects.order_by("position", "id").values_list(*fields)
    return write_box_tree(DrawnTopic(*row) for row in rows)
