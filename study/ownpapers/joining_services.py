"""Joining an own paper with the library's, taking that back, and saying no."""

from datetime import datetime

from django.db import transaction

from papers.models import OwnPaper, Paper
from study.models import Learner
from study.ownpapers.moving_services import move_back, move_everything
from study.ownpapers.services import check_numbers, lock_own_paper


class AlreadyJoined(Exception):
    """It was joined, parted or deleted in another window."""


def join_own_paper(*, paper: Paper, library_paper: Paper, at: datetime) -> None:
    """Readings, entries of lists and plans go to the library's paper.

    The own paper is kept, hidden, with its note: the library's page shows that to its
    owner. Raises AlreadyJoined.
    """
    with transaction.atomic():
        locked = lock_own_paper(paper)
        if locked.status != Paper.Status.OWN:
            raise AlreadyJoined
        learner = owner_of(locked)
        moved = move_everything(learner, locked.pk, library_paper.pk, at)
        Paper.objects.filter(pk=locked.pk).update(
            status=Paper.Status.OWN_HIDDEN
        )
        OwnPaper.objects.filter(pk=locked.pk).update(
            joined_to=library_paper, joined_at=at, moved=moved
        )


def part_own_paper(*, paper: Paper, at: datetime) -> None:
    """Everything is where it was before they were joined.

    Raises AlreadyJoined where they are not, and NumberIsTaken.
    """
    with transaction.atomic():
        locked = lock_own_paper(paper)
        part = locked.own_part
        if part.joined_to_id is None or part.moved is None:
            raise AlreadyJoined
        check_numbers(locked, locked.arxiv_id, locked.doi)
        Paper.objects.filter(pk=locked.pk).update(status=Paper.Status.OWN)
        move_back(
            owner_of(locked), locked.pk, part.joined_to_id, part.moved, at
        )
        OwnPaper.objects.filter(pk=locked.pk).update(
            joined_to=None,
            joined_at=None,
            moved=None,
            kept_apart_from=part.joined_to_id,
        )


def keep_apart(*, paper: Paper, library_paper: Paper) -> None:
    """The learner is not asked again whether these two are one."""
    OwnPaper.objects.filter(pk=paper.pk).update(kept_apart_from=library_paper)


def owner_of(paper: Paper) -> Learner:
    assert isinstance(paper.owner, Learner)
    return paper.owner
