"""Papers and topics that a curator looks at before they are changed together."""

from django.urls import reverse

from papers.models import Paper, Topic
from papers.services.library.topic_places import version_of_level


def bulk_requests():
    """The form, what would change, what is refused, and what is so already."""
    papers = Paper.objects.library().order_by("pk").values_list("pk", flat=True)
    rows = "-".join(map(str, papers[:20]))
    form = reverse("admin:papers_paper_bulk")
    yield "curator", "GET", f"{form}?rows={rows}", None
    preview = reverse("admin:papers_paper_bulk_preview")
    for wishes in (
        {"read_by": "<b>Ada"},
        {"status": "published"},
        {"status": "retired"},
    ):
        yield "curator", "POST", preview, {"rows": rows} | wishes
    upper = Topic.objects.exclude(children=None).first() or Topic.objects.first()
    body = {"rows": str(upper.pk), "parent": upper.pk}
    yield "curator", "POST", reverse("admin:papers_topic_bulk_preview"), body
    yield from tree_requests(upper)


def tree_requests(topic):
    """The tree, a branch, a topic that was moved and one that was not."""
    tree = reverse("admin:papers_topic_tree")
    place = reverse("admin:papers_topic_place")
    yield "curator", "GET", tree, None
    yield "curator", "GET", f"{tree}?at={topic.pk}", None
    inner = Topic.objects.exclude(parent=None).first()
    yield "curator", "GET", f"{tree}?at={inner.pk}", None
    level = Topic.objects.filter(parent=topic.parent).order_by("position", "id")
    version = version_of_level(level.values_list("pk", flat=True))
    body = {"topic": topic.pk, "version": version, "how": "into"}
    yield "curator", "POST FRAGMENT", place, body
    yield "curator", "POST FRAGMENT", place, body | {"version": "x"}
