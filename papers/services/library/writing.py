"""Writing many entries: kind by kind, what is new in batches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from papers.models import Paper, Question, Topic
from papers.services.library.notes import add_notes, save_links
from papers.services.library.plan import LoadStep
from papers.services.library.questions import add_questions
from papers.services.library.rendering import Progress
from papers.services.library.save import SAVERS
from papers.services.library.topics import add_topics, save_topic_places

# Each kind after those that it refers to.
WRITING_ORDER = (
    "category",
    "topic",
    "figure",
    "note",
    "path",
    "collection",
    "trend",
    "outlet",
    "framework",
    "question",
)
BATCH_SIZE = 100

Adder = Callable[[Sequence[Any], datetime], None]
# Of the kinds that come by the hundred, with the model of their rows.
ADDERS: dict[str, tuple[Any, Adder]] = {
    "topic": (Topic, add_topics),
    "note": (Paper, add_notes),
    "question": (Question, add_questions),
}


def write_entries(
    steps: Sequence[LoadStep], at: datetime, progress: Progress
) -> None:
    done = 0
    for batch in batches(in_writing_order(steps)):
        write_batch(batch, at)
        done += len(batch)
        progress("Writing", done, len(steps))


def in_writing_order(steps: Iterable[LoadStep]) -> list[LoadStep]:
    """Kind by kind.

    Notes come in the order in which they were written, so that of many that are new
    at once those written last count as the newest.
    """
    return sorted(steps, key=place_in_writing_order)


def place_in_writing_order(step: LoadStep) -> tuple[int, date]:
    written_on = step.entry.written_on if step.kind == "note" else None
    return WRITING_ORDER.index(step.kind), written_on or date.min


def batches(steps: Iterable[LoadStep]) -> Iterator[list[LoadStep]]:
    """Some of one kind at a time."""
    batch: list[LoadStep] = []
    for step in steps:
        is_another = bool(batch) and batch[0].kind != step.kind
        if is_another or len(batch) == BATCH_SIZE:
            yield batch
            batch = []
        batch.append(step)
    if batch:
        yield batch


def write_batch(batch: Sequence[LoadStep], at: datetime) -> None:
    """What is new before what is there: a topic may move below one that is new."""
    kind = batch[0].kind
    there = {step.name for step in batch}
    if kind in ADDERS:
        model, add = ADDERS[kind]
        rows = model._base_manager.filter(slug__in=there)
        there = set(rows.values_list("slug", flat=True))
        new = [step.entry for step in batch if step.name not in there]
        add(new, at)
    for step in batch:
        if step.name in there:
            SAVERS[kind](step.entry, at)


def save_what_needs_all(steps: Sequence[LoadStep]) -> None:
    """What leads from one entry to another that may come after it."""
    for batch in batches(in_writing_order(steps)):
        entries = [step.entry for step in batch]
        if batch[0].kind == "note":
            save_links(entries)
        elif batch[0].kind == "topic":
            save_topic_places(entries)
