"""A visitor's answers become a learner's, each once."""

from datetime import datetime

from django.db import transaction

from papers.models import Question
from study.memory import Rating
from study.models import Learner, Review
from study.review.services import (
    Answer,
    AnsweredElsewhere,
    QuestionIsGone,
    record_review,
)
from study.trying.queries import review_of_trial
from study.trying.trials import KeptAnswers, Trial, TrialAnswer


class QuestionWasChanged(Exception):
    """It asks something else than what the visitor answered."""


def keep_trial(*, learner: Learner, trial: Trial, at: datetime) -> KeptAnswers:
    """Each answer as a review of the moment at which it was given."""
    kept = KeptAnswers()
    with transaction.atomic():
        learner.lock()
        questions = Question.objects.readable().select_related("home")
        by_id = questions.in_bulk(
            answer.question_id for answer in trial.answers
        )
        keys = [answer.answer_key for answer in trial.answers]
        own = Review.objects.filter(learner=learner, key__in=keys)
        known_keys = set(own.values_list("key", flat=True))
        for answer in trial.answers:
            # Also one that was taken back since: it is not given again by this.
            if answer.answer_key in known_keys:
                kept.known_count += 1
                continue
            question = by_id.get(answer.question_id)
            try:
                keep_answer(learner, question, answer, at)
            except AnsweredElsewhere:
                kept.answered_count += 1
            except (QuestionIsGone, QuestionWasChanged):
                kept.gone_count += 1
            else:
                kept.kept_count += 1
    return kept


def keep_answer(
    learner: Learner,
    question: Question | None,
    answer: TrialAnswer,
    at: datetime,
) -> Review:
    """The learner is locked."""
    if question is None:
        raise QuestionIsGone
    if answer.revision < question.meaning_revision:
        raise QuestionWasChanged
    choice = None
    if answer.choice_id:
        choice = question.choices.filter(pk=answer.choice_id).first()
        if choice is None:
            raise QuestionWasChanged
    given = Answer(
        rating=Rating(answer.rating),
        key=answer.answer_key,
        seen=0,
        typed=answer.typed,
        points=review_of_trial(question, answer).points,
        choice=choice,
        duration=answer.duration,
        question_revision=answer.revision,
    )
    return record_review(
        learner=learner,
        question=question,
        answer=given,
        at=min(answer.answered_at, at),
        quiz=None,
    )
