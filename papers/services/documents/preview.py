"""What a document says, and what its import would do."""

from dataclasses import dataclass

from papers.documents.bibliography import Bibliography
from papers.documents.blurb_index import BlurbIndex
from papers.documents.kinds import Document, read_document
from papers.documents.long_notes import NotePage
from papers.documents.question_sheet import QuestionSheet
from papers.documents.topic_nodes import RawNote
from papers.models import DocumentImport
from papers.services.documents.bibliography_plan import (
    BibliographyPlan,
    plan_bibliography,
)
from papers.services.documents.index_plan import IndexPlan, plan_index
from papers.services.documents.note_plan import NotePlan, plan_notes
from papers.services.documents.plan import TopicPlan, known_tree, plan_topics
from papers.services.documents.question_plan import QuestionPlan, plan_questions

Plan = TopicPlan | QuestionPlan | NotePlan | BibliographyPlan | IndexPlan


@dataclass(frozen=True)
class Preview:
    document: Document
    plan: Plan

    @property
    def is_of_questions(self) -> bool:
        return isinstance(self.plan, QuestionPlan)

    @property
    def is_of_notes(self) -> bool:
        return isinstance(self.plan, NotePlan)

    @property
    def is_of_works(self) -> bool:
        return isinstance(self.plan, BibliographyPlan)

    @property
    def remarks(self) -> list[RawNote]:
        """Headings whose counts are not those of what stands below them."""
        read = self.document
        return read.remarks if isinstance(read, BlurbIndex) else []

    @property
    def is_of_an_index(self) -> bool:
        return isinstance(self.plan, IndexPlan)


def read_and_plan(document: DocumentImport) -> Preview:
    """Raises NotReadable."""
    read = read_document(document.text, document.kind)
    if isinstance(read, NotePage):
        return Preview(read, plan_notes(read, document))
    if isinstance(read, BlurbIndex):
        return Preview(read, plan_index(read, document))
    if isinstance(read, QuestionSheet):
        return Preview(read, plan_questions(read, document))
    if isinstance(read, Bibliography):
        return Preview(read, plan_bibliography(read, document))
    return Preview(read, plan_topics(read, known_tree()))
