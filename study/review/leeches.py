"""What helps with a question that is forgotten again and again."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from papers import markdown
from papers.models import Question
from study.memory import State
from study.models import Card, GivenAnswer, Learner, Review
from study.models.set_aside import askable_questions
from study.review.shown_question import papers_of_question

LEVELS = list(Question.Level)


@dataclass(frozen=True, kw_only=True)
class EasierQuestion:
    """url: where it stands in its note."""

    prompt: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """lapse_count: how often the question was forgotten after it had settled."""

    lapse_count: int
    easier: EasierQuestion | None


def is_leech(card: Card, learner: Learner) -> bool:
    return card.lapse_count >= learner.leech_threshold


def calls_for_remedy(given: GivenAnswer, learner: Learner) -> bool:
    """Whether a settled question was forgotten just now, and often before."""
    if (
        not isinstance(given, Review)
        or given.is_remembered
        or given.before is None
    ):
        return False
    if given.before["state"] != State.REVIEW:
        return False
    card = Card.objects.filter(
        learner=learner, question=given.question_id
    ).first()
    return card is not None and is_leech(card, learner)


def remedy_for(
    review: Review,
    card: Card,
    learner: Learner,
    at: datetime,
) -> Remedy | None:
    """What the page of a forgotten answer offers; None when it needs nothing."""
    if review.is_remembered or not is_leech(card, learner):
        return None
    return Remedy(
        lapse_count=card.lapse_count,
        easier=easier_question(card, review.question, learner, at),
    )


def easier_question(
    card: Card,
    question: Question,
    learner: Learner,
    at: datetime,
) -> EasierQuestion | None:
    """One on the same paper or theme that comes easier to the learner.

    Of those they were asked the easiest; else one never asked, of a lower level.
    """
    found = None
    least = card.difficulty
    for other in siblings(question, learner, at):
        for own_card in other.cards.all():
            if own_card.difficulty < least:
                found = other
                least = own_card.difficulty
    if found is None:
        found = lower_question(question, siblings(question, learner, at))
    if found is None:
        return None
    url = place_among_questions(found)
    if not url:
        return None
    return EasierQuestion(
        prompt=markdown.plain_text(found.prompt_without_gaps),
        url=url,
    )


def siblings(
    question: Question,
    learner: Learner,
    at: datetime,
) -> QuerySet[Question]:
    """Those that may be asked on the same paper or theme, each with the own card."""
    own_cards = Prefetch("cards", Card.objects.filter(learner=learner))
    askable = askable_questions(learner, at).exclude(pk=question.pk)
    same = askable.filter(home=question.home_id, theme=question.theme)
    return same.select_related("home").prefetch_related(own_cards)


def lower_question(
    question: Question,
    others: QuerySet[Question],
) -> Question | None:
    """The one of the lowest level below the question's that was never asked."""
    found = None
    lowest = LEVELS.index(Question.Level(question.level))
    for other in others:
        level = LEVELS.index(Question.Level(other.level))
        if level < lowest and not other.cards.all():
            found = other
            lowest = level
    return found


def place_among_questions(question: Question) -> str:
    """Empty when no published note lists it."""
    papers = papers_of_question(question)
    if not papers:
        return ""
    _, url = papers[0]
    return f"{url}#question-{question.pk}"
