"""A note's page: the stored page, where the learner stands with the paper, and its questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from papers.models import Paper, Question
from papers.models.question import with_blanks
from papers.queries.prepared import Prepared
from study.access import learner_of
from study.memory import Memory, State, retrievability
from study.memory.words import when
from study.models import Learner, ReadingChange

FADING_BELOW = 0.9
PAPER_FIELDS = ("id", "slug", "title", "status")
PAGE_FIELDS = (
    "head_html",
    "header_html",
    "contents_html",
    "body_html",
    "links_html",
    "bibtex",
)
READING_FIELDS = ("status", "started_on", "finished_on", "times_read")
QUESTION_FIELDS = ("id", "kind", "level", "section", "prompt_html")
CARD_FIELDS = ("stability", "difficulty", "state", "step", "due_at", "last_reviewed_at")
KIND_LABELS = {choice.value: choice.label for choice in Question.Kind}
LEVEL_LABELS = {choice.value: choice.label for choice in Question.Level}
NOBODY = 0


@dataclass(frozen=True)
class QuestionRow:
    """A question of a note with the learner's own state of it: new, due, known or fading."""

    id: int
    prompt_html: SafeString
    kind_label: str
    level_label: str
    section_anchor: str
    state: str
    state_label: str


def note_columns(slug: str, learner: int) -> QuerySet:
    """The paper's own fields, those of its stored page, those of the reading, and whether there is a change to undo."""
    own = FilteredRelation("readings", condition=Q(readings__learner=learner))
    changes = ReadingChange.objects.filter(
        learner=learner, paper=OuterRef("pk"), undone_at=None
    )
    papers = (
        Paper.objects.filter(slug=slug)
        .annotate(own=own)
        .annotate(can_undo=Exists(changes))
    )
    page = [f"page__{name}" for name in PAGE_FIELDS]
    reading = [f"own__{name}" for name in READING_FIELDS]
    return papers.order_by().values_list(*PAPER_FIELDS, *page, *reading, "can_undo")


def question_columns(paper: int, learner: int) -> QuerySet:
    """The paper's live questions, its own first, each with the learner's card."""
    own = FilteredRelation("cards", condition=Q(cards__learner=learner))
    questions = (
        Question.objects.on_page_of(paper)
        .annotate(own=own)
        .order_by("theme", "position", "id")
    )
    return questions.values_list(
        *QUESTION_FIELDS, *(F(f"own__{name}") for name in CARD_FIELDS)
    )


NOTE = Prepared(note_columns, slug="a-sample-slug", learner=987_654_321)
QUESTIONS = Prepared(question_columns, paper=123_456_789, learner=987_654_321)


def note_row(
    slug: str, learner: Learner | None, *, with_drafts: bool
) -> dict[str, Any] | None:
    """The paper of that slug as a row with `page_…` and `reading_…`, or None when there is none to see."""
    rows = NOTE.rows(slug=slug, learner=learner.pk if learner else NOBODY)
    if not rows:
        return None
    names = (
        *PAPER_FIELDS,
        *(f"page_{name}" for name in PAGE_FIELDS),
        *(f"reading_{name}" for name in READING_FIELDS),
        "can_undo",
    )
    row = dict(zip(names, rows[0], strict=True))
    return row if with_drafts or row["status"] == Paper.Status.PUBLISHED else None


def visible_note(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The paper of that slug as its page needs it; curators see drafts too."""
    learner = learner_of(request)
    row = note_row(slug, learner, with_drafts=request.user.is_staff)
    if row is None:
        raise Http404
    return row


def questions_for(
    learner: Learner | None, paper_id: int, at: datetime
) -> list[QuestionRow]:
    """The paper's live questions with the learner's state of each."""
    rows = QUESTIONS.rows(paper=paper_id, learner=learner.pk if learner else NOBODY)
    return list(question_rows(rows, learner, at))


def question_rows(
    rows: list[tuple], learner: Learner | None, at: datetime
) -> Iterable[QuestionRow]:
    day_ends_at = learner.clock.end_of_day(at) if learner else at
    for row in rows:
        pk, kind, level, section, prompt_html = row[: len(QUESTION_FIELDS)]
        memory = own_memory(row[len(QUESTION_FIELDS) :])
        state, label = state_of(memory, learner, at, day_ends_at)
        yield QuestionRow(
            pk,
            with_blanks(prompt_html),
            KIND_LABELS[kind],
            LEVEL_LABELS[level],
            section,
            state,
            label,
        )


def own_memory(values: tuple) -> Memory | None:
    stability, difficulty, state, step, due_at, last_reviewed_at = values
    if state is None:
        return None
    return Memory(stability, difficulty, State(state), step, due_at, last_reviewed_at)


def state_of(
    memory: Memory | None, learner: Learner | None, at: datetime, day_ends_at: datetime
) -> tuple[str, str]:
    if learner is None:
        return "new", ""
    if memory is None:
        return "new", "Not asked yet"
    is_due = (
        memory.due_at < day_ends_at
        if memory.state is State.REVIEW
        else memory.due_at <= at
    )
    if is_due:
        return "due", "Due now"
    is_fading = retrievability(memory, at=at) < FADING_BELOW
    return (
        "fading" if is_fading else "known",
        f"Comes back {when(memory.due_at, at=at, clock=learner.clock)}",
    )
