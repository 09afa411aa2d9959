"""What a document says, and what its import would do."""

from dataclasses import dataclass

from papers.documents.kinds import read_document
from papers.documents.topic_nodes import TopicDocument
from papers.models import DocumentImport
from papers.services.documents.plan import TopicPlan, known_tree, plan_topics


@dataclass(frozen=True)
class Preview:
    document: TopicDocument
    plan: TopicPlan


def read_and_plan(document: DocumentImport) -> Preview:
    """Raises NotReadable."""
    read = read_document(document.text, document.kind)
    return Preview(read, plan_topics(read, known_tree()))
