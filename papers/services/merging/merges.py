"""Merging two of the library, and taking that back within thirty days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from papers.models import (
    UNDONE_WITHIN,
    LibraryChange,
    Merge,
    MergeStep,
    NoteDraft,
    Paper,
    PlannedPublication,
)
from papers.services.history.recording import ChangeRecorder
from papers.services.history.restoring import check_links
from papers.services.history.shapes import SHAPES
from papers.services.library.keeping import LibraryWatch, known_names
from papers.services.library.revision import bump_revision, lock_revision
from papers.services.merging.fields import (
    absorb_section,
    keep_chosen_blocks,
    write_chosen_columns,
)
from papers.services.merging.joining import Absorb, Joining, Relation
from papers.services.merging.journal import Journal
from papers.services.merging.references import refer_to
from papers.services.merging.renaming import BearingSlug
from papers.services.merging.touched import LINKED, Touched, touched_by
from papers.services.merging.undoing import ChangedSince, undo_steps
from papers.services.page_cache import render_pages, with_neighbours

KIND_OF_TEXT = {"papers.Section": absorb_section}


class CannotBeMerged(Exception):
    """What stands in the way, in words."""


class CannotBeUndone(Exception):
    """What stands in the way, in words."""


@dataclass
class LearnersRules:
    """What is done with learners' rows before and after the rest of a merge."""

    absorb: dict[str, Absorb] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)

    def before(
        self, kind: str, pair: "Pair", journal: Journal, at: datetime
    ) -> None:
        """Before anything is moved."""

    def after(
        self, kind: str, pair: "Pair", journal: Journal, at: datetime
    ) -> None:
        """Once all of it is moved."""

    def before_undo(self, merge: Merge) -> None:
        """Before anything is taken back."""

    def after_undo(self, merge: Merge) -> None:
        """Once both are there again."""


@dataclass(frozen=True)
class Pair:
    """The row that stays, and the one that goes into it."""

    kept: Any
    dropped: Any


def library_row(kind: str, row_id: int) -> Any:
    """None where there is none; nothing of learners' own papers."""
    rows = SHAPES[kind].model._base_manager.filter(pk=row_id)
    if kind == Merge.Kind.PAPER:
        rows = rows.filter(owner=None)
    return rows.first()


def merge_rows(
    *,
    kind: str,
    kept_id: int,
    dropped_id: int,
    choices: Mapping[str, str],
    rules: LearnersRules,
    by: Any,
    at: datetime,
) -> Merge:
    """All of it or nothing.

    choices: by the names of the differences, which side is kept. Raises CannotBeMerged
    and CannotBeKept.
    """

    @transaction.atomic
    def attempt() -> Merge:
        lock_revision()
        pair = rows_to_merge(kind, kept_id, dropped_id)
        merge = Merge.objects.create(
            kind=kind,
            kept_id=kept_id,
            dropped_id=dropped_id,
            kept_name=str(pair.kept)[:500],
            dropped_name=str(pair.dropped)[:500],
            by=by,
            made_at=at,
        )
        step_by_step(merge, pair, choices, rules)
        forget_old_steps(at=at)
        return merge

    try:
        return try_twice(attempt)
    except ValidationError as error:
        raise CannotBeMerged(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise CannotBeMerged(
            "Together they would break a rule of the library. Choose other values,"
            " or change one of the two first."
        ) from error


def try_twice(attempt: Callable[[], Merge]) -> Merge:
    """A learner's first answer or mark may come while the merge is made.

    On PostgreSQL what they wrote then still names the one that goes, and nothing is
    merged; the second time it is there, and moves with the rest. What breaks a rule of
    the library breaks it again.
    """
    try:
        return attempt()
    except IntegrityError:
        return attempt()


def rows_to_merge(kind: str, kept_id: int, dropped_id: int) -> Pair:
    kept = library_row(kind, kept_id)
    dropped = library_row(kind, dropped_id)
    if kept is None or dropped is None or kept_id == dropped_id:
        raise CannotBeMerged("Choose two that are there.")
    if kind == Merge.Kind.PAPER:
        refuse_what_is_planned(kept_id, dropped_id)
    if kind == Merge.Kind.TOPIC and dropped in kept.ancestors():
        raise CannotBeMerged(
            f"“{kept}” stands below “{dropped}”. Keep the upper one, or move it first."
        )
    return Pair(kept, dropped)


def refuse_what_is_planned(kept_id: int, dropped_id: int) -> None:
    """Nobody can say of which note they would be then."""
    both = (kept_id, dropped_id)
    if NoteDraft.objects.filter(paper__in=both, discarded_at=None).exists():
        raise CannotBeMerged(
            "A draft stands beside one of the notes. Publish it or throw it away first."
        )
    if PlannedPublication.objects.filter(paper__in=both).exists():
        raise CannotBeMerged(
            "One of them is planned to be published. Take that back first."
        )


def step_by_step(
    merge: Merge,
    pair: Pair,
    choices: Mapping[str, str],
    rules: LearnersRules,
) -> None:
    kind, both = merge.kind, [merge.kept_id, merge.dropped_id]
    touched = touched_by(kind, both)
    recorder = ChangeRecorder(
        LibraryChange.Origin.MERGE, merge.by, merge.made_at
    )
    watch = watch_all(recorder, touched)
    recorder.merged.add((kind, merge.dropped_id))
    journal = Journal(merge)
    rules.before(kind, pair, journal, merge.made_at)
    join_rows(kind, pair, choices, journal, rules)
    rules.after(kind, pair, journal, merge.made_at)
    journal.store()
    finish(merge, recorder, watch, touched)


def join_rows(
    kind: str,
    pair: Pair,
    choices: Mapping[str, str],
    journal: Journal,
    rules: LearnersRules,
) -> None:
    joining = Joining(journal, rules.absorb | {}, rules.relations)
    for label, absorb in KIND_OF_TEXT.items():
        joining.absorb[label] = absorb(choices)
    bearing = None
    if kind == Merge.Kind.PAPER:
        bearing = BearingSlug.of_note(pair.dropped, pair.kept)
        take_out_own_links(joining, pair)
    keep_chosen_blocks(kind, pair.kept, pair.dropped, choices, joining)
    former = pair.kept.slug
    joining.join(pair.dropped, pair.kept)
    write_chosen_columns(kind, pair.kept, pair.dropped, choices, journal)
    if bearing is not None:
        bearing.rename(journal, pair.kept.slug)
        check_links()
    if kind in LINKED:
        for slug in {former, pair.dropped.slug} - {pair.kept.slug}:
            refer_to(journal, f"{kind}:{slug}", f"{kind}:{pair.kept.slug}")


def take_out_own_links(joining: Joining, pair: Pair) -> None:
    """A paper does not lead to itself."""
    links = pair.kept.links.model.objects
    between = Q(source=pair.kept, target=pair.dropped)
    between |= Q(source=pair.dropped, target=pair.kept)
    joining.take_out(links.filter(between).order_by())


def watch_all(recorder: ChangeRecorder, touched: Touched) -> LibraryWatch:
    watch = LibraryWatch(known_names())
    watch.add(touched.parts())
    for kind, row_ids in touched.ids.items():
        recorder.watch(kind, row_ids)
    return watch


def finish(
    merge: Merge,
    recorder: ChangeRecorder,
    watch: LibraryWatch,
    touched: Touched,
) -> None:
    """Tried as files, kept in the history, rendered."""
    watch.parts |= touched.parts()
    watch.refuse_new_faults()
    recorder.finish()
    for _ in render_pages(pages_of(merge, touched)):
        pass
    bump_revision()


def pages_of(merge: Merge, touched: Touched) -> set[int]:
    """The papers that are there, and those on whose pages the title stands."""
    paper_ids = set(touched.papers)
    if merge.kind == Merge.Kind.PAPER:
        paper_ids |= with_neighbours((merge.kept_id, merge.dropped_id))
    papers = Paper.objects.filter(pk__in=paper_ids)
    return set(papers.values_list("pk", flat=True))


def forget_old_steps(*, at: datetime) -> None:
    """What can't be undone any more needs no private words of anybody."""
    MergeStep.objects.filter(merge__made_at__lt=at - UNDONE_WITHIN).delete()


def undo_merge(
    *, merge: Merge, rules: LearnersRules, by: Any, at: datetime
) -> None:
    """Both are there as before. Raises CannotBeUndone and CannotBeKept."""
    try:
        with transaction.atomic():
            lock_revision()
            stored = Merge.objects.get(pk=merge.pk)
            if not stored.can_be_undone(at):
                raise CannotBeUndone("It was undone, or thirty days are over.")
            refuse_later_merges(stored)
            part_rows(stored, rules, by, at)
    except ChangedSince as change:
        raise CannotBeUndone(
            f"Somebody changed this since, and it would be lost: {change}. Put back in"
            " its history what was changed, then undo."
        ) from change
    except IntegrityError as error:
        raise CannotBeUndone(
            "Something else has its place now: a name, a number or an address that"
            " only one can have."
        ) from error


def refuse_later_merges(merge: Merge) -> None:
    both = (merge.kept_id, merge.dropped_id)
    later = Merge.objects.standing().filter(kind=merge.kind, pk__gt=merge.pk)
    same = later.filter(Q(kept_id__in=both) | Q(dropped_id__in=both)).first()
    if same is not None:
        raise CannotBeUndone(f"“{same}” was merged later: undo that first.")


def part_rows(
    merge: Merge, rules: LearnersRules, by: Any, at: datetime
) -> None:
    touched = touched_by(merge.kind, [merge.kept_id, merge.dropped_id])
    recorder = ChangeRecorder(LibraryChange.Origin.MERGE, by, at)
    watch = watch_all(recorder, touched)
    rules.before_undo(merge)
    undo_steps(merge.steps.all())
    Merge.objects.filter(pk=merge.pk).update(undone_at=at)
    rules.after_undo(merge)
    recorder.add_created(merge.kind, [merge.dropped_id])
    merge.steps.all().delete()
    for kind, row_ids in touched_by(merge.kind, [merge.dropped_id]).ids.items():
        touched.add(kind, row_ids)
    finish(merge, recorder, watch, touched)
