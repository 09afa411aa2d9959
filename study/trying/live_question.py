"""The one question on the first page, another one each day."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zlib import crc32

from django.db.models.functions import Length

from papers.models import LibraryRevision, Question
from papers.queries.well_known import paper_ids_by_renown
from study.models import Review
from study.review.given_answer import answered_question
from study.review.prompt import ShownChoice, shuffle_choices
from study.review.shown_question import ShownQuestion, show_question

# Of so many papers that most others lean on.
PAPERS = 60
LONGEST_PROMPT = 160
# If today's was withdrawn a moment ago, one of the next takes its place.
TRIED = 3

_candidates: dict[int, list[int]] = {}


@dataclass(frozen=True, kw_only=True)
class LiveQuestion:
    """A choice question of a paper, asked; with `outcome` it is answered."""

    question: ShownQuestion
    slug: str
    choices: list[ShownChoice] = field(default_factory=list)
    outcome: dict[str, Any] | None = None
    is_right: bool = False


def live_question_of(day: date) -> LiveQuestion | None:
    """The day's question; None in a library without a fitting one."""
    ids = candidate_ids()
    if not ids:
        return None
    place = day.toordinal()
    tried = [ids[(place + ahead) % len(ids)] for ahead in range(TRIED)]
    found = choice_questions().in_bulk(tried)
    for question_id in tried:
        if question_id in found:
            return ask_live_question(found[question_id], day)
    return None


def choice_questions() -> Any:
    """Live questions whose answer is chosen, each with the paper that it is of."""
    choices = Question.objects.live().filter(kind=Question.Kind.CHOICE)
    return choices.exclude(home=None).select_related("home")


def candidate_ids() -> list[int]:
    """Short choice questions of well-known papers, one a paper.

    They are asked of the database once for each revision of the library.
    """
    revisions = LibraryRevision.objects.values_list("number", flat=True)
    number = revisions.first() or 0
    if number == 0 or number not in _candidates:
        _candidates.clear()
        _candidates[number] = find_candidates()
    return _candidates[number]


def find_candidates() -> list[int]:
    """In an order that mixes the papers and is the same in every process."""
    paper_ids = paper_ids_by_renown()[:PAPERS]
    short = choice_questions().annotate(length=Length("prompt"))
    fitting = short.filter(length__lte=LONGEST_PROMPT, home__in=paper_ids)
    in_order = fitting.order_by("home", "position", "id")
    by_paper: dict[int, tuple[int, int]] = {}
    for question_id, home_id, slug in in_order.values_list(
        "id", "home", "slug"
    ):
        by_paper.setdefault(home_id, (crc32(slug.encode()), question_id))
    return [question_id for _, question_id in sorted(by_paper.values())]


def ask_live_question(question: Question, day: date) -> LiveQuestion:
    seed = uuid.UUID(int=day.toordinal())
    return LiveQuestion(
        question=show_question(question, question.shown_html),
        slug=slug_of_paper(question),
        choices=shuffle_choices(question, seed),
    )


def slug_of_paper(question: Question) -> str:
    """Of one of choice_questions(), which all have a paper."""
    return question.home.slug if question.home else ""


def answer_live_question(question: Question, choice_id: int) -> LiveQuestion:
    """With what there is to learn from the choice; nothing is stored."""
    review = Review(
        question=question,
        choice_id=choice_id,
        question_revision=question.revision,
    )
    outcome = answered_question(review)
    chosen = [choice for choice in outcome["choices"] if choice["is_chosen"]]
    return LiveQuestion(
        question=outcome["question"],
        slug=slug_of_paper(question),
        outcome=outcome,
        is_right=any(choice["is_right"] for choice in chosen),
    )
