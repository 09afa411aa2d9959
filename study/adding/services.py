"""A paper of one's own, marked and put on a list as it is added."""

from datetime import datetime

from django.db import transaction

from papers.formats.entry import BibliographyEntry
from papers.models import Paper
from study.lists.services import add_papers_to_list
from study.models import Learner, Reading, ReadingList
from study.ownpapers.making_services import create_own_paper
from study.reading.services import set_reading_status


@transaction.atomic
def add_own_paper(
    *,
    learner: Learner,
    entry: BibliographyEntry,
    is_to_read: bool,
    reading_list: ReadingList | None,
    at: datetime,
) -> Paper:
    """All of it or nothing; what the list refuses, its service raises."""
    paper = create_own_paper(learner=learner, entry=entry, at=at)
    if is_to_read:
        status = Reading.Status.TO_READ
        set_reading_status(learner=learner, paper=paper, status=status, at=at)
    if reading_list is not None:
        add_papers_to_list(reading_list=reading_list, papers=[paper], at=at)
    return paper
