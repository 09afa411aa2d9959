"""What a visitor is asked, and what came of it; nothing of it is stored."""

from typing import Any

from papers.models import Paper, Question
from study.models import Learner, Review
from study.review.given_answer import answered_question
from study.review.prompt import QuestionPrompt, ask_question
from study.review.session import StudySession
from study.trying.trials import Trial, TrialAnswer

MOST_QUESTIONS = 3
# What is quickest to answer comes first.
KINDS_IN_ORDER = (
    Question.Kind.CHOICE,
    Question.Kind.CLOZE,
    Question.Kind.RECALL,
)


def begin_trial(paper: Paper, *, without_id: int | None = None) -> Trial | None:
    """Three questions of the paper at most, of different kinds where it has them.

    without_id: a question that was just answered. None when nothing is left to ask.
    """
    questions = paper.questions.live().order_by("theme", "position", "id")
    rows = list(questions.exclude(pk=without_id).values_list("id", "kind"))
    chosen_ids = []
    for kind in KINDS_IN_ORDER:
        of_kind = [question_id for question_id, own in rows if own == kind]
        chosen_ids += of_kind[:1]
    others = [
        question_id for question_id, _ in rows if question_id not in chosen_ids
    ]
    question_ids = (*chosen_ids, *others)[:MOST_QUESTIONS]
    if not question_ids:
        return None
    return Trial(paper_id=paper.pk, question_ids=question_ids)


def trial_paper(trial: Trial) -> Paper | None:
    """None when it was withdrawn meanwhile."""
    return Paper.objects.published().filter(pk=trial.paper_id).first()


def trial_questions(
    trial: Trial, *, with_parts: bool = False
) -> list[Question]:
    """Those that may still be asked, in the trial's order.

    with_parts: with their choices and key points.
    """
    live = Question.objects.live().select_related("home")
    if with_parts:
        live = live.prefetch_related("choices", "key_points")
    found = live.in_bulk(trial.question_ids)
    return [found[number] for number in trial.question_ids if number in found]


def next_trial_prompt(trial: Trial) -> QuestionPrompt | None:
    """The first question without an answer; None when all have one."""
    waiting = []
    for question in trial_questions(trial):
        if question.pk not in trial.answered_ids:
            waiting.append(question)
    if not waiting:
        return None
    return ask_question(waiting[0], None, trial_session(trial, waiting))


def trial_session(trial: Trial, waiting: list[Question]) -> StudySession:
    return StudySession(done_count=len(trial.answers), left_count=len(waiting))


def session_of_question(trial: Trial, question: Question) -> StudySession:
    """The session while the question's answer is shown."""
    questions = trial_questions(trial)
    waiting = [
        other
        for other in questions
        if other.pk == question.pk or other.pk not in trial.answered_ids
    ]
    return trial_session(trial, waiting)


def visiting_learner() -> Learner:
    """Somebody as a new account would make them; not stored."""
    return Learner()


def review_of_trial(question: Question, answer: TrialAnswer) -> Review:
    """The answer as the review that it would be; not stored."""
    points = [
        point.text
        for point in question.key_points.all()
        if point.pk in answer.point_ids
    ]
    return Review(
        question=question,
        rating=answer.rating,
        reviewed_at=answer.answered_at,
        typed=answer.typed,
        choice_id=answer.choice_id,
        points=points,
        question_revision=answer.revision,
    )


def trial_outcome(question: Question, answer: TrialAnswer) -> dict[str, Any]:
    """One question with what was answered and the model answer."""
    review = review_of_trial(question, answer)
    outcome = answered_question(review)
    outcome["review"] = {
        "typed": answer.typed,
        "rating": answer.rating,
        "rating_label": review.get_rating_display(),
    }
    return outcome


def trial_result(trial: Trial) -> dict[str, Any]:
    """What came of the questions, but of those that were withdrawn."""
    questions = trial_questions(trial, with_parts=True)
    by_id = {question.pk: question for question in questions}
    given = [answer for answer in trial.answers if answer.question_id in by_id]
    outcomes = [
        trial_outcome(by_id[answer.question_id], answer) for answer in given
    ]
    return {
        "outcomes": outcomes,
        "answered_count": len(given),
        "remembered_count": sum(answer.is_remembered for answer in given),
        "withdrawn_count": len(trial.answers) - len(given),
    }
