"""A note's page: its page cache, where the learner stands, and its questions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from config.rows import render_rows
from papers.models import CollectionEntry, OwnPaper, Paper, Question
from papers.models.question import question_is_on_page, with_blanks
from papers.services.page_cache import render_pages
from study.memory.asking import next_asking
from study.memory.forgetting import chance_after, elapsed_days
from study.memory.words import when
from study.models import (
    Card,
    Highlight,
    Learner,
    Membership,
    Reading,
    ReadingChange,
    ReadThrough,
    SetAside,
    Settlement,
)
from study.reading.marks import STATUS_LABELS

FADING_BELOW = 0.9
PAGE_FIELDS = (
    "page__head_html",
    "page__header_html",
    "page__contents_html",
    "page__body_html",
    "page__links_html",
    "page__bibtex",
)

# Of the collections that a paper stands in the first one is named.
PLACES = (
    CollectionEntry.objects.in_published_collections()
    .filter(paper=OuterRef("pk"))
    .order_by("collection__title", "position", "pk")
)
# Built once and narrowed for each request; nothing is asked of the database here.
NOTES = Paper.objects.order_by().values(
    "id",
    "slug",
    "title",
    "status",
    "owner_id",
    *PAGE_FIELDS,
    has_joined_parts=Exists(OwnPaper.objects.filter(joined_to=OuterRef("pk"))),
    collection_title=Subquery(PLACES.values("collection__title")[:1]),
    collection_slug=Subquery(PLACES.values("collection__slug")[:1]),
    collection_group=Subquery(PLACES.values("group")[:1]),
    has_settlements=Exists(Settlement.objects.filter(paper=OuterRef("pk"))),
)
JOINED_PARTS = OwnPaper.objects.order_by("-joined_at").values(
    "joined_at",
    "note_html",
    "paper__title",
)
STANDING_CHANGES = ReadingChange.objects.filter(undone_at=None)
CHANGES_OF_READING = STANDING_CHANGES.filter(
    learner=OuterRef("learner"), paper=OuterRef("paper")
)
READINGS = Reading.objects.order_by().values(
    "paper__slug",
    "status",
    "started_on",
    "finished_on",
    "times_read",
    can_undo=Exists(CHANGES_OF_READING),
)
QUESTION_FIELDS = (
    "question_id",
    "question__kind",
    "question__level",
    "question__section",
    "question__prompt_html",
)
QUESTIONS_ON_PAGES = (
    Question.papers.through.objects.filter(
        question_is_on_page("question", "paper")
    )
    .order_by("question__theme", "question__position", "question_id")
    .values(*QUESTION_FIELDS)
)
CARDS = Card.objects.order_by().values(
    "question_id",
    "stability",
    "state",
    "due_at",
    "last_day_began_at",
)
KIND_LABELS = {choice.value: choice.label for choice in Question.Kind}
LEVEL_LABELS = {choice.value: choice.label for choice in Question.Level}


@dataclass(frozen=True)
class QuestionRow:
    """A question of a note with the learner's own state of it.

    The state is new, due, known, fading or aside; its label is empty for visitors.
    """

    id: int
    prompt_html: SafeString
    kind_label: str
    level_label: str
    section_anchor: str
    state: str
    state_label: str
    has_memory: bool


def visible_note(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The paper of that slug with its page cache, if the reader may see it."""
    rows = NOTES.filter(slug=slug)
    if request.user.is_authenticated:
        marked = Highlight.objects.filter(
            learner=request.user, paper=OuterRef("pk")
        )
        memberships = Membership.objects.filter(
            learner=request.user, state=Membership.State.ACTIVE
        )
        # What hangs on these is asked only where there is any.
        rows = rows.annotate(
            has_highlights=Exists(marked), is_in_group=Exists(memberships)
        )
    row = next(iter(rows), None)
    if row is None or not may_see_note(request, row):
        raise Http404
    is_rendered = row["page__body_html"] is not None
    if row["owner_id"] is None or is_rendered:
        return row
    list(render_pages([row["id"]]))
    return rows.get()


def joined_part_of(
    learner: Learner, row: dict[str, Any]
) -> dict[str, Any] | None:
    """What the learner wrote of the paper when it was their own alone."""
    if not row["has_joined_parts"]:
        return None
    parts: QuerySet = JOINED_PARTS.filter(
        joined_to=row["id"], paper__owner=learner
    )
    return parts.first()


def may_see_note(request: HttpRequest, row: dict[str, Any]) -> bool:
    """What Paper.objects.visible_to says, of a row that was read."""
    if row["owner_id"] is not None:
        is_theirs = row["owner_id"] == request.user.pk
        return is_theirs and row["status"] == Paper.Status.OWN
    return row["status"] == Paper.Status.PUBLISHED or request.user.is_staff


def page_of(row: dict[str, Any]) -> dict[str, Any]:
    """The row's part that the page cache keeps, under its own names."""
    return {name.removeprefix("page__"): row[name] for name in PAGE_FIELDS}


def readings_of(learner: Learner, slugs: list[str]) -> dict[str, Any]:
    """The learner's readings of these papers as the page shows them, by slug.

    A paper without a mark has none.
    """
    readings = READINGS.filter(learner=learner, paper__slug__in=slugs)
    found = {}
    for reading in readings:
        label = STATUS_LABELS[reading["status"]]
        found[reading["paper__slug"]] = reading | {"label": label}
    return found


def read_throughs_of(learner: Learner, paper_id: int) -> list[ReadThrough]:
    return list(ReadThrough.objects.filter(learner=learner, paper=paper_id))


def can_undo_unmarking(learner: Learner, paper_id: int) -> bool:
    """Whether a paper without a mark had one that can be brought back."""
    return STANDING_CHANGES.filter(learner=learner, paper=paper_id).exists()


def questions_for(
    learner: Learner | None, paper_id: int, at: datetime
) -> list[QuestionRow]:
    """The paper's live questions, its own first, with the learner's state of each."""
    rows = list(question_values(learner, paper_id))
    cards: dict[int, dict[str, Any]] = {}
    if learner and rows:
        question_ids = [row["question_id"] for row in rows]
        cards = cards_on(learner, question_ids)
    shown = []
    for row in rows:
        card = cards.get(row["question_id"])
        set_aside = standing_set_aside(row, at)
        state, state_label = state_of(card, set_aside, learner, at)
        question = QuestionRow(
            id=row["question_id"],
            prompt_html=with_blanks(row["question__prompt_html"]),
            kind_label=KIND_LABELS[row["question__kind"]],
            level_label=LEVEL_LABELS[row["question__level"]],
            section_anchor=row["question__section"],
            state=state,
            state_label=state_label,
            has_memory=card is not None,
        )
        shown.append(question)
    return shown


def render_questions(questions: list[QuestionRow]) -> SafeString:
    context = {"questions": questions}
    return render_rows("rows/question_items.html", context)


def cards_on(
    learner: Learner, question_ids: list[int]
) -> dict[int, dict[str, Any]]:
    """The learner's cards on these questions, by the question's number."""
    # By the numbers: joined to the paper, SQLite would read all of their cards.
    cards: QuerySet = CARDS.filter(learner=learner, question__in=question_ids)
    return {card["question_id"]: card for card in cards}


def question_values(
    learner: Learner | None,
    paper_id: int,
) -> QuerySet:
    """The paper's live questions; a learner's with what they set aside."""
    rows = QUESTIONS_ON_PAGES.filter(paper=paper_id)
    if learner is None:
        return rows
    is_set_aside_by_them = Q(question__set_asides__learner=learner)
    own = rows.annotate(
        set_aside=FilteredRelation(
            "question__set_asides", condition=is_set_aside_by_them
        ),
    )
    return own.values(*QUESTION_FIELDS, "set_aside__id", "set_aside__until")


def standing_set_aside(row: dict[str, Any], at: datetime) -> SetAside | None:
    """That of the row's question, if it is not over at `at`."""
    if row.get("set_aside__id") is None:
        return None
    set_aside = SetAside(
        question_id=row["question_id"],
        until=row["set_aside__until"],
    )
    if set_aside.stands_at(at):
        return set_aside
    return None


def state_of(
    card: dict[str, Any] | None,
    set_aside: SetAside | None,
    learner: Learner | None,
    at: datetime,
) -> tuple[str, str]:
    """A question's state and how it is told; card: a row of CARDS."""
    if learner is None:
        return "new", ""
    if set_aside and set_aside.is_suspended:
        return "aside", "Set aside"
    if card is None and set_aside:
        return "aside", "Set aside for today"
    if card is None:
        return "new", "Not asked yet"
    clock = learner.clock
    asking = next_asking(
        card["state"],
        card["due_at"],
        clock=clock,
        buried_until=set_aside.until if set_aside else None,
    )
    if asking.is_due(at):
        return "due", "Due now"
    comes_back = f"Comes back {when(asking, at=at, clock=clock)}"
    days = elapsed_days(
        card["last_day_began_at"],
        day_began_at=clock.start_of_day(at),
    )
    if chance_after(days, stability=card["stability"]) < FADING_BELOW:
        return "fading", comes_back
    return "known", comes_back
