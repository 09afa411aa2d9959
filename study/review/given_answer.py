"""An answer that was given, with everything there is to learn from it."""

from datetime import datetime
from typing import Any

from papers.models import Question
from study.memory.asking import next_asking
from study.memory.words import when
from study.models import Card, GivenAnswer, Learner, Quiz, Review
from study.review.answers_as_given import answer_as_given
from study.review.asked_questions import questions_as_asked
from study.review.gaps import prompt_with_answers
from study.review.leeches import remedy_for
from study.review.ratings import RATING_LABELS
from study.review.session import given_answer_url, is_latest_answer, session_url
from study.review.set_asides import make_notice, standing_set_aside
from study.review.shown_question import show_question


def given_answer(
    learner: Learner,
    review: Review,
    quiz: Quiz | None,
    at: datetime,
) -> dict[str, Any]:
    """What the page of the answer shows."""
    context = answered_question(review)
    context["review"] = {
        "id": review.pk,
        "rating": review.rating,
        "rating_label": review.get_rating_display(),
        "reviewed_at": review.reviewed_at,
        "typed": review.typed,
        "points": review.points,
    }
    context["quiz_id"] = quiz.pk if quiz else ""
    context["next_url"] = session_url(quiz)
    context["next_label"] = "Next question"
    is_latest = is_latest_answer(review)
    context["can_undo"] = is_latest
    context["can_correct"] = is_latest
    context["corrections"] = other_ratings(review)
    context["comes_back"] = ""
    context["notice"] = None
    context["remedy"] = None
    if is_latest and review.question.is_live:
        add_what_comes(context, learner, review, quiz, at)
    return context


def add_what_comes(
    context: dict[str, Any],
    learner: Learner,
    review: Review,
    quiz: Quiz | None,
    at: datetime,
) -> None:
    """When the question is asked again, and what helps if it was forgotten too often.

    Or that it is set aside.
    """
    cards = Card.objects.filter(learner=learner, question=review.question_id)
    card = cards.askable().with_burial(at).first()
    if card:
        context["comes_back"] = next_time(card, learner, at)
    if card and card.buried_until is None:
        context["remedy"] = remedy_for(review, card, learner, at)
        return
    set_aside = standing_set_aside(learner, review.question_id, at)
    if set_aside:
        context["notice"] = make_notice(
            set_aside, given_answer_url(review, quiz)
        )


def next_time(card: Any, learner: Learner, at: datetime) -> str:
    """“tomorrow”, “on Wednesday”; card: one of CardQuerySet.with_burial()."""
    asking = next_asking(
        card.state,
        card.due_at,
        clock=learner.clock,
        buried_until=card.buried_until,
    )
    return when(asking, at=at, clock=learner.clock)


def other_ratings(review: Review) -> list[tuple[int, str]]:
    return [
        (value, label)
        for value, label in RATING_LABELS.items()
        if value != review.rating
    ]


def answered_question(review: GivenAnswer) -> dict[str, Any]:
    """The question as it was asked, with what was answered marked in it."""
    asked = questions_as_asked([review])[review.pk]
    question = asked.question
    prompt_html = question.shown_html
    if question.kind == Question.Kind.CLOZE:
        prompt_html = prompt_with_answers(question)
    context = answer_as_given(review, asked)
    context["question"] = show_question(question, prompt_html)
    context["is_withdrawn"] = not question.is_live
    return context
