"""What is done with learners' rows when two of the library become one.

Most of it moves by itself (papers/services/merging/joining.py). Here is what has a rule
of its own: texts that meet, readings, lists that somebody has open, answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from papers.models import Merge
from papers.services.merging.joining import Absorb, Relation, label_of
from papers.services.merging.journal import Journal
from papers.services.merging.merges import LearnersRules, Pair
from study.merging.answer_services import (
    join_answers,
    part_answers,
    shift_revisions,
)
from study.models import (
    Card,
    Highlight,
    Learner,
    ListEntry,
    ListSuggestion,
    Quiz,
    Reading,
    ReadingChange,
    ReadingList,
    ReadThrough,
    ReadyPlan,
    Report,
    SetAside,
)
from study.ownpapers.moving_services import move_readings


class RulesForLearners(LearnersRules):
    def __init__(self) -> None:
        super().__init__(
            absorb={
                label_of(ListEntry): joined_text("note"),
                label_of(Report): joined_text("words"),
                label_of(Highlight): joined_text("comment"),
                label_of(ListSuggestion): joined_text("sentence", between=" "),
                "papers.PathStep": joined_text("reason", between=" "),
                label_of(ReadThrough): join_read_throughs,
                label_of(SetAside): join_set_asides,
            },
            relations={
                "papers.Paper": practised_as(Quiz.Kind.PAPER),
                "papers.Topic": practised_as(Quiz.Kind.TOPIC),
            },
        )
        self.answered_both: list[int] = []

    def before(
        self, kind: str, pair: Pair, journal: Journal, at: datetime
    ) -> None:
        if kind == Merge.Kind.PAPER:
            lock_learners(Reading, Q(paper=pair.dropped))
            renew_lists(pair.dropped.pk)
            join_readings(pair, journal, at)
        elif kind == Merge.Kind.QUESTION:
            lock_learners(Card, Q(question=pair.dropped))
            self.answered_both = shift_revisions(pair, journal)

    def after(
        self, kind: str, pair: Pair, journal: Journal, at: datetime
    ) -> None:
        if kind == Merge.Kind.QUESTION:
            join_answers(pair, journal, self.answered_both)

    def before_undo(self, merge: Merge) -> None:
        if merge.kind == Merge.Kind.PAPER:
            lock_learners(Reading, Q(paper=merge.kept_id))
        elif merge.kind == Merge.Kind.QUESTION:
            lock_learners(Card, Q(question=merge.kept_id))

    def after_undo(self, merge: Merge) -> None:
        if merge.kind == Merge.Kind.PAPER:
            renew_lists(merge.dropped_id)
        elif merge.kind == Merge.Kind.QUESTION:
            part_answers(merge)


def lock_learners(model: Any, condition: Q) -> None:
    """Nobody answers or reads while what they have of both is made one.

    Before anything of theirs is written, and in one order, so that two never wait for
    each other.
    """
    theirs = model.objects.filter(condition).values("learner")
    learners = Learner.objects.filter(pk__in=theirs).order_by("pk")
    list(learners.select_for_update().values_list("pk", flat=True))


def practised_as(kind: str) -> list[Relation]:
    """Quizzes and plans to be ready name their subject without a reference."""
    models = (Quiz, ReadyPlan)
    return [Relation(model, "subject_id", Q(kind=kind)) for model in models]


@contextmanager
def watching(journal: Journal, row: Any) -> Iterator[None]:
    with journal.watching(type(row), Q(pk=row.pk)):
        yield


def joined_text(name: str, *, between: str = "\n\n") -> Absorb:
    """What both say, one after the other; where that is too long, what stays says."""

    def absorb(journal: Journal, goes: Any, stays: Any) -> None:
        own = getattr(stays, name)
        other = getattr(goes, name)
        if not other or other in own:
            return
        field = stays._meta.get_field(name)
        text = between.join(part for part in (own, other) if part)
        if field.max_length and len(text) > field.max_length:
            return
        with watching(journal, stays):
            setattr(stays, name, text)
            stays.save()

    return absorb


def join_read_throughs(journal: Journal, goes: Any, stays: Any) -> None:
    """Of two that are open the earlier beginning counts."""
    days = [day for day in (goes.started_on, stays.started_on) if day]
    with watching(journal, stays):
        stays.started_on = min(days, default=None)
        stays.save()


def join_set_asides(journal: Journal, goes: Any, stays: Any) -> None:
    """The later end counts, and none is the latest."""
    if stays.until is None:
        return
    with watching(journal, stays):
        if goes.until is None or goes.until > stays.until:
            stays.until = goes.until
        stays.save()


def renew_lists(paper_id: int) -> None:
    """Who has one of the lists open sees that it changed."""
    lists = ReadingList.objects.filter(entries__paper=paper_id)
    row_ids = list(lists.values_list("pk", flat=True))
    ReadingList.objects.filter(pk__in=row_ids).update(version=F("version") + 1)


def join_readings(pair: Pair, journal: Journal, at: datetime) -> None:
    """Of learners with a mark on both; as where an own paper is joined."""
    kept = Reading.objects.filter(paper=pair.kept).values("learner")
    both = Reading.objects.filter(paper=pair.dropped, learner__in=kept)
    for learner in Learner.objects.filter(pk__in=both.values("learner")):
        theirs = Q(learner=learner, paper__in=(pair.kept, pair.dropped))
        with (
            journal.watching(ReadingChange, theirs),
            journal.watching(ReadThrough, theirs),
            journal.watching(Reading, theirs),
        ):
            move_readings(learner, pair.dropped.pk, pair.kept.pk, at)
