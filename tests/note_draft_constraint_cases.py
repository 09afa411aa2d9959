"""Drafts beside notes that the database must refuse."""

from datetime import timedelta

from papers.models import NoteDraft, PlannedPublication
from tests.conftest import NOON
from tests.constraint_cases import breaks
from tests.factories import PaperFactory


def begin_draft(paper=None, **values):
    facts = {"texts": {}, "base_texts": {}, "begun_at": NOON, "saved_at": NOON}
    NoteDraft.objects.create(paper=paper or PaperFactory(), **facts | values)


@breaks("note_draft_state_is_known")
def draft_in_an_unknown_state():
    begin_draft(state="done")


@breaks("note_draft_was_saved")
def draft_that_was_never_saved():
    begin_draft(version=0)


@breaks("note_draft_stands_alone")
def second_draft_beside_a_note():
    paper = PaperFactory()
    begin_draft(paper)
    begin_draft(paper)


@breaks("note_draft_is_saved_after_its_beginning")
def draft_saved_before_its_beginning():
    begin_draft(saved_at=NOON - timedelta(days=1))


@breaks("planned_publication_subject_is_known")
def plan_for_what_is_no_part_of_a_paper():
    PlannedPublication.objects.create(
        paper=PaperFactory(), subject="note", publish_at=NOON
    )
